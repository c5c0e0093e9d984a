import re
import time

import pytest

from detectors.anonymity.profile import NOBODY, Profile
from detectors.finding import Category, Finding
from proxy.redaction.calendar import Calendar
from proxy.redaction.choosing import Choice
from proxy.redaction.generalise import General, Stage
from proxy.redaction.ledger import Ledger
from proxy.redaction.moments import Moment

CALENDAR = Calendar().anchored([Moment(2024, 3, 12)])
MARK = re.compile(r"<(?P<category>[A-Z_]+)>(?P<words>.*?)</(?P=category)>")


def marked(text: str) -> tuple[str, list[Finding]]:
    """A text without its marks, and what they mark."""
    plain, found, at = "", list[Finding](), 0
    for mark in MARK.finditer(text):
        plain += text[at : mark.start()]
        found.append(Finding(Category(mark["category"]), len(plain), len(plain) + len(mark["words"]), 1.0, "test"))
        plain, at = plain + mark["words"], mark.end()
    return plain + text[at:], found


def generalised(text: str, found: list[Finding], stage: Stage) -> list[General]:
    return Choice(Ledger("AB2N", calendar=CALENDAR), stage=stage).replaced(text, found)


def written(text: str, done: list[General]) -> str:
    for each in sorted(done, key=lambda each: -each.finding.start):
        stands = each.words or f"[{each.finding.category}]"
        text = text[: each.finding.start] + stands + text[each.finding.end :]
    return text


def said(text: str, stage: Stage = Stage.PLACES) -> str:
    plain, found = marked(text)
    return written(plain, generalised(plain, found, stage))


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("vit à <CITY>Guingamp</CITY>", "vit à [commune de 2 000 à 10 000 habitants]"),
        ("vit à <CITY>Guingamp</CITY> (22), seul", "vit à [commune de 2 000 à 10 000 habitants], seul"),
        ("vit à <CITY>Brest</CITY> 3 ans", "vit à [commune de 50 000 à 200 000 habitants] 3 ans"),
        ("CP <POSTAL_CODE>29200</POSTAL_CODE>", "CP [code postal]"),
        ("sort de <FACILITY>l'hôpital Necker</FACILITY>", "sort de l'[hôpital]"),
        ("sort de la <FACILITY>clinique des Cèdres</FACILITY>", "sort de la [clinique]"),
        ("dort <UNIT>chambre 214</UNIT>", "dort [chambre]"),
        ("vu le <DATE>17/03/2024</DATE>", "vu le [J0 + 5]"),
        ("séjour du <DATE>12 au 15/03/2024</DATE>", "séjour du [J0] au [J0 + 3]"),
        ("opéré en <DATE>2021</DATE>", "opéré en [J0 - 3 ans]"),
        ("prévu <DATE>fin juin</DATE>", "prévu [DATE]"),
        ("<PERSON>Claire</PERSON>, <PROFESSION>notaire</PROFESSION>", "[PERSON], [PROFESSION]"),
        ("<ORIGIN>kosovare</ORIGIN>, <SITUATION>doyenne</SITUATION>", "[ORIGIN], [SITUATION]"),
        ("<AGE>87 ans</AGE>, <DISEASE>AVC</DISEASE> sous <DRUG>Kardegic</DRUG>", "87 ans, AVC sous Kardegic"),
    ],
)
def test_what_points_to_somebody_is_said_in_general_and_what_is_clinical_stays(text: str, general: str) -> None:
    assert said(text) == general


@pytest.mark.parametrize(
    ("stage", "general"),
    [
        (Stage.PLACES, "patiente de 87 ans, syndrome de Gitelman, HTA"),
        (Stage.AGES, "patiente de plus de 80 ans, syndrome de Gitelman, HTA"),
        (Stage.ILLNESSES, "patiente de plus de 80 ans, [maladie rare], HTA"),
    ],
)
def test_ages_then_rare_diseases_follow_by_stage(stage: Stage, general: str) -> None:
    text = "patiente de <AGE>87 ans</AGE>, <DISEASE>syndrome de Gitelman</DISEASE>, <DISEASE>HTA</DISEASE>"
    assert said(text, stage) == general


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("suit pour un syndrome de Gitelman hier", "suit pour un [maladie rare] hier"),
        ("<DISEASE>syndrome de Gitelman familial</DISEASE>, vu", "[maladie rare], vu"),
        ("<SITUATION>premier syndrome de Gitelman greffé</SITUATION>", "[SITUATION]"),
        ("<DISEASE>pneumopathie</DISEASE>", "pneumopathie"),
        ("dans sa <AGE>83e année</AGE>", "dans sa [AGE]"),
    ],
)
def test_a_rare_disease_is_found_as_the_estimate_finds_it(text: str, general: str) -> None:
    assert said(text, Stage.ILLNESSES) == general


def test_what_a_generalisation_still_tells_is_known() -> None:
    text, found = marked("<AGE>87 ans</AGE>, vit à <CITY>Lyon</CITY>, <PERSON>Claire</PERSON>")
    leaves = [each.leaves for each in generalised(text, found, Stage.AGES)]
    assert leaves == [Profile(youngest=80, oldest=120), Profile(inhabitants=6_050_373), NOBODY]


def test_a_text_full_of_findings_is_generalised_in_time() -> None:
    line = "Vit à <CITY>Lyon</CITY>, <DISEASE>mucoviscidose</DISEASE>, vu le <DATE>12/03/2024</DATE>. "
    text, found = marked(line * 1_500)
    started = time.process_time()
    assert len(generalised(text, found, Stage.ILLNESSES)) == 3 * 1_500
    assert time.process_time() - started < 2

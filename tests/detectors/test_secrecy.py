from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.cues import is_own
from detectors.secrecy import CASE, OWN, STORY, THRESHOLD, is_invented, judged


class Said(NamedTuple):
    """What judges might say of a text, and of its surest passage."""

    secrecy: float
    story: float = STORY


SURE, NEVER = THRESHOLD + 5, Said(THRESHOLD - 5)

INVENTED = (
    "Cas clinique fictif : un homme de 60 ans, vu ce matin pour douleur thoracique.",
    "Un cas d'école : M. X, 40 ans",
    "Vignette clinique pour les étudiants de troisième année",
    "Rédige une lettre type à Monsieur X, patient fictif",
    "Une résidente imaginaire refuse sa toilette",
    "Invente-moi une jeune patiente diabétique",
    "Imaginez un cas de méningite chez un nourrisson",
    "Mise en situation simulée : arrêt cardiaque au bloc",
    "QCM 12. Une patiente de 34 ans est hospitalisée hier pour dyspnée.",
    "Corrige ma copie de partiels sur le pied bot",
    "Dossier progressif no 4",
    "Quel est le plus probable ? A. une embolie B. une angine C. un abcès D. un zona",
    "Laquelle ?\n1) la fièvre\n2) la toux\n3) le sang\n4) aucune",
)
TOLD = (
    "",
    "Ma patiente de 87 ans refuse l'antibiotique.",
    "Un patient m'a parlé de ses inventions",
    "Imagine ce que ressent son fils",
    "Quelle est la posologie de l'amoxicilline ?",
    "Liste : 1) la fièvre, 2) la toux",
    "Vitamine A. Vitamine B.",
    "Le malade imaginaire, acte III",
    "Le dossier est en retard",
    "Pneumothorax partiel ce matin au lit 12",
    "reprise à temps partiel thérapeutique",
    "Ordre du jour : 1. contexte 2. objectifs 3. méthode 4. résultats",
)


@pytest.mark.parametrize("text", INVENTED)
def test_a_text_that_says_that_it_is_invented_or_an_exam_is_told_so(text: str) -> None:
    assert is_invented(text)
    assert is_invented(f"Bonjour,\n{text}\nMerci !")


@pytest.mark.parametrize("text", TOLD)
def test_any_other_text_is_not_taken_for_an_invention(text: str) -> None:
    assert not is_invented(text)


@pytest.mark.parametrize("text", [*INVENTED, *TOLD])
def test_a_text_of_which_the_judge_is_sure_is_secret_whatever_it_says_of_itself(text: str) -> None:
    assert judged(text, Said(SURE)) == (True, False)


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("Que faire ?", THRESHOLD),
        ("Cas fictif : que faire ?", CASE),
        ("Ma patiente tousse.", THRESHOLD - OWN),
        ("Notre jeune résident tousse.", THRESHOLD - OWN),
        ("Mon patient idéal tousse.", THRESHOLD),
        ("Mes patients toussent.", THRESHOLD),
    ],
)
def test_how_sure_the_judge_must_be_depends_on_what_the_text_says_of_itself(text: str, least: float) -> None:
    assert judged(text, Said(least + 0.01)).secret
    assert not judged(text, Said(least)).secret


@pytest.mark.parametrize("said", [Said(THRESHOLD), NEVER])
def test_up_to_the_threshold_only_an_invention_is_a_vignette(said: Said) -> None:
    assert {judged(text, said) for text in INVENTED} == {(False, True)}
    assert {judged(text, said) for text in TOLD if not is_own(text)} == {(False, False)}


def test_a_sure_passage_makes_a_text_secret_unless_it_says_that_it_is_invented() -> None:
    story = Said(THRESHOLD - 5, STORY + 0.01)
    assert {judged(text, story) for text in INVENTED} == {(False, True)}
    assert {judged(text, story) for text in TOLD} == {(True, False)}


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("PID|1||8001234567^^^CHU||DUPONT^MARIE||19540312|F", True),
        ('Résume : {"resourceType":"Patient","birthDate":"1954-03-12"}', True),
        ("QCM 3.\nPID|1||8001234567^^^CHU||DUPONT^MARIE||19540312|F", True),
        ("Que contient le segment PID ?", False),
        ('{"resourceType":"ValueSet"}', False),
        ('Comment valider {"resourceType": "Patient"} ?', False),
        ("MSH|^~\\& : que veut dire ce séparateur ?", False),
    ],
)
def test_what_carries_one_person_s_record_is_secret_whatever_its_score(text: str, secret: bool) -> None:
    assert judged(text, NEVER).secret is secret


@given(st.text(max_size=60), st.floats(allow_nan=False))
def test_no_text_is_both_secret_and_a_vignette(text: str, score: float) -> None:
    judgement = judged(text, Said(score))
    assert not (judgement.secret and judgement.vignette)
    assert judgement.secret or score <= CASE
    assert judgement.vignette is (not judgement.secret and is_invented(text))


@pytest.mark.parametrize(
    "noise",
    [
        "1",
        "a " * 10,
        "M. A ",
        "cas clinique ",
        "imagine un a b ",
        "patient ",
        "A. ",
        "A. B. ",
        "1. a\n2. b\n3. c\n",
        "\n",
    ],
)
def test_noise_takes_linear_time(noise: str) -> None:
    assert judged((noise * 100_000)[:100_000], NEVER) == (False, False)

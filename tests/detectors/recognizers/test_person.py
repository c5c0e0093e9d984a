"""Sentences of hospital writing, with names in double brackets, and harmless ones.

The rules were tuned on the odd lines only; the even ones say how well they do on sentences they have not seen.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
import spacy
from presidio_analyzer.nlp_engine import NlpArtifacts

from detectors.complement import GUESS
from detectors.engine import PresidioDetector
from detectors.names import Words, names_in
from detectors.recognizers.person import NAMELESS, SHOWN, FrPersonRecognizer
from detectors.secrecy import THRESHOLD

HERE = Path(__file__).parent
FOUND = (HERE / "person_found.txt").read_text(encoding="utf-8").splitlines()
SILENT = (HERE / "person_silent.txt").read_text(encoding="utf-8").splitlines()
UNSEEN_FOUND, UNSEEN_SILENT = 0.92, 0.95
"""Shares of unseen sentences that are right, measured when the rules were written."""


def _unbracket(line: str) -> tuple[str, set[int]]:
    """Give a sentence without brackets, and the places of the letters and digits inside them."""
    text, named = "", set[int]()
    for index, part in enumerate(re.split(r"\[\[|\]\]", line.replace("\\n", "\n"))):
        if index % 2:
            named |= {len(text) + at for at, char in enumerate(part) if char.isalnum()}
        text += part
    return text, named


def _covered(text: str) -> set[int]:
    words = Words(text)
    spans = [(words.starts[name.start], name.cut) for name in names_in(words)]
    return {at for start, end in spans for at in range(start, end) if text[at].isalnum()}


def _is_right(line: str) -> bool:
    text, named = _unbracket(line)
    return named <= _covered(text) if named else not _covered(text)


def test_it_finds_one_category_in_french() -> None:
    recognizer = FrPersonRecognizer()
    assert (recognizer.supported_entities, recognizer.supported_language) == (["PERSON"], "fr")


@pytest.mark.parametrize("line", FOUND[::2] + SILENT[::2])
def test_every_name_and_nothing_else_is_found(line: str) -> None:
    text, named = _unbracket(line)
    assert _covered(text) == named


def test_sentences_never_tuned_on_are_mostly_right() -> None:
    assert sum(map(_is_right, FOUND[1::2])) / len(FOUND[1::2]) >= UNSEEN_FOUND
    assert sum(map(_is_right, SILENT[1::2])) / len(SILENT[1::2]) >= UNSEEN_SILENT


class Said(NamedTuple):
    """What the judges say of a text."""

    naming: float
    secrecy: float


class NotAsked:
    """Judges that cost too much for this text."""

    def __getattr__(self, name: str) -> float:
        raise AssertionError("asked")


ONLY_SEEN, SHOWN_TOO = "Compare le théâtre de Vasseur et celui de Molière", "Que fit Zoltan Kermarrec {} ?"
SURE = 1.0
FIGURES = Said(NAMELESS - SURE, THRESHOLD - SURE)
CARE = Said(NAMELESS - SURE, THRESHOLD + SURE)
NAMED = Said(NAMELESS + SURE, THRESHOLD - SURE)


def _artifacts(text: str, seen: str, judgements: object = None) -> NlpArtifacts:
    """What the models say of a text: one name, or none, and judgements, or none."""
    doc, at = spacy.blank("fr").make_doc(text), text.index(seen)
    entity = doc.char_span(at, at + len(seen), label="PATIENT")
    artifacts = NlpArtifacts([entity] if entity else [], doc, [], [], None, "fr")
    if judgements:
        vars(artifacts)["judgements"] = judgements
    return artifacts


def _persons(artifacts: NlpArtifacts) -> list[tuple[str, float]]:
    text = artifacts.tokens.text
    found = FrPersonRecognizer().analyze(text, ["PERSON"], artifacts)
    return [(text[person.start : person.end], person.score) for person in found]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (FIGURES, False),
        (FIGURES._replace(secrecy=THRESHOLD), False),
        (FIGURES._replace(naming=NAMELESS), True),
        (CARE, True),
        (NAMED, True),
        (Said(NAMED.naming, CARE.secrecy), True),
        (None, True),
    ],
)
def test_a_name_that_only_the_model_sees_is_nobody_s_where_a_text_speaks_of_figures_only(
    said: Said | None, kept: bool
) -> None:
    expected = [("Vasseur", GUESS)] if kept else []
    assert _persons(_artifacts(ONLY_SEEN, "Vasseur", said)) == expected


@pytest.mark.parametrize(
    ("when", "said", "kept"),
    [
        ("en 1789", FIGURES, False),
        ("en 1934", FIGURES, False),
        ("le 3 mai 1066", FIGURES, False),
        ("en 1789", CARE, True),
        ("en 1789", NAMED, True),
        ("en 1789", None, True),
        ("en 1961", FIGURES, True),
        ("en 2024", FIGURES, True),
        ("de 1200 mg", FIGURES, True),
        ("de 1500ml", FIGURES, True),
        ("de 1800 €", FIGURES, True),
        ("avant-hier", FIGURES, True),
    ],
)
def test_a_name_that_words_show_is_nobody_s_beside_a_year_that_no_patient_remembers(
    when: str, said: Said | None, kept: bool
) -> None:
    expected = [("Zoltan Kermarrec", SHOWN)] if kept else []
    assert _persons(_artifacts(SHOWN_TOO.format(when), "", said)) == expected


@pytest.mark.parametrize("text", ["Que faire devant une toux ?", "Mme Kermarrec tousse.", SHOWN_TOO.format("en 2024")])
def test_the_judges_are_not_asked_of_a_text_in_which_the_model_sees_nobody(text: str) -> None:
    shown = [("Kermarrec", SHOWN)] if "Mme" in text else [("Zoltan Kermarrec", SHOWN)] if "Zoltan" in text else []
    assert _persons(_artifacts(text, "", NotAsked())) == shown


def test_the_judges_are_asked_of_a_name_that_only_the_model_sees() -> None:
    with pytest.raises(AssertionError, match="asked"):
        _persons(_artifacts(ONLY_SEEN, "Vasseur", NotAsked()))


@pytest.mark.parametrize(
    ("text", "seen", "kept"),
    [
        (ONLY_SEEN, "Vasseur", False),
        ("En 1789, que fit Rouget de Lisle avant d'écrire la Marseillaise ?", "Rouget de Lisle", False),
        ("Xyloqui dort en chambre 12 ce matin, patient calme", "Xyloqui", True),
        ("on a changé ninon à 14 h, elle refuse sa toilette", "ninon", True),
    ],
)
def test_the_shipped_judges_tell_figures_from_people_in_care(
    detector: PresidioDetector, text: str, seen: str, kept: bool
) -> None:
    artifacts = detector._ner.process_text(text, "fr")  # noqa: SLF001 - one model in memory for the whole run
    at = text.index(seen)
    artifacts.entities = [e for e in [artifacts.tokens.char_span(at, at + len(seen), label="PATIENT")] if e]
    assert _persons(artifacts) == ([(seen, GUESS)] if kept else [])


@pytest.mark.parametrize(
    "text",
    [
        "Zoltan Kermarrec, né en 1932, chute à domicile",
        "M. Vasseur, né le 12/03/1936, entre pour une toux",
        "Mme Hélène Tessier née en 1929 : bilan de chute, retour en EHPAD",
        "Nom : KERMARREC\nPrénom : Zoltan\nNé le : 01/02/1931",
        "Zoltan Kermarrec 04/05/1938",
    ],
)
def test_a_patient_born_before_the_war_is_somebody(detector: PresidioDetector, text: str) -> None:
    artifacts = detector._ner.process_text(text, "fr")  # noqa: SLF001 - one model in memory for the whole run
    assert SHOWN in {score for _, score in _persons(artifacts)}

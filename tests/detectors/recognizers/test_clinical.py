from typing import NamedTuple

import pytest

from detectors.finding import HEALTH, Category
from detectors.recognizers.clinical import FrClinicalRecognizer


class Entity(NamedTuple):
    """What the recognizer reads of an entity of the model."""

    label_: str
    start_char: int
    end_char: int


def found(label: str, words: str) -> list[str]:
    """What is kept when the model gives these words that label."""
    artifacts = type("Artifacts", (), {"entities": [Entity(label, 0, len(words))]})()
    results = FrClinicalRecognizer().analyze(words, [], artifacts)
    return [words[result.start : result.end] for result in results]


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("FACILITY", "clinique Saint-Vincent"),
        ("ADDRESS", "impasse du Puits"),
        ("CITY", "Pont-l'Abbé"),
        ("CITY", "PONT L ABBE"),
        ("DATE", "Noël 2019"),
        ("DATE_OF_BIRTH", "12/03/47"),
        ("DATE_OF_BIRTH", "3 mars 1947"),
        ("DATE_OF_BIRTH", "douze mars mille neuf cent trente"),
        ("DATE_OF_BIRTH", "1947"),
        ("DATE_OF_BIRTH", "1947-03-12"),
        ("LAB_VALUE", "12/7"),
        ("PROFESSION", "boulanger"),
        ("UNIT", "réa med lit 6"),
    ],
)
def test_what_the_model_reads_is_kept_when_its_words_may_be_that(label: str, words: str) -> None:
    assert found(label, words) == [words]


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("ADDRESS", "207 bergers allemands"),
        ("CITY", "Nyquist"),
        ("DATE", "mars 2004"),
        ("DATE_OF_BIRTH", "95,3 %"),
        ("FACILITY", "12"),
        ("UNIT", "214"),
        ("UNIT", "chambre 214"),
        ("CITY", "VILLE"),
        ("UNIT", "µmol/L"),
        ("UNIT", "Unité"),
        ("DATE_OF_BIRTH", "2020-12"),
        ("DATE_OF_BIRTH", "2.16.840.1"),
        ("DATE_OF_BIRTH", "1421"),
        ("DISEASE", "3"),
        ("AGE", "87 ans"),
        ("PATIENT", "Vasseur"),
        ("MISC", "Vasseur"),
    ],
)
def test_what_rules_read_better_and_what_cannot_be_is_left_out(label: str, words: str) -> None:
    assert found(label, words) == []


def test_it_gives_every_category_of_health() -> None:
    assert {Category(name) for name in FrClinicalRecognizer().supported_entities} >= HEALTH

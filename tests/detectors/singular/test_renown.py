import pytest

from detectors.recognizers.situation import FrSituationRecognizer
from detectors.singular.renown import RENOWN

_NAMES = frozenset(fact.name for kind in RENOWN for fact in kind.facts)


@pytest.fixture(scope="module")
def recognizer() -> FrSituationRecognizer:
    return FrSituationRecognizer()


def _found(recognizer: FrSituationRecognizer, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in recognizer.find(text) if hit.rule in _NAMES]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("ex-ministre, 73 ans", "ex-ministre"),
        ("patient, acteur connu, cure", "acteur connu"),
        ("résidente de notre foyer de 6 places", "résidente de notre foyer de 6 places"),
    ],
)
def test_somebody_of_renown_is_found_when_ill(recognizer: FrSituationRecognizer, text: str, fact: str) -> None:
    assert _found(recognizer, text)[:1] == [fact]


@pytest.mark.parametrize(
    "text",
    [
        "prix Nobel de médecine 2023",
        "dopage chez un champion olympique",
        "un foyer de 12 places à créer",
        "acteurs de santé reconnus",
    ],
)
def test_what_is_like_it_and_points_to_nobody_is_left_alone(recognizer: FrSituationRecognizer, text: str) -> None:
    assert _found(recognizer, text) == []

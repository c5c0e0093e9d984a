import pytest

from detectors.recognizers.situation import FrSituationRecognizer
from detectors.singular.families import FAMILIES

_NAMES = frozenset(fact.name for kind in FAMILIES for fact in kind.facts)


@pytest.fixture(scope="module")
def recognizer() -> FrSituationRecognizer:
    return FrSituationRecognizer()


def _found(recognizer: FrSituationRecognizer, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in recognizer.find(text) if hit.rule in _NAMES]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("patiente mère de 11 enfants", "mère de 11 enfants"),
        ("elle a eu des triplés hier", "triplés"),
        ("la centenaire de Plouha a chuté hier", "centenaire de Plouha"),
    ],
)
def test_a_family_like_few_others_is_found(recognizer: FrSituationRecognizer, text: str, fact: str) -> None:
    assert _found(recognizer, text)[:1] == [fact]


@pytest.mark.parametrize(
    "text",
    [
        "patiente mère de 3 enfants",
        "grossesse de triplés : quel suivi ?",
        "une salle avec 12 enfants et 3 adultes",
        "les centenaires en France",
    ],
)
def test_what_is_like_it_and_points_to_nobody_is_left_alone(recognizer: FrSituationRecognizer, text: str) -> None:
    assert _found(recognizer, text) == []

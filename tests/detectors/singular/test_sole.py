import pytest

from detectors.recognizers.situation import FrSituationRecognizer
from detectors.singular.sole import SOLE

_NAMES = frozenset(fact.name for kind in SOLE for fact in kind.facts)


@pytest.fixture(scope="module")
def recognizer() -> FrSituationRecognizer:
    return FrSituationRecognizer()


def _found(recognizer: FrSituationRecognizer, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in recognizer.find(text) if hit.rule in _NAMES]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("patient, seul cas de Fabry suivi en Corse", "seul cas de Fabry suivi en Corse"),
        ("la doyenne du village, 104 ans", "doyenne du village"),
        ("dernier berger de la vallée, 81 ans", "dernier berger de la vallée"),
    ],
)
def test_the_only_one_of_a_place_is_found(recognizer: FrSituationRecognizer, text: str, fact: str) -> None:
    assert _found(recognizer, text)[:1] == [fact]


@pytest.mark.parametrize(
    "text",
    [
        "seul traitement en France",
        "premier épisode",
        "dernière dose du service",
        "seul interne de garde",
        "Qui est la doyenne du village ?",
    ],
)
def test_what_is_like_it_and_points_to_nobody_is_left_alone(recognizer: FrSituationRecognizer, text: str) -> None:
    assert _found(recognizer, text) == []

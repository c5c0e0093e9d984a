import pytest

from detectors.recognizers.situation import FrSituationRecognizer
from detectors.singular.events import EVENTS

_NAMES = frozenset(fact.name for kind in EVENTS for fact in kind.facts)


@pytest.fixture(scope="module")
def recognizer() -> FrSituationRecognizer:
    return FrSituationRecognizer()


def _found(recognizer: FrSituationRecognizer, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in recognizer.find(text) if hit.rule in _NAMES]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("patient rescapé de l'incendie de Brest", "rescapé de l'incendie de Brest"),
        ("vu hier, otage libéré au Mali", "otage libéré au Mali"),
        ("bébé né dans l'ambulance sur l'A7 ce matin", "né dans l'ambulance sur l'A7"),
    ],
)
def test_somebody_of_an_event_is_found(recognizer: FrSituationRecognizer, text: str, fact: str) -> None:
    assert _found(recognizer, text)[:1] == [fact]


@pytest.mark.parametrize(
    "text",
    [
        "victime d'un accident de la route",
        "patient né à terme",
        "victimes de l'attentat de Nice : recommandations",
        "le médicament dont la presse a parlé",
    ],
)
def test_what_is_like_it_and_points_to_nobody_is_left_alone(recognizer: FrSituationRecognizer, text: str) -> None:
    assert _found(recognizer, text) == []

import pytest

from detectors.singular.events import EVENTS
from tests.detectors.singular.finding import Found


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("patient rescapé de l'incendie de Brest", "rescapé de l'incendie de Brest"),
        ("vu hier, otage libéré au Mali", "otage libéré au Mali"),
        ("bébé né dans l'ambulance sur l'A7 ce matin", "né dans l'ambulance sur l'A7"),
    ],
)
def test_somebody_of_an_event_is_found(found: Found, text: str, fact: str) -> None:
    assert found(EVENTS, text)[:1] == [fact]


@pytest.mark.parametrize(
    "text",
    [
        "victime d'un accident de la route",
        "patient né à terme",
        "victimes de l'attentat de Nice : recommandations",
        "le médicament dont la presse a parlé",
    ],
)
def test_what_is_like_it_and_points_to_nobody_is_left_alone(found: Found, text: str) -> None:
    assert found(EVENTS, text) == []

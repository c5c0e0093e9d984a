import pytest

from detectors.singular.sole import SOLE
from tests.detectors.singular.finding import Found


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("patient, seul cas de Fabry suivi en Corse", "seul cas de Fabry suivi en Corse"),
        ("la doyenne du village, 104 ans", "doyenne du village"),
        ("dernier berger de la vallée, 81 ans", "dernier berger de la vallée"),
    ],
)
def test_the_only_one_of_a_place_is_found(found: Found, text: str, fact: str) -> None:
    assert found(SOLE, text)[:1] == [fact]


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
def test_what_is_like_it_and_points_to_nobody_is_left_alone(found: Found, text: str) -> None:
    assert found(SOLE, text) == []

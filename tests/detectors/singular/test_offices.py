import pytest

from detectors.singular.offices import OFFICES
from tests.detectors.singular.finding import Found


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("le maire de Cilaos est hospitalisé", "maire de Cilaos"),
        ("la fille du préfet, 16 ans", "fille du préfet"),
        ("notre maire a fait un AVC", "maire"),
        ("le boulanger du village est mort", "boulanger du village"),
        ("le chef de service de gériatrie est en arrêt", "chef de service de gériatrie"),
    ],
)
def test_an_office_and_its_place_are_found_when_its_holder_is_ill(found: Found, text: str, fact: str) -> None:
    assert found(OFFICES, text)[:1] == [fact]


@pytest.mark.parametrize(
    "text",
    [
        "le maire de Cilaos inaugure l'hôpital",
        "un maire de Cilaos hospitalisé",
        "le maire est hospitalisé",
        "boulanger à Lyon, 40 ans",
        "avis du chef de service de gériatrie",
    ],
)
def test_what_is_like_it_and_points_to_nobody_is_left_alone(found: Found, text: str) -> None:
    assert found(OFFICES, text) == []

import pytest

from detectors.singular.families import FAMILIES
from tests.detectors.singular.finding import Found


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("patiente mère de 11 enfants", "mère de 11 enfants"),
        ("elle a eu des triplés hier", "triplés"),
        ("la centenaire de Plouha a chuté hier", "centenaire de Plouha"),
    ],
)
def test_a_family_like_few_others_is_found(found: Found, text: str, fact: str) -> None:
    assert found(FAMILIES, text)[:1] == [fact]


@pytest.mark.parametrize(
    "text",
    [
        "patiente mère de 3 enfants",
        "grossesse de triplés : quel suivi ?",
        "une salle avec 12 enfants et 3 adultes",
        "les centenaires en France",
    ],
)
def test_what_is_like_it_and_points_to_nobody_is_left_alone(found: Found, text: str) -> None:
    assert found(FAMILIES, text) == []

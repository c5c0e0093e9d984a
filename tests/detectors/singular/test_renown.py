import pytest

from detectors.singular.renown import RENOWN
from tests.detectors.singular.finding import Found


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("ex-ministre, 73 ans", "ex-ministre"),
        ("patient, acteur connu, cure", "acteur connu"),
        ("résidente de notre foyer de 6 places", "résidente de notre foyer de 6 places"),
    ],
)
def test_somebody_of_renown_is_found_when_ill(found: Found, text: str, fact: str) -> None:
    assert found(RENOWN, text)[:1] == [fact]


@pytest.mark.parametrize(
    "text",
    [
        "prix Nobel de médecine 2023",
        "dopage chez un champion olympique",
        "un foyer de 12 places à créer",
        "acteurs de santé reconnus",
    ],
)
def test_what_is_like_it_and_points_to_nobody_is_left_alone(found: Found, text: str) -> None:
    assert found(RENOWN, text) == []

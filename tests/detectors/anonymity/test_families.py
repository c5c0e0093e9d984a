import pytest

from detectors.anonymity.families import relatives
from detectors.anonymity.words import Words


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("mère de triplés", 0.001),
        ("grossesse gémellaire", 0.05),
        ("des jumelles de 3 ans", 0.05),
        ("des quadruplés", 0.0001),
        ("mère de 9 enfants", 0.01),
        ("elle a huit enfants", 0.01),
        ("G9P8, 38 SA", 0.01),
        ("il est veuf", 0.01),
        ("veuve, mère de triplés", 0.001),
    ],
)
def test_a_rare_family_is_shared_by_few(text: str, most: float) -> None:
    assert 0 < relatives(Words(text)) <= most


@pytest.mark.parametrize(
    "text",
    [
        "mère de 2 enfants",
        "pas de jumeaux",
        "muscles jumeaux",
        "doses triples",
        "service de 12 lits",
        "G2P1",
        "300 enfants",
    ],
)
def test_a_common_family_is_not_told(text: str) -> None:
    assert relatives(Words(text)) == 1.0

import pytest

from detectors.matching import compiled
from detectors.singular.settings import PLACED, WIDE


@pytest.mark.parametrize(
    "words",
    [
        " du village",
        " de l'île",
        " de notre commune",
        " de l'école primaire",
        " du club de foot",
        " du conseil régional",
    ],
)
def test_an_area_or_an_institution_places_somebody(words: str) -> None:
    assert compiled(PLACED).fullmatch(words)


@pytest.mark.parametrize("words", [" en france", " du monde", " à mayotte", " de l'humanité"])
def test_so_does_a_land(words: str) -> None:
    assert compiled(WIDE).fullmatch(words)


@pytest.mark.parametrize("words", [" de garde", " du matin", " du traitement", " en cours", " de la communed"])
def test_other_complements_do_not(words: str) -> None:
    assert not compiled(PLACED).match(words)

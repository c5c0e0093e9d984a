import pytest

from detectors.lexicons.communes import plain
from detectors.lexicons.phrases import rows
from detectors.lexicons.population import FRANCE
from detectors.lexicons.professions import FILE, Where, professions


@pytest.mark.parametrize(
    ("name", "least", "most", "where"),
    [
        ("boulangere", 10_000, 100_000, Where.COMMUNE),
        ("maire", 30_000, 35_500, Where.POST),
        ("viticulteur", 20_000, 100_000, Where.NOWHERE),
        ("notaire", 8_000, 20_000, Where.COMMUNE),
        ("proviseur", 1_000, 10_000, Where.INSTITUTION),
        ("astronaute", 1, 30, Where.SINGULAR),
        ("infirmiere", 300_000, 800_000, Where.NOWHERE),
    ],
)
def test_an_occupation_has_its_order_of_magnitude(name: str, least: int, most: int, where: Where) -> None:
    found = professions().at([name], 0)
    assert found is not None
    assert least <= found.value.people <= most
    assert found.value.where is where


def test_every_name_is_plain_and_stands_once_with_a_possible_number() -> None:
    lines = list(rows(FILE.read_text(encoding="ascii")))
    names = [name for names, _ in lines for name in names]
    assert len(names) == len(set(names)) == len(professions())
    assert [name for name in names if plain(name) != name] == []
    assert all(0 < int(people) < FRANCE for _, (people, _) in lines)


@pytest.mark.parametrize("word", ["patient", "service", "chambre", "de", "traitement", "cure"])
def test_a_common_word_is_no_occupation(word: str) -> None:
    assert professions().at([word], 0) is None

import pytest

from detectors.lexicons.communes import plain
from detectors.lexicons.phrases import rows
from detectors.lexicons.rare_diseases import FILE, rare_diseases


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("mucoviscidose", 50, 150),
        ("maladie de gaucher", 3, 20),
        ("epidermolyse bulleuse jonctionnelle", 0.1, 5),
        ("progeria", 0.01, 1),
        ("drepanocytose", 50, 500),
    ],
)
def test_a_rare_disease_has_its_order_of_magnitude(name: str, least: float, most: float) -> None:
    found = rare_diseases().at(name.split(), 0)
    assert found is not None
    assert least <= found.value <= most


def test_every_name_is_plain_and_stands_once_and_none_is_common() -> None:
    lines = list(rows(FILE.read_text(encoding="ascii")))
    names = [name for names, _ in lines for name in names]
    assert len(names) == len(set(names)) == len(rare_diseases())
    assert [name for name in names if plain(name) != name] == []
    assert all(0 < float(per_million) <= 500 for _, (per_million,) in lines)


@pytest.mark.parametrize("word", ["rage", "tetanos", "willebrand", "charcot", "diabete", "asthme", "paludisme", "hdl2"])
def test_a_word_that_says_something_else_is_left_out(word: str) -> None:
    assert rare_diseases().at([word], 0) is None

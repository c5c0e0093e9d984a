import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.lexicons.communes import Commune, Communes, communes, plain


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Saint-Étienne", "saint etienne"),
        ("ST ETIENNE", "saint etienne"),
        ("Ste-Foy-lès-Lyon", "sainte foy les lyon"),
        ("L'Haÿ-les-Roses", "l hay les roses"),
        ("Œuilly", "oeuilly"),
        ("", ""),
    ],
)
def test_a_name_has_one_plain_spelling(name: str, expected: str) -> None:
    assert plain(name) == expected


@given(st.text(max_size=40))
def test_plain_is_idempotent(name: str) -> None:
    assert plain(plain(name)) == plain(name)


def test_a_row_gives_department_population_and_postcodes() -> None:
    table = Communes("crozon\t29:7600:29160\nsaint denis\t11:523:11310;93:149077:93200 93210\n")
    assert table.named("crozon") == (Commune("29", 7600, ("29160",)),)
    assert [commune.department for commune in table.named("saint denis")] == ["11", "93"]
    assert table.postcodes == {"29160", "11310", "93200", "93210"}
    assert "crozon" in table
    assert "brest" not in table
    assert table.named("brest") == ()


def test_the_official_table_covers_metropole_corsica_and_overseas() -> None:
    table = communes()
    assert {commune.department for name in ("ajaccio", "saint denis", "noumea") for commune in table.named(name)} >= {
        "2A",
        "974",
        "988",
    }
    assert "75013" in table.postcodes
    assert "97400" in table.postcodes
    assert "99999" not in table.postcodes
    assert sum(commune.population > 100_000 for commune in table.named("brest")) == 1
    assert communes() is table

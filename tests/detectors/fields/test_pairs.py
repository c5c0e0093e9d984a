"""Names of fields and the places of their values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.fields.pairs import labels, pairs


def held(text: str) -> list[tuple[str, str]]:
    return [(pair.name, text[pair.start : pair.end].strip(" &\n")) for pair in pairs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nom : LEFEVRE Prénom : Hélène", [("Nom", "LEFEVRE"), ("Prénom", "Hélène")]),
        ("Nom : LEFEVRE Taille : 170", [("Nom", "LEFEVRE")]),
        ("nom=Dupont&prenom=Jean", [("nom", "Dupont"), ("prenom", "Jean")]),
        ('{"nom": "Le Goff", "x": 1}', [("nom", "Le Goff")]),
        ('{"prenoms": ["Anne", "Marie"]}', [("prenoms", '"Anne"'), ("prenoms", '"Marie"')]),
        ("<nom>LEFEVRE</nom>", [("nom", "LEFEVRE")]),
        ("**Nom :** LEFEVRE", [("Nom", "LEFEVRE")]),
        ("Nom :\nLEFEVRE\nautre ligne", [("Nom", "LEFEVRE")]),
        ("la dose : 3 g", []),
    ],
)
def test_a_value_stops_where_the_next_name_starts(text: str, expected: list[tuple[str, str]]) -> None:
    assert held(text) == expected


def test_an_address_goes_on_over_the_lines_that_look_like_one() -> None:
    text = "Adresse : 12 rue des Lilas\nBât C\n69003 Lyon\nMotif : chute"
    assert held(text) == [("Adresse", "12 rue des Lilas\nBât C\n69003 Lyon")]


def test_a_name_alone_on_its_line_goes_with_the_next_line() -> None:
    text = "Nom\nLEFEVRE\nPrénom\nSexe\nF"
    assert [(pair.name, text[pair.start : pair.end]) for pair in labels(text)] == [("Nom", "LEFEVRE"), ("Sexe", "F")]


@given(st.text(alphabet="Nom :=\n\t'\"[]{}<>aé1", max_size=300))
def test_values_lie_inside_any_text(text: str) -> None:
    assert all(0 <= pair.start <= pair.end <= len(text) for pair in [*pairs(text), *labels(text)])

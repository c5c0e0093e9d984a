"""Tables: the names of the columns say what the cells are."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.examples import unmark
from detectors.finding import DIRECT
from detectors.recognizers.table import FrTableRecognizer

PIECES = (
    "nom",
    "prenom",
    "ddn",
    "Âge",
    ";",
    "\t",
    "|",
    ",",
    "\n",
    "\r\n",
    '"',
    "'",
    "  ",
    "LEFEVRE",
    "Hélène",
    "63",
    "<tr>",
    "<td>",
    "</td>",
    "insert into t (nom,prenom) values (",
    "(",
    ")",
    "---",
)
BROKEN = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


def found(text: str) -> list[tuple[str, str]]:
    return [(field.category.value, text[field.start : field.end]) for field in FrTableRecognizer().fields(text)]


@given(BROKEN)
def test_whatever_the_text_spans_lie_inside_it_and_hold_something(text: str) -> None:
    assert all(text[field.start : field.end].strip() for field in FrTableRecognizer().fields(text))


@given(BROKEN)
def test_whatever_the_text_it_is_read_twice_alike(text: str) -> None:
    assert found(text) == found(text)


@pytest.mark.parametrize(
    "piece",
    ["nom;prenom\n", ";", '"a,b\n', "|", "a  b  ", "<tr><td>", "insert into a (nom,prenom) values ('", " (nom\t"],
)
def test_100_kb_of_one_piece_take_less_than_two_seconds(piece: str) -> None:
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    start = time.process_time()
    found(text)
    assert time.process_time() - start < 2


ROWS = (("Nom", "Prénom", "DDN"), ("LEFEVRE", "Hélène", "14/02/1961"))
PERSON = [("PERSON", "LEFEVRE"), ("PERSON", "Hélène"), ("DATE_OF_BIRTH", "14/02/1961")]


@pytest.mark.parametrize("mark", [";", "\t", ",", "|", " | ", "│", "   "])
@pytest.mark.parametrize("line", ["\n", "\r\n"])
@pytest.mark.parametrize("before", ["", "Voici le fichier :\n\n", "\ufeff"])
def test_columns_are_read_whatever_separates_them(mark: str, line: str, before: str) -> None:
    assert found(before.strip("\ufeff") + line.join(mark.join(row) for row in ROWS)) == PERSON


@pytest.mark.parametrize("quote", ['"', ""])
def test_quoted_cells_may_hold_the_mark_and_a_line_break(quote: str) -> None:
    text = f'nom;adresse;ipp\n{quote}LEFEVRE{quote};"12 rue des Lilas;\n69003 Lyon";8001234567'
    assert found(text) == [
        ("PERSON", "LEFEVRE"),
        ("ADDRESS", "12 rue des Lilas;\n69003 Lyon"),
        ("IPP", "8001234567"),
    ]


def test_an_empty_cell_moves_nothing() -> None:
    assert found("nom;prenom;ipp\nLEFEVRE;;8001234567") == [("PERSON", "LEFEVRE"), ("IPP", "8001234567")]


def test_aligned_cells_belong_to_the_name_above_them() -> None:
    text = "Nom        Prénom     IPP\nLEFEVRE               8001234567"
    assert found(text) == [("PERSON", "LEFEVRE"), ("IPP", "8001234567")]


@pytest.mark.parametrize(
    "text",
    [
        "| Nom | LEFEVRE |\n| Prénom | Hélène |",
        "Nom\tLEFEVRE\tPrénom\tHélène",
        "nom;LEFEVRE\nprénom;Hélène\ntaille;170",
    ],
)
def test_names_down_the_first_column_are_read_across(text: str) -> None:
    assert found(text) == [("PERSON", "LEFEVRE"), ("PERSON", "Hélène")]


def test_the_table_ends_where_its_lines_end() -> None:
    assert found("nom;prenom\nLEFEVRE;Hélène\n\nMerci;Bonne journée") == [("PERSON", "LEFEVRE"), ("PERSON", "Hélène")]


def test_markup_and_sql_are_tables() -> None:
    html = "<table><tr><th>Nom</th><th>Prénom</th></tr><tr><td>LEFEVRE</td><td><b>Hélène</b></td></tr></table>"
    sql = "INSERT INTO p (nom, prenom) VALUES ('LEFEVRE', 'Hélène')"
    assert found(html) == found(sql) == [("PERSON", "LEFEVRE"), ("PERSON", "Hélène")]


@pytest.mark.parametrize("name", ["Amoxicilline", "paracétamol", "Score de Wells", "Diane 35", "Hémoglobine", "SPRINT"])
def test_a_lone_name_column_is_harmless_with_things(name: str) -> None:
    assert found(f"| Nom | Valeur |\n|---|---|\n| {name} | 1 |") == []


def test_the_field_names_the_column() -> None:
    [first, *_] = FrTableRecognizer().fields("nom;prenom\nLEFEVRE;Hélène")
    assert first.field == "colonne nom"


FOUND = (Path(__file__).parent / "table_found.txt").read_text().strip("\n").split("\n---\n")
SILENT = (Path(__file__).parent / "structured_silent.txt").read_text().strip("\n").split("\n---\n")


@pytest.mark.parametrize("sample", FOUND)
def test_what_hospitals_export_is_read_to_the_character(sample: str) -> None:
    text, spans = unmark(sample)
    read = sorted((field.start, field.end, field.category) for field in FrTableRecognizer().fields(text))
    assert read == [(start, end, category) for category, start, end in spans]


@pytest.mark.parametrize("text", SILENT)
def test_what_only_looks_like_it_points_to_nobody(text: str) -> None:
    assert not {field.category for field in FrTableRecognizer().fields(text)} & DIRECT

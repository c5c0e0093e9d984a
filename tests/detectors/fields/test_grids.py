"""Cells stand where they stand, however the table is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.fields.grids import grids


def cells(text: str, mark: str) -> list[list[str]]:
    [grid] = [grid for found, grid in grids(text) if found == mark]
    return [[text[slice(*cell)].strip() for cell in row] for row in grid]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("a;b\nc;d", ";"),
        ("a\tb\r\nc\td", "\t"),
        ("a,b\nc,d\n", ","),
        ("| a | b |\n| c | d |", "|"),
        ("│ a │ b │\n├───┼───┤\n│ c │ d │", "|"),
        ("a   b\n--- ---\nc   d", "  "),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>c<td><b>d</b></tr></table>", "<td>"),
        ("INSERT INTO t (a, b) VALUES (c, d);", "sql"),
    ],
)
def test_a_table_of_two_by_two_is_read(text: str, mark: str) -> None:
    rows = [row for row in cells(text, mark) if any(map(str.isalnum, "".join(row)))]
    assert rows == [["a", "b"], ["c", "d"]]


def test_a_quoted_cell_holds_its_mark_and_its_line_breaks() -> None:
    assert cells('a;"b;\nc";d\n1;2;3', ";") == [["a", '"b;\nc"', "d"], ["1", "2", "3"]]


@given(st.text(alphabet="ab;,|\t\n \"'()<>tr", max_size=300))
def test_cells_lie_inside_any_text(text: str) -> None:
    spans = [cell for _, grid in grids(text) for row in grid for cell in row]
    assert all(0 <= start <= end <= len(text) for start, end in spans)

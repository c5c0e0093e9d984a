import csv
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.console.reports.table import BOM, COLUMNS, rows, safe
from proxy.store.states import Detail
from proxy.store.store import Store
from tests.proxy.console.pages.hospital import BLOCKED, hospital


@pytest.fixture(scope="module")
def detail(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Detail]:
    home = tmp_path_factory.mktemp("table")
    hospital(home, days=1, each=1)
    store = Store.open(f"sqlite:///{home / 'index'}")
    store.fill(home / "journal")
    found = store.decision(BLOCKED)
    assert found is not None
    yield found
    store.close()


def read(written: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(written.removeprefix(BOM), newline=""), delimiter=";"))


def test_a_spreadsheet_finds_a_heading_and_a_row_a_decision(detail: Detail) -> None:
    lines = list(rows([detail, detail]))
    assert lines[0].startswith(BOM)
    assert all(line.endswith("\r\n") for line in lines)
    found = read("".join(lines))
    assert len(found) == 2
    assert tuple(found[0]) == COLUMNS
    assert found[0]["reference"] == BLOCKED
    assert found[0]["categories"] == "CITY=2 DISEASE=1 SITUATION=1"
    assert (found[0]["secret"], found[0]["anonymat"], found[0]["raison"]) == ("oui", "10", "")
    assert found[0]["ligne_sha256"] == detail.digest


@pytest.mark.parametrize("value", ["=1+1", "+33", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", '=HYPERLINK("http://x")'])
def test_a_cell_that_a_spreadsheet_would_run_is_disarmed(detail: Detail, value: str) -> None:
    assert safe(value) == f"'{value}"
    spoiled = replace(detail, row=replace(detail.row, service=value))
    assert read("".join(rows([spoiled])))[0]["service"] == f"'{value}"


@pytest.mark.parametrize(("value", "written"), [("chatgpt", "chatgpt"), (None, ""), (0, "0"), ("a=b", "a=b")])
def test_a_plain_cell_stays_as_it_is(value: object, written: str) -> None:
    assert safe(value) == written


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_no_cell_begins_as_a_formula_does(value: str) -> None:
    assert not safe(value).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_what_was_not_analysed_is_empty(detail: Detail) -> None:
    assert read("".join(rows([replace(detail, secret=None)])))[0]["secret"] == ""
    assert read("".join(rows([replace(detail, secret=False)])))[0]["secret"] == "non"

import csv
import hashlib
import json
from io import StringIO

import pytest

from tests.proxy.console.pages.clinic import Clinic
from tests.proxy.console.pages.hospital import BLOCKED, MASKED, SMALL, UNREADABLE


def test_csv_holds_what_was_asked_and_nothing_else(console: Clinic) -> None:
    answer = console.get("/exports/decisions.csv", unite=SMALL)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith('attachment; filename="paravent-decisions-')
    rows = list(csv.DictReader(StringIO(answer.text.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert {row["reference"] for row in rows} == {BLOCKED, MASKED, UNREADABLE}


def test_json_lines_hold_the_lines_of_the_journal_to_the_byte(console: Clinic) -> None:
    answer = console.get("/exports/decisions.jsonl", unite=SMALL)
    for line in answer.text.splitlines():
        told = json.loads(line)
        raw = line[line.index('"entry":') + len('"entry":') : -1].encode()
        assert hashlib.sha256(raw).hexdigest() == told["sha256"]
        assert raw in (console.home / "journal" / told["file"]).read_bytes().splitlines()


def test_all_decisions_are_streamed(console: Clinic) -> None:
    lines = console.get("/exports/decisions.jsonl").text.splitlines()
    times = [json.loads(line)["entry"]["time"] for line in lines]
    assert len(lines) > 900
    assert times == sorted(times)


@pytest.mark.parametrize(("path", "export"), [("csv", "csv"), ("jsonl", "json")])
def test_each_download_is_in_the_consoles_journal(console: Clinic, path: str, export: str) -> None:
    before = sum(one.get("export") == export for one in console.house.told())
    console.get(f"/exports/decisions.{path}", action="block")
    assert sum(one.get("export") == export for one in console.house.told()) == before + 1

"""A purge hides nothing: not one before its time, not one told falsely, not what is put behind its proofs."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from proxy.journal.book import Book
from proxy.journal.purging import prepare
from proxy.journal.segments import STUBS
from tests.proxy.audit.attacking import LAST, added, edit, found
from tests.proxy.audit.house import House
from tests.proxy.journal.making import BOOT, DAY_S, Watch, days, record, root, rows


def test_a_purge_before_its_time_is_told_by_the_journal_itself(house: House, journal: Path) -> None:
    """Who has the machine can have it purge: the entry that says so cannot be left out."""
    book = Book.open(journal, BOOT, Watch(wall=house.now.timestamp()))
    book.purge(0)
    book.close()
    assert house.sees(journal) is None
    assert [json.loads(line)["event"] for line in rows(journal / LAST)].count("purged") == 2
    edit(journal / LAST, lambda lines: lines.pop(8))
    assert house.sees(journal) == ("lines_missing", LAST, 9)


def purge_told(folder: Path, watch: Watch, **values: object) -> None:
    """Segments of yesterday go, by the product's own hand and in its own words, but for these."""
    now = watch().stamp
    book = Book.open(folder, BOOT, watch)
    purge = prepare(folder, now, 0)
    assert purge is not None
    book.append([replace(purge.entry, **values)])  # type: ignore[arg-type]  # what is told is false, not of another type
    purge.carry_out()
    book.close()


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, None),
        ({"first_day": "2020-01-01", "last_day": "2020-01-02"}, "wrong_purge"),
        ({"last_day": "2026-11-22"}, "wrong_purge"),
        ({"segments": 1}, "wrong_purge"),
        ({"keep_days": 180}, "wrong_purge"),
    ],
)
def test_a_purge_of_yesterday_does_not_pass_for_one_of_long_ago(
    tmp_path: Path, values: dict[str, object], expected: str | None
) -> None:
    folder, watch = tmp_path / "journal", Watch()
    days(folder, [2, 2, 2], watch).close()
    purge_told(folder, watch, **values)
    for roots in ([root(folder)], []):
        seen = found(folder, watch.now, *roots)
        assert (seen and seen[0]) == expected


def test_a_false_word_on_a_purge_is_not_covered_by_a_true_one(tmp_path: Path) -> None:
    folder, watch = tmp_path / "journal", Watch()
    days(folder, [2, 2, 2], watch).close()
    purge_told(folder, watch, first_day="2020-01-01")
    for _ in range(4):
        watch.go(DAY_S)
        book = Book.open(folder, BOOT, watch)
        book.append([record()])
        book.purge(1)
        book.close()
    seen = found(folder, watch.now, root(folder))
    assert seen is not None
    assert seen[:2] == ("wrong_purge", STUBS)


@pytest.mark.parametrize("content", [b"Mme Untel, 06 39 98 00 01\n", b"x", b"{}\n"])
def test_nothing_hides_behind_the_proofs(house: House, journal: Path, content: bytes) -> None:
    added(STUBS, content)(journal)
    for key in (True, False):
        seen = house.sees(journal, key=key)
        assert seen is not None
        assert seen[1] == STUBS

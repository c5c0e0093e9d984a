"""A clock that was set is told, and turns no more pages than it was set."""

from pathlib import Path

import pytest

from proxy.audit.verdict import Verdict
from proxy.journal.book import Book
from proxy.journal.segments import segments
from tests.proxy.journal.making import BOOT, DAY_S, Watch, entries, record, verdict, write


def clocks(folder: Path) -> list[tuple[str, int]]:
    return [(entry["direction"], entry["seconds"]) for entry in entries(folder) if entry["event"] == "clock"]


@pytest.mark.parametrize(
    ("by", "told", "turned"),
    [
        (3600, [("forward", 3600)], 0),
        (-3600, [("back", 3600)], 0),
        (1, [], 0),
        (-DAY_S, [("back", 86_400)], 1),
        (3650 * DAY_S, [("forward", 315_360_000)], 1),
    ],
)
def test_a_clock_set_while_running_is_told_before_what_comes_next(
    folder: Path, watch: Watch, by: float, told: list[tuple[str, int]], turned: int
) -> None:
    book = Book.open(folder, BOOT, watch)
    book.append([record()])
    watch.set(by)
    book.append([record()])
    book.append([record()])
    book.close()
    assert clocks(folder) == told
    assert len(segments(folder)) == 1 + turned
    assert verdict(folder, watch) is Verdict.OK


def test_a_clock_that_is_late_at_start_is_told(folder: Path, watch: Watch) -> None:
    write(folder, [record()], watch)
    watch.set(-7200)
    write(folder, [record()], watch)
    assert clocks(folder) == [("back", 7200)]
    watch.go(9000)
    write(folder, [record()], watch)
    assert clocks(folder) == [("back", 7200)]
    assert verdict(folder, watch) is Verdict.OK


def test_a_clock_gone_mad_turns_no_more_pages_than_it_was_set(folder: Path, watch: Watch) -> None:
    book = Book.open(folder, BOOT, watch)
    for turn in range(20):
        watch.set(DAY_S if turn % 2 else -DAY_S)
        for _ in range(10):
            book.append([record()])
    book.close()
    assert len(segments(folder)) == 21
    assert verdict(folder, watch) is Verdict.OK

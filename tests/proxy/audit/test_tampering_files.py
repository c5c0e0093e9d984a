"""What is done to whole files of a journal is seen, and what nobody touched is well."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from proxy.journal.segments import STUBS
from tests.proxy.audit.attacking import FIRST, LAST, MIDDLE, SEGMENTS, Found, added, edit
from tests.proxy.audit.house import House
from tests.proxy.journal.making import rows


def test_an_untouched_journal_is_well_whatever_its_auditor_holds(house: House) -> None:
    for key in (True, False):
        for exported in (True, False):
            assert house.sees(house.folder, key=key, exported=exported) is None


def swap(first: str, second: str) -> Callable[[Path], object]:
    def swapped(folder: Path) -> None:
        (folder / first).rename(folder / "aside")
        (folder / second).rename(folder / first)
        (folder / "aside").rename(folder / second)

    return swapped


def renamed(name: str, to: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).rename(folder / to)


def duplicated(name: str, to: str) -> Callable[[Path], object]:
    return lambda folder: shutil.copy(folder / name, folder / to)


def emptied(name: str) -> Callable[[Path], object]:
    return lambda folder: edit(folder / name, list.clear)


def deleted(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).unlink()


def emptied_stubs(folder: Path) -> None:
    (folder / STUBS).write_bytes(b"")


def joined(folder: Path) -> None:
    """Two segments in one file."""
    moved = rows(folder / LAST)
    edit(folder / MIDDLE, lambda lines: lines.extend(moved))
    (folder / LAST).unlink()


FILES: Sequence[tuple[str, Callable[[Path], object], Found]] = [
    ("the first deleted", deleted(FIRST), ("lines_missing", MIDDLE, 1)),
    ("the middle deleted", deleted(MIDDLE), ("lines_missing", LAST, 1)),
    ("the last deleted", deleted(LAST), ("ends_early", MIDDLE, 6)),
    ("two swapped", swap(MIDDLE, LAST), ("lines_missing", MIDDLE, 1)),
    ("the first swapped", swap(FIRST, MIDDLE), ("lines_missing", FIRST, 1)),
    ("the last renamed", renamed(LAST, "00000009.jsonl"), ("repeated", "00000009.jsonl", 1)),
    ("the middle renamed", renamed(MIDDLE, "00000009.jsonl"), ("lines_missing", LAST, 1)),
    ("the first renamed", renamed(FIRST, "00000001.jsonl"), ("lines_missing", "00000001.jsonl", 1)),
    ("the middle duplicated", duplicated(MIDDLE, "00000005.jsonl"), ("repeated", "00000005.jsonl", 1)),
    ("the last duplicated", duplicated(LAST, "00000005.jsonl"), ("repeated", "00000005.jsonl", 1)),
    ("the first emptied", emptied(FIRST), ("rewritten", FIRST, 1)),
    ("the middle emptied", emptied(MIDDLE), ("lines_missing", LAST, 1)),
    ("the last emptied", emptied(LAST), ("ends_early", LAST, 1)),
    ("two joined", joined, ("rewritten", MIDDLE, 6)),
    ("a line added", added(LAST, b"{}\n"), ("rewritten", LAST, 9)),
    ("an empty line added", added(FIRST, b"\n"), ("no_line", FIRST, 6)),
    ("a piece of line added", added(FIRST, b"{"), ("cut_short", FIRST, 6)),
    ("the proofs deleted", deleted(STUBS), ("lines_missing", FIRST, 1)),
    ("the proofs emptied", emptied_stubs, ("lines_missing", FIRST, 1)),
    ("all segments deleted", lambda f: [deleted(name)(f) for name in SEGMENTS], ("empty", "journal", 0)),
]


@pytest.mark.parametrize(("act", "expected"), [row[1:] for row in FILES], ids=[row[0] for row in FILES])
def test_what_is_done_to_whole_files_is_seen(
    house: House, journal: Path, act: Callable[[Path], object], expected: Found
) -> None:
    act(journal)
    assert house.sees(journal) == expected
    assert house.sees(journal, key=False) is not None

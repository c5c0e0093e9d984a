"""Lines that were taken out, moved, said twice or cut are seen where they were, with the key and without."""

import os
from pathlib import Path

import pytest

from tests.proxy.audit.attacking import FIRST, LAST, MIDDLE, SEGMENTS, edit
from tests.proxy.audit.house import House

FOLLOWING = {FIRST: MIDDLE, MIDDLE: LAST}


@pytest.mark.parametrize("name", SEGMENTS)
def test_every_deleted_line_is_seen_where_it_was(house: House, journal: Path, name: str) -> None:
    content = (house.folder / name).read_bytes()
    count = content.count(b"\n")
    for row in range(1, count + 1):
        edit(journal / name, lambda lines, row=row: lines.pop(row - 1))
        where = (name, row) if row < count or name == LAST else (FOLLOWING[name], 1)
        fault = "ends_early" if (name, row) == (LAST, count) else "lines_missing"
        if (name, row) == (FIRST, 1):
            fault = "rewritten"  # nothing vouches for what was purged
        assert house.sees(journal) == house.sees(journal, key=False) == (fault, *where)
        (journal / name).write_bytes(content)


@pytest.mark.parametrize("name", SEGMENTS)
def test_every_pair_of_lines_that_changed_places_is_seen_at_the_first(house: House, journal: Path, name: str) -> None:
    content = (house.folder / name).read_bytes()
    for row in range(1, content.count(b"\n")):
        edit(
            journal / name,
            lambda lines, row=row: lines.__setitem__(slice(row - 1, row + 1), lines[row - 1 : row + 1][::-1]),
        )
        fault = "rewritten" if (name, row) == (FIRST, 1) else "lines_missing"
        assert house.sees(journal) == house.sees(journal, key=False) == (fault, name, row)
        (journal / name).write_bytes(content)


@pytest.mark.parametrize("name", SEGMENTS)
def test_every_line_said_twice_is_seen_the_second_time(house: House, journal: Path, name: str) -> None:
    content = (house.folder / name).read_bytes()
    for row in range(1, content.count(b"\n") + 1):
        edit(journal / name, lambda lines, row=row: lines.insert(row, lines[row - 1]))
        assert house.sees(journal) == house.sees(journal, key=False) == ("repeated", name, row + 1)
        (journal / name).write_bytes(content)


def test_the_last_segment_cut_at_any_byte_is_seen_at_the_line_that_is_not_whole(house: House, journal: Path) -> None:
    content = (house.folder / LAST).read_bytes()
    (journal / LAST).chmod(0o600)
    for kept in range(len(content) - 1, -1, -1):
        os.truncate(journal / LAST, kept)
        row = content.count(b"\n", 0, kept) + 1
        whole = kept == 0 or content[kept - 1 : kept] == b"\n"
        fault = "ends_early" if whole else "cut_short"
        assert house.sees(journal, key=kept % 2 == 0) == (fault, LAST, row)


def test_an_earlier_segment_cut_at_any_byte_is_seen_there_or_where_the_next_begins(house: House, journal: Path) -> None:
    content = (house.folder / MIDDLE).read_bytes()
    (journal / MIDDLE).chmod(0o600)
    for kept in range(len(content) - 1, -1, -1):
        os.truncate(journal / MIDDLE, kept)
        whole = kept == 0 or content[kept - 1 : kept] == b"\n"
        row = content.count(b"\n", 0, kept) + 1
        expected = ("lines_missing", LAST, 1) if whole else ("cut_short", MIDDLE, row)
        assert house.sees(journal, key=kept % 2 == 0) == expected

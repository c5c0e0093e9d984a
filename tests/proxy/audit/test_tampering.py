"""Whatever is done to a journal is seen and its place is named, by who holds its verification key.

Each attack is tried against both kinds of auditors, and its row says what each one finds:

- with the key (and the machine's seal file): all of them are found, but two. A rollback of log and state together is
  found by an exported checkpoint only; a purge before its time, by the product itself, is told by the journal. Where
  the seal file was taken away too, no end is proven but by an exported checkpoint, and the verdict says so;
- without it, by hashes and signatures alone: found too, but for what is done with the keys of today in the segment of
  today, at the end of the journal with the seal file rewritten, or to the journal as a whole. A flipped bit of a code
  is found on the line after, or by the seal file.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest

from proxy.audit.root import Root
from proxy.journal.book import Book
from proxy.journal.purging import prepare
from proxy.journal.segments import STUBS, segments
from tests.proxy.audit.attacking import (
    FIRST,
    LAST,
    MIDDLE,
    Found,
    copy,
    cut,
    edit,
    fake_purge,
    found,
    purged_journal,
    reseal,
    reword,
)
from tests.proxy.journal.making import BOOT, DAY_S, Watch, days, record, root, rows

SEAL = "seal"


@dataclass(frozen=True)
class House:
    """A journal that nobody touched, and what its auditor holds."""

    folder: Path
    key: Root
    exported: str
    now: datetime

    def sees(self, folder: Path, *, key: bool = True, exported: bool = False) -> Found:
        lines = [self.exported] if exported else []
        return found(folder, self.now, *([self.key] if key else []), exported=lines)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    folder = tmp_path_factory.mktemp("house") / "journal"
    return House(folder, *purged_journal(folder))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> House:
    """As little as holds every kind of line: every bit of it is flipped."""
    folder, watch = tmp_path_factory.mktemp("small") / "journal", Watch()
    book = days(folder, [1, 1, 0], watch)
    book.purge(1)
    book.append([record(7)])
    book.close()
    assert [segment.number for segment in segments(folder)] == [2, 3]
    return House(folder, root(folder), rows(segments(folder)[-1].path)[-1].decode(), watch.now)


@pytest.fixture
def journal(house: House, tmp_path: Path) -> Path:
    return copy(house.folder, tmp_path / "journal")


def test_an_untouched_journal_is_well_whatever_its_auditor_holds(house: House) -> None:
    for key in (True, False):
        for exported in (True, False):
            assert house.sees(house.folder, key=key, exported=exported) is None


def flips(house: House, folder: Path, name: str, bits: Sequence[int], *, key: bool) -> list[tuple[int, int, Found]]:
    """What an auditor finds of each bit of a file, where it finds another row than the bit's own."""
    path, content = folder / name, (folder / name).read_bytes()
    path.chmod(0o600)
    strays = []
    with path.open("r+b", buffering=0) as file:
        for position, byte in enumerate(content):
            row = content.count(b"\n", 0, position) + 1
            for bit in bits:
                _put(file.fileno(), position, byte ^ (1 << bit))
                seen = house.sees(folder, key=key)
                if seen is None or seen[1:] != (name, row):
                    strays.append((row, position, seen))
            _put(file.fileno(), position, byte)
    assert house.sees(folder) is None
    return strays


def _put(descriptor: int, position: int, byte: int) -> None:
    os.pwrite(descriptor, bytes([byte]), position)


@pytest.mark.parametrize("name", ["00000002.jsonl", "00000003.jsonl"])
def test_every_flip_of_every_bit_is_seen_at_its_row(small: House, tmp_path: Path, name: str) -> None:
    assert flips(small, copy(small.folder, tmp_path / "journal"), name, range(8), key=True) == []


def test_every_flip_of_every_bit_of_a_proof_of_purge_is_seen(small: House, tmp_path: Path) -> None:
    assert flips(small, copy(small.folder, tmp_path / "journal"), STUBS, range(8), key=True) == []


@pytest.mark.parametrize("name", ["00000002.jsonl", "00000003.jsonl", STUBS])
def test_a_flip_is_seen_without_the_key_too_at_its_row_or_the_next(small: House, tmp_path: Path, name: str) -> None:
    for row, _, seen in flips(small, copy(small.folder, tmp_path / "journal"), name, (0, 5), key=False):
        assert seen is not None
        assert seen[1:] in {(name, row + 1), ("00000002.jsonl", 1), ("00000003.jsonl", 1), (SEAL, 0), (STUBS, 0)}


SEGMENTS = [FIRST, MIDDLE, LAST]
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


def added(name: str, content: bytes) -> Callable[[Path], object]:
    def add(folder: Path) -> None:
        (folder / name).chmod(0o600)
        with (folder / name).open("ab") as file:
            file.write(content)

    return add


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


@pytest.fixture(scope="module")
def neighbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The journal of another machine, that went through the same days."""
    folder = tmp_path_factory.mktemp("neighbour") / "journal"
    purged_journal(folder)
    return folder


@pytest.mark.parametrize("name", SEGMENTS)
def test_a_line_from_another_machine_is_seen_where_it_stands(
    house: House, neighbour: Path, journal: Path, name: str
) -> None:
    content = (house.folder / name).read_bytes()
    for row, line in enumerate(rows(neighbour / name), 1):
        edit(journal / name, lambda lines, row=row, line=line: lines.__setitem__(row - 1, line))
        for key in (True, False):
            seen = house.sees(journal, key=key)
            assert seen is not None
            assert seen[1:] == (name, row)
        (journal / name).write_bytes(content)


@pytest.mark.parametrize("name", SEGMENTS)
def test_a_segment_from_another_machine_is_seen(house: House, neighbour: Path, journal: Path, name: str) -> None:
    (journal / name).unlink()
    shutil.copy(neighbour / name, journal / name)
    for key in (True, False):
        assert house.sees(journal, key=key) == ("other_journal", name, 1)


def reworded(name: str, row: int) -> Callable[[Path], None]:
    """A line says something else, and all from its segment on is sealed again with the keys of now."""

    def act(folder: Path) -> None:
        edit(folder / name, lambda lines: lines.__setitem__(row - 1, reword(lines[row - 1], action="block")))
        reseal(folder, name, row)

    return act


def dropped(name: str, row: int) -> Callable[[Path], None]:
    def act(folder: Path) -> None:
        edit(folder / name, lambda lines: lines.pop(row - 1))
        reseal(folder, name, row)

    return act


def purged_by_hand(folder: Path) -> None:
    """Two segments go without a word; their proofs are what an honest purge would leave."""
    fake_purge(folder, 2)


def purge_with_other_proofs(folder: Path) -> None:
    """The proof of what was purged is made to say something else."""
    edit(folder / STUBS, lambda lines: lines.__setitem__(0, reword(lines[0], time="2026-11-22T09:30:00.123Z")))


def told_again(folder: Path) -> None:
    """Segments go, and the journal's own word on an older purge is made to cover them."""
    fake_purge(folder, 2)
    stub = (folder / STUBS).read_bytes()
    told = {"through": 10**6, "stub_bytes": len(stub), "stub": hashlib.sha256(stub).hexdigest()}
    edit(folder / LAST, lambda lines: lines.__setitem__(5, reword(lines[5], **told)))
    reseal(folder, LAST, 6)


WITH_KEYS_OF_NOW: Sequence[tuple[str, Callable[[Path], None], Found, Found]] = [
    ("a line of an earlier segment", reworded(MIDDLE, 3), ("wrong_code", MIDDLE, 3), ("wrong_signature", MIDDLE, 5)),
    (
        "the last line of an earlier segment",
        reworded(MIDDLE, 5),
        ("wrong_signature", MIDDLE, 5),
        ("wrong_signature", MIDDLE, 5),
    ),
    ("a line dropped", dropped(MIDDLE, 3), ("wrong_code", MIDDLE, 3), ("wrong_signature", MIDDLE, 4)),
    ("a line of today's segment", reworded(LAST, 3), ("wrong_code", LAST, 3), None),
    ("today's header", reworded(LAST, 2), ("wrong_code", LAST, 2), None),
    ("the last line", reworded(LAST, 8), ("wrong_code", LAST, 8), None),
    ("a line of today's segment dropped", dropped(LAST, 3), ("wrong_code", LAST, 3), None),
    ("the end cut", lambda folder: cut(folder, 2), ("wrong_seal", SEAL, 0), None),
    (
        "the end cut, with the word on a purge",
        lambda folder: cut(folder, 3),
        ("wrong_seal", SEAL, 0),
        ("purge_untold", STUBS, 0),
    ),
    ("a purge by hand", purged_by_hand, ("purge_untold", STUBS, 0), ("purge_untold", STUBS, 0)),
    ("another proof", purge_with_other_proofs, ("wrong_signature", STUBS, 1), ("wrong_signature", STUBS, 1)),
    ("a purge told again", told_again, ("wrong_code", LAST, 6), ("wrong_purge", LAST, 6)),
]
"""What is done, and what is found of it with the key and without."""


@pytest.mark.parametrize(
    ("act", "keyed", "bare"), [row[1:] for row in WITH_KEYS_OF_NOW], ids=[row[0] for row in WITH_KEYS_OF_NOW]
)
def test_the_keys_of_now_do_not_rewrite_what_was(
    house: House, journal: Path, act: Callable[[Path], None], keyed: Found, bare: Found
) -> None:
    act(journal)
    assert house.sees(journal) == keyed
    assert house.sees(journal, key=False) == bare


def test_an_exported_checkpoint_proves_what_is_before_it_without_the_key(house: House, journal: Path) -> None:
    reworded(LAST, 3)(journal)
    assert house.sees(journal, key=False, exported=True) == ("not_the_checkpoint", LAST, 8)
    shutil.rmtree(journal)
    cut(copy(house.folder, journal), 1)
    assert house.sees(journal, key=False, exported=True) == ("ends_early", LAST, 8)


def test_log_and_state_taken_back_together_are_seen_with_an_exported_checkpoint_only(tmp_path: Path) -> None:
    folder, watch = tmp_path / "journal", Watch()
    book = days(folder, [2, 2], watch)
    book.close()
    old = copy(folder, tmp_path / "old")
    book = Book.open(folder, BOOT, watch)
    book.append([record(5)])
    book.sign()
    exported = rows(segments(folder)[-1].path)[-1].decode()
    book.close()
    key = root(folder)
    assert found(old, watch.now, key) is None
    assert found(old, watch.now, key, exported=[exported]) == ("ends_early", "00000002.jsonl", 5)
    assert found(old, watch.now, exported=[exported]) == ("ends_early", "00000002.jsonl", 5)
    book = Book.open(old, BOOT, watch)  # and goes on as if nothing were
    for number in range(9):
        book.append([record(number)])
    book.close()
    assert found(old, watch.now, key) is None
    assert found(old, watch.now, key, exported=[exported]) == ("not_the_checkpoint", "00000002.jsonl", 6)


@pytest.mark.parametrize("length", [1, 30])
def test_a_journal_begun_again_is_known_by_its_name(house: House, tmp_path: Path, length: int) -> None:
    folder, watch = tmp_path / "journal", Watch(wall=house.now.timestamp())
    days(folder, [length], watch).close()
    assert house.sees(folder, key=False) is None
    assert house.sees(folder) == ("key_unknown", "00000001.jsonl", 1)
    for key in (True, False):
        assert house.sees(folder, key=key, exported=True) == (
            "not_the_checkpoint",
            "00000001.jsonl",
            *([1] if length == 1 else [23]),
        )


def test_a_journal_begun_again_with_a_purge_of_what_never_was_is_known_too(house: House, tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    _, _, now = purged_journal(folder, a_day=40)  # what is exported of the house would be among what was purged
    assert found(folder, now, exported=[house.exported]) == ("not_the_checkpoint", FIRST, 1)
    assert found(folder, now, house.key) == ("key_unknown", STUBS, 1)


def test_an_end_cut_without_a_state_to_remember_it_is_no_proof_of_an_end(house: House, journal: Path) -> None:
    """A copy has no state: only a checkpoint that was exported there proves its end."""
    edit(journal / LAST, lambda lines: lines.pop())
    (journal / "seal").unlink()
    assert house.sees(journal) == ("seal_missing", LAST, 7)
    assert house.sees(journal, exported=True) == ("ends_early", LAST, 8)
    Book.open(journal, BOOT, Watch(wall=house.now.timestamp())).close()
    assert house.sees(journal) == ("keys_lost", "00000005.jsonl", 1)


def test_keys_said_to_be_lost_are_never_passed_over(house: House, journal: Path) -> None:
    """Who has the machine cuts the end, destroys the state, and lets the product begin a chain of its own."""
    edit(journal / LAST, lambda lines: lines.__delitem__(slice(7, None)))
    (journal / "seal").write_bytes(b"")
    Book.open(journal, BOOT, Watch(wall=house.now.timestamp())).close()
    assert house.sees(journal) == ("keys_lost", "00000005.jsonl", 1)
    assert house.sees(journal, key=False) == ("keys_lost", "00000005.jsonl", 1)
    assert house.sees(journal, exported=True) == ("not_the_checkpoint", "00000005.jsonl", 1)


def test_a_purge_before_its_time_is_told_by_the_journal_itself(house: House, journal: Path) -> None:
    """Who has the machine can have it purge: the entry that says so cannot be left out."""
    book = Book.open(journal, BOOT, Watch(wall=house.now.timestamp()))
    book.purge(0)
    book.close()
    assert house.sees(journal) is None
    assert [json.loads(line)["event"] for line in rows(journal / LAST)].count("purged") == 2
    edit(journal / LAST, lambda lines: lines.pop(8))
    assert house.sees(journal) == ("lines_missing", LAST, 9)


def test_a_state_that_was_spoiled_is_no_state_that_is_absent(house: House, journal: Path) -> None:
    edit(journal / LAST, lambda lines: lines.pop())
    (journal / SEAL).write_bytes(b"bonjour")
    assert house.sees(journal) == house.sees(journal, key=False) == ("wrong_seal", SEAL, 0)


def test_what_was_purged_cannot_be_compared_with_what_is_no_longer_there(tmp_path: Path) -> None:
    """Log and state are taken back, gone on with, and what an exported checkpoint would contradict is purged."""
    folder, watch = tmp_path / "journal", Watch()
    days(folder, [2, 2], watch).close()
    old = copy(folder, tmp_path / "old")
    book = Book.open(folder, BOOT, watch)
    book.append([record(5)] * 5)
    book.sign()
    exported = rows(segments(folder)[-1].path)[-1].decode()
    book.append([record(6)])
    book.close()
    book = Book.open(old, BOOT, watch)
    for _ in range(4):
        book.append([record(7)] * 9)
        watch.go(DAY_S)
    book.purge(1)
    book.close()
    assert found(old, watch.now, root(folder)) is None
    assert found(old, watch.now, root(folder), exported=[exported]) == (
        "checkpoint_purged",
        segments(old)[0].path.name,
        1,
    )


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

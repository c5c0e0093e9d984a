"""Whatever another hand does to its files, a journal goes on, and the place is known."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from proxy.audit.verdict import Verdict
from proxy.audit.verify import verify
from proxy.journal.book import Book
from proxy.journal.segments import path_of
from tests.proxy.journal.making import BOOT, Watch, abandon, causes, entries, keyed, record, verdict, write


def rename(path: Path) -> None:
    path.rename(path.with_suffix(".1"))


def rotate(path: Path) -> None:
    rename(path)
    path.write_bytes(b"")


def replaced(path: Path) -> None:
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content)


def rebuilt(path: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.mkdir()


def added(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"bonjour\n")


def halved(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


type Found = tuple[str, str, int] | None

MISSING = ("lines_missing", "00000002.jsonl", 1)
DISPLACED: list[tuple[str, Callable[[Path], object], str, str, Found]] = [
    ("deleted", Path.unlink, "missing", "missing", MISSING),
    ("renamed", rename, "missing", "missing", MISSING),
    ("rotated", rotate, "missing", "altered", MISSING),
    ("replaced by a copy", replaced, "missing", "begun", None),
    ("emptied", lambda path: path.write_bytes(b""), "altered", "altered", MISSING),
    ("cut", halved, "altered", "altered", ("cut_short", "00000001.jsonl", 2)),
    ("added to", added, "altered", "altered", ("rewritten", "00000001.jsonl", 4)),
    ("the folder removed", lambda path: shutil.rmtree(path.parent), "missing", "begun", MISSING),
    ("the folder made again", rebuilt, "missing", "begun", MISSING),
]
"""What is done to the only segment, why the next is begun by a run that goes on and by the next one, what is found."""


@pytest.mark.parametrize("stopped", [False, True], ids=["running", "stopped"])
@pytest.mark.parametrize(
    ("spoil", "running", "next_run", "found"), [row[1:] for row in DISPLACED], ids=[row[0] for row in DISPLACED]
)
def test_a_segment_that_another_hand_has_been_at_is_followed_by_another_and_the_place_is_known(
    *,
    folder: Path,
    watch: Watch,
    spoil: Callable[[Path], Any],
    running: str,
    next_run: str,
    found: Found,
    stopped: bool,
) -> None:
    book = Book.open(folder, BOOT, watch)
    book.append([record()])
    book.append([record(1)])
    evidence = keyed(folder)
    if stopped:
        abandon(book)
    spoil(path_of(folder, 1))
    if stopped:
        book = Book.open(folder, BOOT, watch)
    book.append([record(2)])
    book.append([record(3)])
    book.close()
    assert causes(folder)[-1] == (next_run if stopped else running)
    assert [entry["id"][-1] for entry in entries(folder) if entry["event"] == "decision"][-2:] == ["2", "3"]
    told = verify(folder, evidence, watch.now)
    if stopped and next_run == "begun" and found:
        found = ("key_unknown", "00000001.jsonl", 1)  # a whole journal that goes is known by its key
    assert (told.place and (str(told.fault), told.place.file, told.place.row)) == found


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.chmod(0o000)], ids=["removed", "chmod"])
def test_a_seal_file_that_another_hand_has_been_at_is_made_again(
    folder: Path, watch: Watch, spoil: Callable[[Path], object]
) -> None:
    book = Book.open(folder, BOOT, watch)
    book.append([record()])
    spoil(folder / "seal")
    book.append([record(1)])
    book.close()
    write(folder, [record(2)], watch)
    assert causes(folder) == ["begun"]
    assert verdict(folder, watch) is Verdict.OK


def test_rights_taken_from_a_segment_stop_nothing(folder: Path, watch: Watch) -> None:
    book = Book.open(folder, BOOT, watch)
    path_of(folder, 1).chmod(0o000)
    book.append([record()])
    book.close()
    assert verdict(folder, watch) is Verdict.OK


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"bonjour" * 2000)])
def test_lost_keys_are_said_where_they_were_and_the_chain_goes_on_under_another_name(
    folder: Path, watch: Watch, spoil: Callable[[Path], object]
) -> None:
    write(folder, [record()], watch)
    spoil(folder / "seal")
    write(folder, [record(1)], watch)
    assert causes(folder) == ["begun", "lost"]
    told = verify(folder, keyed(folder), watch.now)
    assert (told.verdict, told.fault, told.place and (told.place.file, told.place.row)) == (
        Verdict.UNSIGNED,
        "keys_lost",
        ("00000002.jsonl", 1),
    )
    write(folder, [record(2)], watch)
    assert causes(folder) == ["begun", "lost"]

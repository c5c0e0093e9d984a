import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import structlog

from proxy.audit.verdict import Verdict
from proxy.audit.verify import verify
from proxy.journal import book as journal_book
from proxy.journal.append_file import JournalError
from proxy.journal.book import SIGNED_EVERY, Book
from proxy.journal.events import Started
from proxy.journal.policy_read import Outcome, PolicyRead, Supplier
from proxy.journal.segments import path_of, segments
from tests.proxy.journal.making import BOOT, DAY_S, TIME, Watch, abandon, entries, events, keyed, record, rows, write


def verdict(folder: Path, watch: Watch) -> Verdict:
    return verify(folder, keyed(folder), watch.now).verdict


def causes(folder: Path) -> list[str]:
    """Why each segment was begun."""
    return [entry["cause"] for entry in entries(folder) if entry["event"] == "segment"]


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journal"


def test_entries_are_sealed_and_written_in_order_and_signed_at_the_end(folder: Path, watch: Watch) -> None:
    book = Book.open(folder, BOOT, watch)
    book.append([record(number) for number in range(3)])
    book.close()
    assert events(folder) == ["segment", "decision", "decision", "decision", "checkpoint"]
    assert [entry["id"] for entry in entries(folder)[1:4]] == [f"{number:016x}" for number in range(3)]
    assert [entry["seq"] for entry in entries(folder)] == [1, 2, 3, 4, 5]
    assert book.tip.seq == 5
    assert verdict(folder, watch) is Verdict.OK


def test_a_chain_goes_on_across_runs_in_the_same_segment(folder: Path, watch: Watch) -> None:
    for _ in range(3):
        write(folder, [record()], watch)
    assert events(folder) == ["segment", *["decision", "checkpoint"] * 3]
    assert verdict(folder, watch) is Verdict.OK


def test_what_others_do_to_structlog_changes_nothing(folder: Path, watch: Watch) -> None:
    def drop(*_arguments: object) -> dict[str, object]:
        raise structlog.DropEvent

    structlog.configure(processors=[drop])
    try:
        write(folder, [record()], watch)
    finally:
        structlog.reset_defaults()
    assert len(entries(folder)) == 3


def test_a_checkpoint_tells_what_is_in_force(folder: Path, watch: Watch) -> None:
    book = Book.open(folder, BOOT, watch)
    book.sign()
    started = Started(time=TIME, boot_id=BOOT, version="0.1.0", detector_version="m-1.0123456789ab")
    kept = {"time": TIME, "supplier": Supplier.FILE}
    book.append([started, PolicyRead(**kept, outcome=Outcome.IN_FORCE, policy_hash="a" * 64)])  # type: ignore[arg-type]
    book.sign()
    bare, full = (entry for entry in entries(folder) if entry["event"] == "checkpoint")
    assert (bare["count"], bare["boot_id"], bare["chain"]) == (2, BOOT, book.tip.chain)
    assert "policy_hash" not in bare
    assert (full["count"], full["policy_hash"], full["detector_version"]) == (5, "a" * 64, "m-1.0123456789ab")


def test_a_checkpoint_comes_before_too_many_lines_however_they_come(folder: Path, watch: Watch) -> None:
    book = Book.open(folder, BOOT, watch)
    for size in (1, 300, 300, 1, 256, 256):
        book.append([record()] * size)
    signed = [entry["seq"] for entry in entries(folder) if entry["event"] in {"segment", "checkpoint"}]
    assert len(signed) == 3
    assert all(after - before <= SIGNED_EVERY + 256 for before, after in pairwise(signed))
    book.close()
    assert verdict(folder, watch) is Verdict.OK


def test_an_idle_journal_is_signed_too_but_a_closed_one_not_twice(folder: Path, watch: Watch) -> None:
    book = Book.open(folder, BOOT, watch)
    for _ in range(2):
        watch.go(900)
        book.sign()
    book.close()
    assert events(folder) == ["segment", "checkpoint", "checkpoint"]


def test_a_page_is_turned_each_day_once(folder: Path, watch: Watch) -> None:
    book = Book.open(folder, BOOT, watch)
    for _ in range(48):
        watch.go(DAY_S / 24)
        book.append([record()] * 20)
    book.close()
    assert causes(folder) == ["begun", "day", "day"]
    assert verdict(folder, watch) is Verdict.OK


def test_a_page_that_is_full_is_turned(folder: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_book, "SEGMENT_BYTES", 5000)
    book = Book.open(folder, BOOT, watch)
    for number in range(50):
        book.append([record(number)])
    book.close()
    assert causes(folder)[:3] == ["begun", "size", "size"]
    assert all(segment.path.stat().st_size < 6000 for segment in segments(folder))
    assert verdict(folder, watch) is Verdict.OK


@pytest.mark.parametrize("kept", [1, 17, 280])
def test_a_line_cut_short_is_removed_and_said(folder: Path, watch: Watch, kept: int) -> None:
    write(folder, [record()], watch)
    path = path_of(folder, 1)
    path.write_bytes(path.read_bytes() + rows(path)[1][:kept])
    write(folder, [record()], watch)
    assert events(folder) == ["segment", "decision", "checkpoint", "recovered", "decision", "checkpoint"]
    assert entries(folder)[3]["cut_bytes"] == kept
    assert verdict(folder, watch) is Verdict.OK


def test_a_refused_write_leaves_the_chain_where_it_was(
    folder: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(28, "simulated")

    book = Book.open(folder, BOOT, watch)
    book.append([record()])
    with monkeypatch.context() as failing:
        failing.setattr("proxy.journal.append_file._sync", refuse)
        for act in (lambda: book.append([record(1), record(2)]), book.sign, book.check):
            with pytest.raises(JournalError, match="le disque est plein"):
                act()
    book.check()
    book.append([record(3)])
    assert [entry["id"][-1] for entry in entries(folder) if entry["event"] == "decision"] == ["0", "3"]
    book.close()
    assert verdict(folder, watch) is Verdict.OK


def test_a_journal_that_cannot_be_signed_is_closed_all_the_same(
    folder: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(28, "simulated")

    book = Book.open(folder, BOOT, watch)
    book.append([record()])
    with monkeypatch.context() as failing:
        failing.setattr("proxy.journal.append_file._sync", refuse)
        book.close()
    write(folder, [record()], watch)
    assert verdict(folder, watch) is Verdict.OK


def test_an_opening_that_fails_lets_go_of_the_folder(
    folder: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(28, "simulated")

    with monkeypatch.context() as failing:
        failing.setattr("proxy.journal.append_file._sync", refuse)
        with pytest.raises(JournalError, match="le disque est plein"):
            Book.open(folder, BOOT, watch)
    write(folder, [record()], watch)
    assert verdict(folder, watch) is Verdict.OK


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


def test_a_purge_is_told_then_done(folder: Path, watch: Watch) -> None:
    book = Book.open(folder, BOOT, watch)
    for _ in range(4):
        book.append([record()])
        watch.go(DAY_S)
    book.purge(180)
    assert len(segments(folder)) == 4
    book.purge(2)
    book.close()
    assert [segment.number for segment in segments(folder)] == [2, 3, 4, 5]
    told = next(entry for entry in entries(folder) if entry["event"] == "purged")
    assert (told["through"], told["segments"], told["decisions"]) == (2, 1, {"allow": 1})
    assert verdict(folder, watch) is Verdict.OK


KILLED = """
import sys
from pathlib import Path
from tests.proxy.journal.making import BOOT, Book, record
book = Book.open(Path(sys.argv[1]), BOOT)
for number in range(100_000):
    book.append([record(number)])
    print(number, flush=True)
"""


@pytest.mark.parametrize("said", [1, 20, 75])
def test_a_kill_loses_no_acknowledged_record(folder: Path, said: int) -> None:
    command = [sys.executable, "-c", KILLED, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3]) as child:
        assert child.stdout
        acknowledged = [int(child.stdout.readline()) for _ in range(said)]
        child.kill()
        acknowledged += [int(line) for line in child.stdout if line.endswith("\n")]
    Book.open(folder, BOOT).close()
    assert verify(folder, keyed(folder)).verdict is Verdict.OK
    written = [entry["id"] for entry in entries(folder) if entry["event"] == "decision"]
    assert {f"{number:016x}" for number in acknowledged} <= set(written)
    assert len(written) == len(set(written)) <= len(acknowledged) + 1


def test_every_line_is_canonical_json_ended_by_one_newline(folder: Path, watch: Watch) -> None:
    write(folder, [record()], watch)
    for row in rows(path_of(folder, 1)):
        again = json.dumps(json.loads(row), sort_keys=True, separators=(",", ":"))
        assert row == again.encode() + b"\n"

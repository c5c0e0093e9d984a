import json
from itertools import pairwise
from pathlib import Path

import pytest
import structlog

from proxy.audit.verdict import Verdict
from proxy.journal import book as journal_book
from proxy.journal.book import SIGNED_EVERY, Book
from proxy.journal.events import Started
from proxy.journal.policy_read import Outcome, PolicyRead, Supplier
from proxy.journal.segments import path_of, segments
from tests.proxy.journal.making import BOOT, DAY_S, TIME, Watch, causes, entries, events, record, rows, verdict, write


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


def test_every_line_is_canonical_json_ended_by_one_newline(folder: Path, watch: Watch) -> None:
    write(folder, [record()], watch)
    for row in rows(path_of(folder, 1)):
        again = json.dumps(json.loads(row), sort_keys=True, separators=(",", ":"))
        assert row == again.encode() + b"\n"

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
import structlog

from policies.decision import Action
from policies.facts import Tier
from proxy.journal import chain
from proxy.journal.append_file import JournalError
from proxy.journal.book import Book
from proxy.journal.record import Record
from proxy.services.catalogue import Kind

BOOT = "00112233aabbccdd"
TIME = "2026-11-22T08:30:00.123Z"


def record(number: int = 0) -> Record:
    return Record(
        id=f"{number:016x}", time=TIME, service="claude", kind=Kind.WEB, tier=Tier.OPEN,
        action=Action.ALLOW, rule_id="default",
    )  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "decisions.jsonl"


def lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)


def fill(path: Path, count: int = 3) -> chain.Tip:
    book = Book(path, BOOT)
    book.append([record(number) for number in range(count)])
    book.close()
    return book.tip


def test_entries_are_stamped_sealed_and_written_in_order(path: Path) -> None:
    tip = fill(path)
    entries = [json.loads(line) for line in lines(path)]
    assert [entry["id"] for entry in entries] == [f"{number:016x}" for number in range(3)]
    assert {(entry["event"], entry["boot_id"]) for entry in entries} == {("decision", BOOT)}
    assert chain.verify(lines(path)) == chain.Verification(chain.Integrity.OK, None, tip)


def test_a_chain_goes_on_across_starts(path: Path) -> None:
    fill(path, 3)
    tip = fill(path, 2)
    assert tip.seq == 5
    assert chain.verify(lines(path), expected=tip).integrity is chain.Integrity.OK


def test_what_others_do_to_structlog_changes_nothing(path: Path) -> None:
    def drop(*_arguments: object) -> dict[str, object]:
        raise structlog.DropEvent

    structlog.configure(processors=[drop])
    try:
        assert fill(path).seq == 3
    finally:
        structlog.reset_defaults()


@pytest.mark.parametrize("kept", [1, 17, 300])
def test_a_line_cut_short_is_removed_and_said(path: Path, kept: int) -> None:
    fill(path)
    whole = path.read_bytes()
    path.write_bytes(whole + lines(path)[-1][:kept])
    book = Book(path, BOOT)
    assert path.read_bytes().startswith(whole)
    said = json.loads(lines(path)[3])
    assert (said["event"], said["cut_bytes"], said["seq"]) == ("recovered", kept, 4)
    assert chain.verify(lines(path), expected=book.tip).integrity is chain.Integrity.OK


@pytest.mark.parametrize("torn", [b"{", b" " * 4096, b"\0" * 4096, b"\xff"])
def test_a_journal_that_holds_only_a_piece_of_line_starts_again(path: Path, torn: bytes) -> None:
    path.write_bytes(torn)
    assert Book(path, BOOT).tip.seq == 1
    assert json.loads(lines(path)[0])["cut_bytes"] == len(torn)


def test_every_possible_cut_of_the_last_line_is_mended(path: Path) -> None:
    fill(path, 2)
    first, second = lines(path)
    for kept in range(1, len(second)):
        path.write_bytes(first + second[:kept])
        book = Book(path, BOOT)
        assert book.tip.seq == 2
        assert chain.verify(lines(path)).integrity is chain.Integrity.OK
        book.close()


@pytest.mark.parametrize(
    "content",
    [b"\n", b"{}\n", b"bonjour\n", b"\n\n"],
)
def test_a_file_that_is_not_a_chain_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(JournalError, match="a été modifié"):
        Book(path, BOOT)
    assert path.read_bytes() == content


def test_a_line_altered_while_stopped_is_refused(path: Path) -> None:
    fill(path)
    path.write_bytes(path.read_bytes().replace(b'"allow"', b'"block"', 1))
    with pytest.raises(JournalError, match="paravent journal verify"):
        Book(path, BOOT)


def test_a_long_journal_is_verified_by_its_end_and_quickly(path: Path) -> None:
    tip = fill(path, 5000)
    assert path.stat().st_size > 2 << 20
    started = time.perf_counter()
    book = Book(path, BOOT)
    assert time.perf_counter() - started < 1
    assert book.tip == tip


@pytest.mark.parametrize("tail", [b"x" * (2 << 20), b"x" * (2 << 20) + b"\n", b"\n" * (2 << 20)])
def test_a_long_file_whose_end_is_not_a_chain_is_refused(path: Path, tail: bytes) -> None:
    fill(path)
    with path.open("ab") as file:
        file.write(tail)
    with pytest.raises(JournalError, match="paravent journal verify"):
        Book(path, BOOT)


def test_a_refused_write_leaves_the_chain_where_it_was(path: Path) -> None:
    book = Book(path, BOOT)
    book.append([record()])
    aside = path.rename(path.with_suffix(".1"))
    with pytest.raises(JournalError):
        book.append([record(1), record(2)])
    with pytest.raises(JournalError):
        book.check()
    aside.rename(path)
    book.check()
    book.append([record(3)])
    assert [json.loads(line)["id"][-1] for line in lines(path)] == ["0", "3"]
    assert chain.verify(lines(path), expected=book.tip).integrity is chain.Integrity.OK


KILLED = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from test_book import BOOT, Book, record
book = Book(Path(sys.argv[2]), BOOT)
for number in range(100_000):
    book.append([record(number)])
    print(number, flush=True)
"""


@pytest.mark.parametrize("said", [1, 20, 75])
def test_a_kill_loses_no_acknowledged_record(path: Path, said: int) -> None:
    command = [sys.executable, "-c", KILLED, str(Path(__file__).parent), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout
        acknowledged = [int(child.stdout.readline()) for _ in range(said)]
        child.kill()
        acknowledged += [int(line) for line in child.stdout if line.endswith("\n")]
    book = Book(path, BOOT)
    assert chain.verify(lines(path), expected=book.tip).integrity is chain.Integrity.OK
    written = {json.loads(line).get("id") for line in lines(path)}
    assert {f"{number:016x}" for number in acknowledged} <= written

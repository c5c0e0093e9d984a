"""A write that is cut short, refused or killed loses nothing that was acknowledged, and leaves a sound chain."""

import subprocess
import sys
from pathlib import Path

import pytest

from proxy.audit.verdict import Verdict
from proxy.audit.verify import verify
from proxy.journal.append_file import JournalError
from proxy.journal.book import Book
from proxy.journal.segments import path_of
from tests.proxy.journal.making import BOOT, Watch, entries, events, keyed, record, rows, verdict, write


@pytest.mark.parametrize("kept", [1, 17, 280])
def test_a_line_cut_short_is_removed_and_said(folder: Path, watch: Watch, kept: int) -> None:
    write(folder, [record()], watch)
    path = path_of(folder, 1)
    path.write_bytes(path.read_bytes() + rows(path)[1][:kept])
    write(folder, [record()], watch)
    assert events(folder) == ["segment", "decision", "checkpoint", "recovered", "decision", "checkpoint"]
    assert entries(folder)[3]["cut_bytes"] == kept
    assert verdict(folder, watch) is Verdict.OK


def refuse(*_arguments: object) -> None:
    raise OSError(28, "simulated")


def test_a_refused_write_leaves_the_chain_where_it_was(
    folder: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
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
    with monkeypatch.context() as failing:
        failing.setattr("proxy.journal.append_file._sync", refuse)
        with pytest.raises(JournalError, match="le disque est plein"):
            Book.open(folder, BOOT, watch)
    write(folder, [record()], watch)
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

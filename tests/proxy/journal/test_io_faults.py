"""Whichever call of the system fails, and however: what was acknowledged stays, and the chain holds.

Two lives of a journal are lived again for each of their calls: one begun from nothing, one four days old that opens,
writes, turns its page, signs, purges and closes. Each time the i-th call fails, then the product starts again on a
sound disk, and an auditor with the keys looks at what is there.
"""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from proxy.audit.verdict import Verdict
from proxy.audit.verify import verify
from proxy.journal.append_file import JournalError
from proxy.journal.book import Book
from tests.proxy.journal.faulty import Disk, Manner
from tests.proxy.journal.making import BOOT, DAY_S, Watch, days, entries, keyed, record

FAR = 10_000


@dataclass
class Life:
    """What a product does with its journal, and what it was told.

    Attributes:
        folder: Of the journal.
        kept: Decisions that were acknowledged.
        refused: Decisions that were not, by block.
    """

    folder: Path
    watch: Watch
    kept: list[int] = field(default_factory=list)
    refused: list[Sequence[int]] = field(default_factory=list)

    def live(self) -> None:
        """Open, write, turn the page, sign, purge, close; what is refused is let go."""
        try:
            book = Book.open(self.folder, BOOT, self.watch)
        except JournalError:
            return
        self._write(book, 1)
        self._try(book.check)
        self._write(book, 2, 3, 4)
        self.watch.go(DAY_S)
        self._write(book, 5)
        self._try(book.sign)
        self._try(lambda: book.purge(3))
        self._write(book, 6)
        self._write(book, 7)
        book.close()

    def _write(self, book: Book, *numbers: int) -> None:
        self.refused.append(numbers)  # a stop tells nothing
        try:
            book.append([record(FAR + number) for number in numbers])
        except JournalError:
            return
        self.refused.remove(numbers)
        self.kept.extend(numbers)

    @staticmethod
    def _try(act: Callable[[], None]) -> None:
        try:
            act()
        except JournalError:
            return


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal of four days; the first one is old enough to go when a fifth comes."""
    folder = tmp_path_factory.mktemp("old") / "journal"
    days(folder, [2] * 4, Watch()).close()
    return folder


def check(life: Life, *, only_tails: bool) -> None:
    """The product starts again; the audit says OK, and nothing that was acknowledged is lost."""
    life.watch.go(60)
    book = Book.open(life.folder, BOOT, life.watch)
    book.append([record(FAR + 99)])
    book.purge(3)
    book.close()
    told = verify(life.folder, keyed(life.folder), life.watch.now)
    assert (told.verdict, told.fault, told.place) == (Verdict.OK, None, None)
    there = entries(life.folder)
    numbers = [int(entry["id"], 16) - FAR for entry in there if entry["event"] == "decision"]
    ours = [number for number in numbers if number > 0]
    assert len(ours) == len(set(ours))
    assert {*life.kept, 99} <= set(ours)
    extra = set(ours) - {*life.kept, 99}
    assert not extra or (only_tails and extra <= set(life.refused[-1]) | set(life.refused[0]))
    assert [entry["seq"] for entry in there] == list(range(there[0]["seq"], there[-1]["seq"] + 1))
    assert {-FAR + 3000, -FAR + 3001} <= set(numbers) or there[0]["seq"] == 1  # younger days stay


@pytest.mark.parametrize("manner", Manner)
@pytest.mark.parametrize("begun", [True, False], ids=["begun", "old"])
def test_a_journal_survives_the_failure_of_any_call(old: Path, tmp_path: Path, manner: Manner, begun: bool) -> None:
    at, failed = 0, True
    while failed:
        at += 1
        folder, watch = tmp_path / f"{at}", Watch()
        if not begun:
            shutil.copytree(old, folder)
            watch.go(3 * DAY_S)
        life, disk = Life(folder, watch), Disk(folder, manner, at)
        with disk.failing():
            life.live()
        failed = disk.calls >= at
        try:
            check(life, only_tails=manner not in {Manner.ONCE, Manner.ONCE_DONE, Manner.SHORT})
        except BaseException as error:
            error.add_note(f"call {at} of {disk.calls}, {manner}")
            raise
        shutil.rmtree(folder)
    assert at > 40

"""The journal as the gate sees it: a call that returns once the decision is on the disk.

One thread writes, in order; records that wait while it does go together with one `fdatasync`. Whatever cannot
be written is told to the one who waits, who keeps the gate shut. When nothing comes, the thread signs what there is.
"""

import asyncio
import queue
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Protocol

from policies.bounds import USUAL_DAYS
from proxy.journal.append_file import JournalError
from proxy.journal.book import Book
from proxy.journal.entries import Entry, Opening
from proxy.journal.forms import new_id
from proxy.reasons import ReasonCode

SIGN_EVERY_S = 900.0
"""Seconds between two checkpoints at most, as between two seals of systemd's journal (journalctl(1), --interval)."""

_SOON_S = 60.0  # after a start: a machine that is on for half an hour a day must be signed for and purged too
_TOGETHER = 256  # records of one write


class Writing(Protocol):
    """What the thread writes to; a `Book`, or a test's."""

    def append(self, entries: Sequence[Entry]) -> None:
        """Write entries durably, all or none; raises JournalError."""
        ...

    def sign(self) -> None:
        """Write a checkpoint; raises JournalError."""
        ...

    def purge(self, days: int) -> None:
        """Remove what is older than that many days; raises JournalError."""
        ...

    def check(self) -> None:
        """Prove that an entry could be written; raises JournalError."""
        ...

    def close(self) -> None:
        """Let go of the files."""
        ...


class Journal:
    """Writes records from the event loop, durably and in order.

    Attributes:
        keep_days: How long decisions are kept.
        broken: Why the last run's segment was left alone; None where the journal went on in it.
        fault: Why the last records could not be written, in French; empty once others are.
    """

    def __init__(self, book: Writing, *, capacity: int = 1024, sign_every_s: float = SIGN_EVERY_S) -> None:
        """Start the writing thread; at most `capacity` records wait."""
        self.keep_days = USUAL_DAYS
        self.broken: Opening | None = None
        self.fault = ""
        self._book, self._sign_every_s = book, sign_every_s
        self._waiting: queue.Queue[tuple[Entry, Future[None]]] = queue.Queue(capacity)
        self._purge: threading.Thread | None = None
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    @classmethod
    def open(cls, folder: Path, boot_id: str | None = None) -> "Journal":
        """Open or make the journal of a folder, mend what a stop cut short, and start.

        Raises:
            JournalError: it cannot be written.
        """
        book = Book.open(folder, boot_id or new_id())
        journal = cls(book)
        journal.broken = book.broken
        return journal

    def check(self) -> None:
        """Prove that a record could be written now, by writing blanks and taking them back.

        Raises:
            JournalError: it could not.
        """
        self._book.check()

    async def write(self, record: Entry) -> None:
        """Return once the record is on the disk. A caller that is cancelled does not unwrite it.

        Raises:
            JournalError: it is not, and will not be.
        """
        written = Future[None]()
        written.set_running_or_notify_cancel()
        try:
            self._waiting.put_nowait((record, written))
        except queue.Full:
            raise JournalError("trop de décisions attendent", ReasonCode.JOURNAL_FULL) from None
        except queue.ShutDown:
            raise JournalError("il est fermé") from None
        await asyncio.wrap_future(written)

    def close(self) -> None:
        """Write what waits, then stop. Blocks meanwhile."""
        self._waiting.shutdown()
        self._thread.join()
        if self._purge is not None:
            self._purge.join()
        self._book.close()

    def _run(self) -> None:
        due = time.monotonic() + min(_SOON_S, self._sign_every_s)
        with suppress(queue.ShutDown):
            while True:
                if taken := self._take(due - time.monotonic()):
                    self._write(taken)
                if time.monotonic() >= due:
                    self._keep()
                    due = time.monotonic() + self._sign_every_s

    def _keep(self) -> None:
        """Sign what there is, and purge what is too old; what cannot be done now is tried again at the next turn."""
        self._tried(self._book.sign)
        if self._purge is None or not self._purge.is_alive():  # it reads whole segments: no decision waits for that
            purge = partial(self._tried, partial(self._book.purge, self.keep_days))
            self._purge = threading.Thread(target=purge, name="journal purge", daemon=True)
            self._purge.start()

    @staticmethod
    def _tried(duty: Callable[[], None]) -> None:
        with suppress(Exception):  # whatever it is, the thread goes on: the gate waits for it
            duty()

    def _take(self, seconds: float) -> list[tuple[Entry, Future[None]]]:
        """The next record, and those that wait behind it; none when none came in time."""
        try:
            taken = [self._waiting.get(timeout=max(seconds, 0))]
        except queue.Empty:
            return []
        with suppress(queue.Empty, queue.ShutDown):
            while len(taken) < _TOGETHER:
                taken.append(self._waiting.get_nowait())
        return taken

    def _write(self, taken: Sequence[tuple[Entry, Future[None]]]) -> None:
        try:
            self._book.append([record for record, _ in taken])
        except Exception as error:  # noqa: BLE001 - whatever it is, those who wait must hear of it
            refusal = _refusal(error)
            self.fault = str(refusal)
            for _, written in taken:
                written.set_exception(refusal)
        else:
            self.fault = ""
            for _, written in taken:
                written.set_result(None)


def _refusal(error: Exception) -> JournalError:
    return error if isinstance(error, JournalError) else JournalError(f"erreur interne ({type(error).__name__})")

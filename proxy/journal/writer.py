"""The journal as the gate sees it: a call that returns once the decision is on the disk.

One thread writes, in order; records that wait while it does go together with one `fdatasync`. Whatever cannot
be written is told to the one who waits, who keeps the gate shut.
"""

import asyncio
import queue
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from proxy.journal.append_file import JournalError
from proxy.journal.book import Book
from proxy.journal.record import Entry, new_id
from proxy.reasons import ReasonCode

_TOGETHER = 256  # records of one write, well under what a start re-reads


class Pages(Protocol):
    """What the thread writes to; a `Book`, or a test's."""

    def append(self, entries: Sequence[Entry]) -> None:
        """Write entries durably, all or none; raises JournalError."""
        ...

    def check(self) -> None:
        """Prove that an entry could be written; raises JournalError."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class Journal:
    """Writes records from the event loop, durably and in order."""

    def __init__(self, pages: Pages, *, capacity: int = 1024) -> None:
        """Start the writing thread; at most `capacity` records wait."""
        self._pages = pages
        self._waiting: queue.Queue[tuple[Entry, Future[None]]] = queue.Queue(capacity)
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    @classmethod
    def open(cls, path: Path, boot_id: str | None = None) -> "Journal":
        """Open or make the journal file, mend its last line, and start.

        Raises:
            JournalError: the file cannot be written, or its end was altered.
        """
        return cls(Book(path, boot_id or new_id()))

    def check(self) -> None:
        """Prove that a record could be written now, by writing blanks and taking them back.

        Raises:
            JournalError: it could not.
        """
        self._pages.check()

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
        self._pages.close()

    def _run(self) -> None:
        with suppress(queue.ShutDown):
            while True:
                self._write(self._take())

    def _take(self) -> list[tuple[Entry, Future[None]]]:
        """The next record, and those that wait behind it."""
        taken = [self._waiting.get()]
        with suppress(queue.Empty, queue.ShutDown):
            while len(taken) < _TOGETHER:
                taken.append(self._waiting.get_nowait())
        return taken

    def _write(self, taken: Sequence[tuple[Entry, Future[None]]]) -> None:
        try:
            self._pages.append([record for record, _ in taken])
        except Exception as error:  # noqa: BLE001 - whatever it is, those who wait must hear of it
            for _, written in taken:
                written.set_exception(_refusal(error))
        else:
            for _, written in taken:
                written.set_result(None)


def _refusal(error: Exception) -> JournalError:
    return error if isinstance(error, JournalError) else JournalError(f"erreur interne ({type(error).__name__})")

"""Stands in for a journal that could not be opened, and opens it as soon as it can: nobody needs to start anything.

A disk mounted late, or filled by somebody else, then shuts AI services for as long as it lasts and no longer.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from proxy.journal.append_file import JournalError
from proxy.journal.entries import Entry
from proxy.journal.writer import Journal

AGAIN_S = 1.0
"""Seconds between two attempts."""

_PATIENCE_S = 5.0  # for an attempt that is under way when all ends


@dataclass
class Reopening:
    """Refuses entries until the journal opens, and hands them to it from then on.

    Attributes:
        open: Opens it; blocks. Raises JournalError or OSError.
        again_s: Seconds between two attempts.
        journal: Once it is open.
    """

    open: Callable[[], Journal]
    again_s: float = AGAIN_S
    journal: Journal | None = field(default=None, init=False)
    _trying: asyncio.Task[None] | None = field(default=None, init=False, repr=False)

    @property
    def fault(self) -> str:
        """What the journal says of its last write; that it is not open yet is said by whoever tried first."""
        return self.journal.fault if self.journal is not None else ""

    async def write(self, record: Entry) -> None:
        """Return once the record is on the disk; nobody waits for an attempt that is under way.

        Raises:
            JournalError: it is not, and will not be.
        """
        if self.journal is None:
            raise JournalError("il n'a pas pu être ouvert")
        await self.journal.write(record)

    async def follow(self) -> Journal:
        """Try until it opens, and give it."""
        while self.journal is None:
            await asyncio.sleep(self.again_s)
            self._trying = asyncio.create_task(self._try())
            await asyncio.shield(self._trying)  # cancelled, it would open unseen, and nobody would let go of its lock
        return self.journal

    async def settle(self) -> None:
        """Wait for an attempt that is under way, after `follow` was cancelled; a disk that hangs is not waited for."""
        if self._trying is not None:
            await asyncio.wait({self._trying}, timeout=_PATIENCE_S)

    async def _try(self) -> None:
        with suppress(JournalError, OSError):
            self.journal = await asyncio.to_thread(self.open)

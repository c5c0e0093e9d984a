"""Stands in for a journal that could not be opened, and opens it as soon as it can: nobody needs to start anything.

A disk mounted late, or filled by somebody else, then shuts AI services for as long as it lasts and no longer.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from proxy.journal.append_file import JournalError
from proxy.journal.entries import Entry
from proxy.journal.writer import Journal

AGAIN_S = 2.0
"""Seconds between two attempts at most; whoever wants to write meanwhile is refused at once."""


@dataclass
class Reopening:
    """Refuses entries until the journal opens, and hands them to it from then on.

    Attributes:
        open: Opens it; blocks. Raises JournalError or OSError.
        opened: Told of it before anything is written.
        clock: Seconds that only grow.
    """

    open: Callable[[], Journal]
    opened: Callable[[Journal], Awaitable[None]]
    clock: Callable[[], float] = time.monotonic
    _journal: Journal | None = field(default=None, init=False, repr=False)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock, init=False, repr=False)
    _again: float = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._again = self.clock() + AGAIN_S

    async def write(self, record: Entry) -> None:
        """Return once the record is on the disk.

        Raises:
            JournalError: it is not, and will not be.
        """
        async with self._turn:
            journal = self._journal or await self._opened()
        await journal.write(record)

    async def _opened(self) -> Journal:
        if self.clock() < self._again:
            raise JournalError("il n'a pas pu être ouvert")
        self._again = self.clock() + AGAIN_S
        try:
            journal = await asyncio.to_thread(self.open)
        except OSError as error:
            raise JournalError("il n'a pas pu être ouvert") from error
        await self.opened(journal)
        self._journal = journal
        return journal

"""What each user of this machine may be told of their own refused requests, for a few minutes. No word of any request.

It is in memory alone, and of the event loop alone: nothing here waits, and no thread but the loop's may call it.
"""

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

LASTS_S: Final = 300.0
"""Seconds for which a notice is kept for someone who comes to read it."""
MOST: Final = 20
"""Notices kept for one user, and waiting for one reader: older ones give way."""
MOST_USERS: Final = 64
"""Users for whom notices are kept: the one not told of anything for the longest gives way."""
MOST_READERS: Final = 4
"""Readers of one user at a time: sessions on one machine, and one to spare."""


class TooManyReadersError(Exception):
    """One user reads in more places than a person would."""


class Kind(StrEnum):
    """Why a request was refused, as far as its author need know."""

    BLOCKED = "blocked"
    """The policy says so."""
    UNEXAMINED = "unexamined"
    """It could not be examined, or not be written down."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A request that was refused.

    Attributes:
        reference: Of the decision.
        service: Its name, as people know it.
        kind: Why.
        title: Of the rule, as the establishment wrote it; where none decided, what happened and what to do, in French.
        time: Of the decision, with its offset.
    """

    reference: str
    service: str
    kind: Kind
    title: str
    time: datetime


type Reader = asyncio.Queue[Notice]


@dataclass
class Board:
    """Notices, by the user id that they are for.

    Attributes:
        clock: Seconds that only grow.
    """

    clock: Callable[[], float] = time.monotonic
    _kept: OrderedDict[int, deque[tuple[float, Notice]]] = field(default_factory=OrderedDict, repr=False)
    _readers: dict[int, list[Reader]] = field(default_factory=dict, repr=False)

    def tell(self, owner: int | None, notice: Notice) -> None:
        """Give a notice to those who read for this user, and keep it for a while; nobody known is told nothing."""
        if owner is None:
            return
        self._drop_old()
        self._kept.setdefault(owner, deque(maxlen=MOST)).append((self.clock(), notice))
        self._kept.move_to_end(owner)
        while len(self._kept) > MOST_USERS:
            self._kept.popitem(last=False)
        for reader in self._readers.get(owner, ()):
            _give(reader, notice)

    @contextmanager
    def reading(self, owner: int) -> Iterator[Reader]:
        """Give what is kept for a user, and while the block lasts what is told, oldest first.

        Raises:
            TooManyReadersError: this user has enough readers already.
        """
        readers = self._readers.setdefault(owner, [])
        if len(readers) >= MOST_READERS:
            raise TooManyReadersError
        self._drop_old()
        reader: Reader = asyncio.Queue(MOST)
        for _, notice in self._kept.get(owner, ()):
            reader.put_nowait(notice)
        readers.append(reader)
        try:
            yield reader
        finally:
            readers.remove(reader)
            if not readers:
                del self._readers[owner]

    def _drop_old(self) -> None:
        oldest = self.clock() - LASTS_S
        for owner, kept in tuple(self._kept.items()):
            while kept and kept[0][0] < oldest:
                kept.popleft()
            if not kept:
                del self._kept[owner]


def _give(reader: Reader, notice: Notice) -> None:
    if reader.full():
        reader.get_nowait()
    reader.put_nowait(notice)

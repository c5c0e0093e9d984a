"""Whose account is behind a connection from this very machine, as the system and its directory know it.

Linux alone: elsewhere, and for connections from other machines, no account is known.
"""

import asyncio
import os
import sys
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field

from proxy.gate.request import End
from proxy.gate.sockets import asked_owner, read_owner

if sys.platform != "win32":
    import grp
    import pwd

LASTS_S = 300.0
"""Seconds for which what a directory said of an account is believed: it is asked no more often."""
PATIENCE_S = 2.0
"""Seconds that a directory has to answer. After them the account is not known, which is the stricter answer, and no
request waits for that answer any more."""

_MOST = 256  # accounts that are kept


def _asking() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(2, thread_name_prefix="accounts")


@dataclass(frozen=True, slots=True)
class Person:
    """An account of this machine: what its owner signs in with, the names of its groups, its number here."""

    login: str = field(repr=False)
    groups: frozenset[str] = frozenset()
    owner: int | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question to the directory: when it was put, and what will be the answer."""

    at: float
    answer: "asyncio.Future[Person | None]"


@dataclass
class Accounts:
    """Tells the account that opened a connection to this machine.

    A slow directory holds up the requests of those it does not know yet, and nothing else: it has threads of its own.

    Attributes:
        clock: Seconds that only grow.
    """

    clock: Callable[[], float] = time.monotonic
    _known: OrderedDict[int | str, tuple[float, Person | None]] = field(default_factory=OrderedDict, repr=False)
    _asked: dict[int | str, _Asked] = field(default_factory=dict, repr=False)
    _threads: ThreadPoolExecutor = field(default_factory=_asking, repr=False)

    async def person(self, near: End, far: End) -> Person | None:
        """Give the account; None where the connection is not of this machine, or nobody knows in time.

        Args:
            near: The client's end.
            far: The proxy's: two accounts may share an address and port towards different servers.
        """
        owner = await owner_of(near, far)
        return None if owner is None else await self._person(owner)

    async def named(self, login: str) -> Person | None:
        """Give the account of that name; None where this machine and its directory have none, or are too slow."""
        return await self._person(login)

    async def _person(self, owner: int | str) -> Person | None:
        when, person = self._known.get(owner, (float("-inf"), None))
        if self.clock() - when <= LASTS_S:
            return person
        asked = self._ask(owner)
        with suppress(TimeoutError):
            async with asyncio.timeout(max(0.0, asked.at + PATIENCE_S - self.clock())):
                return await asyncio.shield(asked.answer)
        return None

    def _ask(self, owner: int | str) -> _Asked:
        """Ask the directory of an account, once however many wait for it."""
        if owner not in self._asked:
            answer = asyncio.get_running_loop().run_in_executor(self._threads, person_of, owner)
            answer.add_done_callback(lambda answer: self._keep(owner, answer))
            self._asked[owner] = _Asked(self.clock(), answer)
        return self._asked[owner]

    def _keep(self, owner: int | str, answer: "asyncio.Future[Person | None]") -> None:
        del self._asked[owner]
        if answer.cancelled() or answer.exception() is not None:
            return
        self._known[owner] = (self.clock(), answer.result())
        self._known.move_to_end(owner)
        while len(self._known) > _MOST:
            self._known.popitem(last=False)


async def owner_of(near: End, far: End) -> int | None:
    """Give the user id behind a connection, by the quick way or by the slow one; None where it is of no user here.

    Args:
        near: The client's end.
        far: The other.
    """
    try:
        return asked_owner(near, far)
    except OSError:
        return await asyncio.to_thread(read_owner, near, far)
    except ValueError:
        return None


def person_of(owner: int | str) -> Person | None:
    """Give the login and groups of a user id or name; None where there is no such user, or no directory to ask.

    May ask a directory, so it may take a while.
    """
    if sys.platform != "win32":
        try:
            account = pwd.getpwuid(owner) if isinstance(owner, int) else pwd.getpwnam(owner)
            numbers = os.getgrouplist(account.pw_name, account.pw_gid)
        except (KeyError, OSError):
            return None
        names = set()
        for number in numbers:
            with suppress(KeyError):
                names.add(grp.getgrgid(number).gr_name)
        return Person(account.pw_name, frozenset(names), account.pw_uid)
    return None

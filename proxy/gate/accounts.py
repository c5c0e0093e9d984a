"""Whose account is behind a connection from this very machine: the kernel knows, by both ends of the connection.

Linux alone: elsewhere, and for connections from other machines, no account is known.
"""

import asyncio
import grp
import os
import pwd
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path

from proxy.gate.request import End

LASTS_S = 300.0
"""Seconds for which an account's groups are believed: a directory is asked no more often."""
PATIENCE_S = 2.0
"""Seconds that a directory has to answer; after them the account has no group, which is the stricter answer."""

_MOST = 256  # accounts whose groups are kept
_TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
_ESTABLISHED = "01"
_WORD = 4  # bytes: the kernel writes addresses as words in the machine's order (proc_net_tcp(5))


def _asking() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(2, thread_name_prefix="accounts")


@dataclass
class Accounts:
    """Tells the groups of the account that opened a connection to this machine.

    A slow directory holds up the requests of those it does not know yet, and nothing else: it has threads of its own.

    Attributes:
        clock: Seconds that only grow.
    """

    clock: Callable[[], float] = time.monotonic
    _known: OrderedDict[int, tuple[float, frozenset[str]]] = field(default_factory=OrderedDict, repr=False)
    _asked: dict[int, "asyncio.Future[frozenset[str]]"] = field(default_factory=dict, repr=False)
    _threads: ThreadPoolExecutor = field(default_factory=_asking, repr=False)

    async def groups(self, near: End, far: End) -> frozenset[str]:
        """Give the names of the groups; none where the connection is not of this machine.

        Args:
            near: The client's end.
            far: The proxy's: two accounts may share an address and port towards different servers.
        """
        owner = await asyncio.to_thread(socket_owner, near, far)
        if owner is None:
            return frozenset()
        when, groups = self._known.get(owner, (float("-inf"), frozenset[str]()))
        if self.clock() - when <= LASTS_S:
            return groups
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE_S):
                return await asyncio.shield(self._answer(owner))
        return frozenset()

    def _answer(self, owner: int) -> "asyncio.Future[frozenset[str]]":
        """What the directory says of an account, asked once however many wait for it."""
        if owner not in self._asked:
            asked = asyncio.get_running_loop().run_in_executor(self._threads, groups_of, owner)
            asked.add_done_callback(lambda answer: self._keep(owner, answer))
            self._asked[owner] = asked
        return self._asked[owner]

    def _keep(self, owner: int, answer: "asyncio.Future[frozenset[str]]") -> None:
        del self._asked[owner]
        if answer.cancelled() or answer.exception() is not None:
            return
        self._known[owner] = (self.clock(), answer.result())
        self._known.move_to_end(owner)
        while len(self._known) > _MOST:
            self._known.popitem(last=False)


def socket_owner(near: End, far: End) -> int | None:
    """Give the user id that owns the connection's near end; None where this machine has no such connection."""
    try:
        wanted, others = _spellings(near), _spellings(far)
    except ValueError:
        return None
    for table in _TABLES:
        with suppress(OSError), table.open("r", encoding="ascii") as lines:
            for columns in map(str.split, lines):
                if columns[1] in wanted and columns[2] in others and columns[3] == _ESTABLISHED:
                    return int(columns[7])
    return None


def groups_of(owner: int) -> frozenset[str]:
    """Give the names of all groups of a user; may ask a directory, so it may take a while."""
    try:
        account = pwd.getpwuid(owner)
        numbers = os.getgrouplist(account.pw_name, account.pw_gid)
    except (KeyError, OSError):
        return frozenset()
    names = set()
    for number in numbers:
        with suppress(KeyError):
            names.add(grp.getgrgid(number).gr_name)
    return frozenset(names)


def _spellings(end: End) -> frozenset[str]:
    """Give an end as the kernel's tables may write it, as itself and inside IPv6."""
    known = ip_address(end[0])
    mapped = getattr(known, "ipv4_mapped", None)
    packed = (mapped or known).packed
    forms = [packed] if len(packed) > _WORD else [packed, b"\0" * 10 + b"\xff\xff" + packed]
    return frozenset(f"{_hex(form)}:{end[1]:04X}" for form in forms)


def _hex(packed: bytes) -> str:
    words = (packed[i : i + _WORD] for i in range(0, len(packed), _WORD))
    return "".join(word[::-1].hex().upper() for word in words)

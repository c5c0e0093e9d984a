"""Whose account is behind a connection from this very machine: the kernel knows, and nobody can say otherwise.

Linux alone: elsewhere, and for connections from other machines, no account is known.
"""

import asyncio
import grp
import os
import pwd
import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path

LASTS_S = 300.0
"""Seconds for which an account's groups are believed: a directory is asked no more often."""

_MOST = 256  # accounts whose groups are kept
_TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
_ESTABLISHED = "01"
_WORD = 4  # bytes: the kernel writes addresses as words in the machine's order (proc_net_tcp(5))


@dataclass
class Accounts:
    """Tells the groups of the account that opened a connection to this machine.

    Attributes:
        clock: Seconds that only grow.
    """

    clock: Callable[[], float] = time.monotonic
    _known: OrderedDict[int, tuple[float, frozenset[str]]] = field(default_factory=OrderedDict, repr=False)

    async def groups(self, address: str, port: int) -> frozenset[str]:
        """Give the names of the groups; none where the connection is not of this machine."""
        owner = await asyncio.to_thread(socket_owner, address, port)
        if owner is None:
            return frozenset()
        when, groups = self._known.get(owner, (float("-inf"), frozenset[str]()))
        if self.clock() - when > LASTS_S:
            groups = await asyncio.to_thread(groups_of, owner)
            self._keep(owner, groups)
        return groups

    def _keep(self, owner: int, groups: frozenset[str]) -> None:
        self._known[owner] = (self.clock(), groups)
        self._known.move_to_end(owner)
        while len(self._known) > _MOST:
            self._known.popitem(last=False)


def socket_owner(address: str, port: int) -> int | None:
    """Give the user id that owns the connection whose near end is this address and port; None where there is none."""
    try:
        wanted = frozenset(f"{spelt}:{port:04X}" for spelt in _spellings(address))
    except ValueError:
        return None
    for table in _TABLES:
        with suppress(OSError), table.open("r", encoding="ascii") as lines:
            for columns in map(str.split, lines):
                if columns[1] in wanted and columns[3] == _ESTABLISHED:
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


def _spellings(address: str) -> tuple[str, ...]:
    """Give the address as the kernel's tables write it, as itself and inside IPv6."""
    known = ip_address(address)
    packed = known.packed
    if known.version == 4:  # noqa: PLR2004 - IP version 4
        return _hex(packed), _hex(b"\0" * 10 + b"\xff\xff" + packed)
    return (_hex(packed),)


def _hex(packed: bytes) -> str:
    words = (packed[i : i + _WORD] for i in range(0, len(packed), _WORD))
    return "".join(word[::-1].hex().upper() for word in words)

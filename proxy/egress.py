"""Which addresses a firewall closes, so that AI services are reached through Paravent or not at all.

For Windows and macOS, where nothing shows us the DNS answers that programs receive: names are looked up every quarter
of an hour, and an address stays closed for as long as a program may remember it. An address that also serves a sign-in
page stays open, for browsers go there without Paravent; so does one that serves a name of the establishment's choice.
"""

import asyncio
import ipaddress
import json
import socket
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from datetime import UTC, datetime, timedelta

KEPT = timedelta(hours=48)
"""Since an address was last seen, as the capture of Linux keeps them."""
AT_ONCE = 32
"""Names looked up at the same time."""

type Seen = Mapping[str, datetime]
"""Addresses, and when each was last seen, UTC."""


def seen_in(written: str) -> dict[str, datetime]:
    """What `written_of` wrote.

    Raises:
        ValueError: it is something else.
    """
    read = json.loads(written)
    if not isinstance(read, dict):
        raise ValueError("un objet JSON est attendu")  # noqa: TRY004 - one kind for whoever reads a file
    return {
        str(ipaddress.ip_address(one)): datetime.fromisoformat(str(when)).astimezone(UTC) for one, when in read.items()
    }


def written_of(seen: Seen) -> str:
    """For the next time, as JSON."""
    return json.dumps({one: when.isoformat() for one, when in sorted(seen.items())}, indent=1)


def remembered(seen: Seen, found: Iterable[str], now: datetime) -> dict[str, datetime]:
    """Addresses found now, and those seen before that somebody may still remember."""
    return {one: when for one, when in seen.items() if now - when < KEPT} | dict.fromkeys(found, now)


def closed(seen: Seen, kept_open: Collection[str]) -> tuple[str, ...]:
    """What the firewall closes, in the order of addresses.

    Only addresses of the Internet: a DNS that answers 127.0.0.1 or an inner page for a forbidden name must close
    nothing here.
    """
    addresses = (ipaddress.ip_address(one) for one in seen if one not in kept_open)
    public = sorted((one.version, int(one), one) for one in addresses if one.is_global and not one.is_multicast)
    return tuple(str(one) for _, _, one in public)


async def lookup(name: str) -> set[str]:
    """The addresses of a name, by whatever this system looks names up with; none where it has none."""
    try:
        answers = await asyncio.get_running_loop().getaddrinfo(name, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):  # a name that IDNA refuses has no address either
        return set()
    return {str(address[0]).partition("%")[0] for *_, address in answers}


async def addresses(names: Collection[str], ask: Callable[[str], Awaitable[set[str]]] = lookup) -> set[str]:
    """The addresses of all these names, a few names at a time."""
    turns = asyncio.Semaphore(AT_ONCE)

    async def one(name: str) -> set[str]:
        async with turns:
            return await ask(name)

    found: set[str] = set()
    return found.union(*await asyncio.gather(*map(one, names)))

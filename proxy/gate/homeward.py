"""The proxy leads nobody back to its own machine: what answers there, like the console, answers its own browser alone.

A page, or another machine behind a gateway, could otherwise reach by the proxy what listens on the loopback. Browsers
do not send such addresses to a proxy by themselves. A name is looked up as the connection will look it up; one that
changes its answer in between finds no more than it would without a proxy, since each of these checks its own name.
"""

import asyncio
import socket
from collections.abc import Callable, Collection
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address

from mitmproxy.proxy.server_hooks import ServerConnectionHookData

from proxy.gate.request import End

_REFUSED = "Paravent ne mène pas à ce poste lui-même."


@dataclass(frozen=True)
class Homeward:
    """Refuses connections to the loopback, by whatever name.

    Attributes:
        ours: Tells the places there that the product itself goes to: the canary's, and a parent proxy of this machine.
    """

    ours: Callable[[], Collection[End]] = tuple

    async def server_connect(self, data: ServerConnectionHookData) -> None:
        """Refuse before a connection is opened."""
        address = data.server.address
        if address is None or address in self.ours():
            return
        if await _leads_home(address[0], address[1]):
            data.server.error = _REFUSED


async def _leads_home(host: str, port: int) -> bool:
    """Whether any address of a host is this machine's; a host without an address leads nowhere."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False
    return any(_is_home(str(address[0])) for *_, address in found)


def _is_home(text: str) -> bool:
    known: IPv4Address | IPv6Address = ip_address(text.partition("%")[0])
    mapped = known.ipv4_mapped if isinstance(known, IPv6Address) else None
    return any(address.is_loopback or address.is_unspecified for address in (known, mapped) if address)

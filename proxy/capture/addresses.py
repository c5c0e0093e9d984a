"""Which addresses may be captured: those of the Internet.

A DNS answer is written by a stranger. Were a private address taken from one, a hostile answer could carry the
hospital's intranet, or this machine's own services, into the proxy: slower for all, and unreachable with it. So an
address that a network or a machine gives itself is never captured. The price is known: an AI service behind a private
address (a private endpoint of a cloud) is reached directly, unless the explicit proxy or its PAC file is used.

Ranges for documentation and benchmarks are let in, but for what is ours: no intranet has them, and "fake address"
resolvers do use them.
"""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

type Address = IPv4Address | IPv6Address

SUBSTITUTES_4, SUBSTITUTES_6 = IPv4Network("198.19.0.0/16"), IPv6Network("2001:2:0:5061::/112")
"""What AI names are given in place of their addresses: see `substitutes`. Both are of the same size."""

INSIDE = tuple(
    ip_network(text)
    for text in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.168.0.0/16",
        "224.0.0.0/3",
        "::/16",
        "64:ff9b:1::/48",
        "100::/64",
        "fc00::/7",
        "fe80::/9",
        "ff00::/8",
        str(SUBSTITUTES_4),
        str(SUBSTITUTES_6),
    )
)
"""Never captured (RFC 6890 and the registries that it begins): this machine, private, shared, link-local, multicast and
reserved addresses, and our own."""

INSIDE_4 = tuple(str(network) for network in INSIDE if not isinstance(network, IPv6Network))
INSIDE_6 = tuple(str(network) for network in INSIDE if isinstance(network, IPv6Network))


def capturable(found: Iterable[Address]) -> frozenset[Address]:
    """Keep what may be captured; an IPv4 address inside IPv6 is itself, since that is where a connection to it goes."""
    plain = (getattr(address, "ipv4_mapped", None) or address for address in found)
    return frozenset(address for address in plain if not _inside(address))


def read(text: str) -> Address | None:
    """Read an address; None for anything else."""
    try:
        return ip_address(text)
    except ValueError:
        return None


def _inside(address: Address) -> bool:
    return any(address in network for network in INSIDE)

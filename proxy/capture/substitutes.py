"""The addresses that AI names are given instead of their own: one for one, and nobody else's on the Internet.

A content network has many names behind one address, and a browser that is connected to one name sends to that
connection what is meant for another, where the address is the same and the certificate covers both (RFC 9113 §9.1.1).
An AI host at an address that no neighbour has is never reached so.

The ranges are those of benchmarks (RFC 2544, RFC 5180), which no network carries. They are not private ones: browsers
ask before a public page may use an address of the intranet, and a machine that has such an address itself would choose
it as its own for the connection (RFC 6724 §5). 198.18.0.0/16 is left to programs that give false addresses too.
"""

import secrets
from collections.abc import Collection, Mapping
from ipaddress import IPv4Network, IPv6Network
from types import MappingProxyType

from proxy.capture.addresses import SUBSTITUTES_4, SUBSTITUTES_6, Address
from proxy.capture.errors import CaptureError

type Pairs = Mapping[Address, Address]
"""Substitutes by the real address that each stands for."""
NONE: Pairs = MappingProxyType({})
_NETWORKS: Mapping[int, IPv4Network | IPv6Network] = {4: SUBSTITUTES_4, 6: SUBSTITUTES_6}


class Substitutes:
    """Who stands for whom. A pair lasts until it is let go; none is ever changed for another."""

    def __init__(self) -> None:
        self._given: dict[Address, Address] = {}
        self._real: dict[Address, Address] = {}
        # Begun anywhere: what an earlier keeper gave and this one does not know of is hardly met again.
        self._last = {version: secrets.randbelow(SUBSTITUTES_4.num_addresses) for version in _NETWORKS}

    @property
    def pairs(self) -> Pairs:
        """All of them, as they are at any time."""
        return MappingProxyType(self._given)

    def of(self, real: Address) -> Address:
        """Give the substitute of a real address, a new one where it has none.

        Raises:
            CaptureError: all are taken.
        """
        if real not in self._given:
            self.learn({real: self._free(real.version)})
        return self._given[real]

    def real(self, substitute: Address) -> Address | None:
        """Give the address that it stands for; None where nobody knows."""
        return self._real.get(substitute)

    def learn(self, pairs: Pairs) -> None:
        """Take pairs of another time, save those that contradict what is known."""
        for real, substitute in pairs.items():
            if real not in self._given and substitute not in self._real and _fits(real, substitute):
                self._given[real], self._real[substitute] = substitute, real

    def keep(self, reals: Collection[Address]) -> None:
        """Let all other pairs go."""
        for real in self._given.keys() - reals:
            del self._real[self._given.pop(real)]

    def _free(self, version: int) -> Address:
        network = _NETWORKS[version]
        for _ in range(network.num_addresses):
            self._last[version] = (self._last[version] + 1) % network.num_addresses
            found = network[self._last[version]]
            if found not in self._real:
                return found
        raise CaptureError("Trop d'adresses de services d'IA à la fois.")


def is_substitute(address: Address) -> bool:
    """Whether it is one, or could be."""
    return address in _NETWORKS[address.version]


def _fits(real: Address, substitute: Address) -> bool:
    return real.version == substitute.version and is_substitute(substitute) and not is_substitute(real)

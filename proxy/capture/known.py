"""The addresses of AI hosts that were seen, and until when each counts; also as a file, for the next start.

The file holds addresses, times and substitutes, no name: which services this workstation asked for is
nobody's business.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from proxy import durable
from proxy.capture.addresses import Address, capturable, read
from proxy.capture.rules import LIFE_S, MOST
from proxy.capture.substitutes import NONE, Pairs

FRESH_S = 3600
"""How long an address that was just seen is not put again, in seconds: it has nearly all its life before it."""
REST_S = 24 * 3600
"""How long after an address' life its substitute is given to no other, in seconds."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a file holds.

    Attributes:
        left: Addresses, and the seconds that each has left, or less than none since when it has none.
        substitutes: Theirs.
    """

    left: Mapping[Address, int] = field(default_factory=dict)
    substitutes: Pairs = NONE


class Known:
    """What was seen. Times are seconds of a clock that nobody sets, and that sleeps with the machine.

    The lives of the kernel's elements are counted so too: what is fresh here is there.
    """

    def __init__(self) -> None:
        self._ends: dict[Address, float] = {}

    def due(self, found: Iterable[Address], now: float) -> frozenset[Address]:
        """Give those that have to be put into the sets, again or for the first time."""
        return frozenset(address for address in found if self._ends.get(address, 0) < now + LIFE_S - FRESH_S)

    def add(self, left: Mapping[Address, int], now: float) -> None:
        """Note addresses and the seconds that each has left; what was known for longer stays so."""
        for address, seconds in left.items():
            self._ends[address] = max(self._ends.get(address, 0), now + min(seconds, LIFE_S))

    def __contains__(self, address: Address) -> bool:
        return address in self._ends

    def left(self, now: float) -> dict[Address, int]:
        """Give the seconds that each has left; no more than the sets can hold."""
        return {address: left for address, left in self.kept(now).items() if left > 0}

    def kept(self, now: float) -> dict[Address, int]:
        """Give also those that have none left and whose substitutes rest; the others are forgotten."""
        latest = sorted(self._ends.items(), key=lambda item: item[1], reverse=True)[:MOST]
        self._ends = {address: end for address, end in latest if end >= now - REST_S}
        return {address: int(end - now) for address, end in self._ends.items()}


def save(path: Path, left: Mapping[Address, int], substitutes: Pairs, now: float) -> None:
    """Write the file, durably.

    Args:
        path: Of the file.
        left: Addresses, and the seconds that each has left.
        substitutes: Theirs.
        now: In seconds since 1970, UTC.

    Raises:
        OSError: it could not be, and the old one stands.
    """
    lines = (f"{real} {now + life:.0f} {substitutes.get(real, '')}".rstrip() + "\n" for real, life in left.items())
    durable.replace(path, "".join(lines).encode())


def saved(path: Path, now: float) -> Saved:
    """Read the file, as far as it can be.

    A clock that was set back makes none live longer than a life. An address that is lost comes again with the DNS
    answer that gives it to whoever asks for it.
    """
    try:
        lines = path.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return Saved()
    found = {real: (end, substitute) for real, end, substitute in _lines(lines) if end > now - REST_S}
    return Saved(
        {real: min(end - int(now), LIFE_S) for real, (end, _) in found.items()},
        {real: substitute for real, (_, substitute) in found.items() if substitute},
    )


def _lines(lines: Iterable[str]) -> Iterator[tuple[Address, int, Address | None]]:
    for line in lines:
        with suppress(ValueError):
            text, end, *substitute = line.split()
            address = read(text)
            if address and capturable((address,)):
                yield address, int(end), read(*substitute) if len(substitute) == 1 else None

"""The addresses of AI hosts that were seen, and until when each counts; also as a file, for the next start.

The file holds addresses and times, no name: which services this workstation asked for is nobody's business.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from proxy import durable
from proxy.capture.addresses import Address, capturable, read
from proxy.capture.rules import LIFE_S, MOST

FRESH_S = 3600
"""How long an address that was just seen is not put again, in seconds: it has nearly all its life before it."""


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

    def left(self, now: float) -> dict[Address, int]:
        """Give the seconds that each has left, and forget those that have none; no more than the sets can hold."""
        latest = sorted(self._ends.items(), key=lambda item: item[1], reverse=True)[:MOST]
        self._ends = {address: end for address, end in latest if end >= now + 1}
        return {address: int(end - now) for address, end in self._ends.items()}


def save(path: Path, left: Mapping[Address, int], now: float) -> None:
    """Write the file, durably.

    Args:
        path: Of the file.
        left: Addresses, and the seconds that each has left.
        now: In seconds since 1970, UTC.

    Raises:
        OSError: it could not be, and the old one stands.
    """
    durable.replace(path, "".join(f"{address} {now + life:.0f}\n" for address, life in left.items()).encode())


def saved(path: Path, now: float) -> dict[Address, int]:
    """Read the file, as far as it can be; the seconds that each address has left.

    A clock that was set back makes none live longer than a life. An address that is lost comes again with the DNS
    answer that gives it to whoever asks for it.
    """
    try:
        lines = path.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    return {address: min(end - int(now), LIFE_S) for address, end in _lines(lines) if end > now + 1}


def _lines(lines: Iterable[str]) -> Iterator[tuple[Address, int]]:
    for line in lines:
        text, _, end = line.partition(" ")
        address = read(text)
        if address and capturable((address,)):
            with suppress(ValueError):
                yield address, int(end)

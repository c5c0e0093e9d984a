"""Numbers by which the store finds things. Pure."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from hashlib import blake2b

_SEQ_BITS = 40  # a million lines a second for twelve days; leaves room for eight million journals in 63 bits
MOST = 1 << _SEQ_BITS
"""No line has so high a number."""

DAY_MS = 86_400_000
_BEGINNING = date(1970, 1, 1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

ALL = 0
"""The facet of any decision."""


def key(journal: int, seq: int) -> int:
    """A line's number in the store: that of its journal, then its own."""
    return journal << _SEQ_BITS | seq


def seq_of(line: int) -> int:
    """A line's number in its journal."""
    return line & MOST - 1


def journal_of(line: int) -> int:
    """The number of a line's journal."""
    return line >> _SEQ_BITS


@lru_cache(maxsize=1 << 14)  # the same few words come back with every decision
def digest(*parts: str) -> int:
    """A number for a list of words, the same everywhere: 63 bits of a hash, never 0."""
    hashed = blake2b("\n".join(parts).encode(), digest_size=8).digest()
    return (int.from_bytes(hashed) >> 1) or 1


def facet(kind: str, name: str) -> int:
    """The number of a facet."""
    return digest(kind, name)


def moment(time: int) -> datetime:
    """A time in milliseconds since 1970, as a datetime in UTC."""
    return _EPOCH + timedelta(milliseconds=time)


def milliseconds(time: datetime) -> int:
    """Its inverse."""
    return (time - _EPOCH) // timedelta(milliseconds=1)


def day_of(time: int) -> int:
    """The UTC day of a time in milliseconds, counted from 1970."""
    return time // DAY_MS


def begins(day: int) -> int:
    """The time at which a day begins, in milliseconds."""
    return day * DAY_MS


def number_of(day: date) -> int:
    """The number of a day."""
    return (day - _BEGINNING).days


def day(number: int) -> date:
    """Its inverse."""
    return _BEGINNING + timedelta(days=number)

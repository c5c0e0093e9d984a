"""A journal's entry, taken as anyone's file: only values of the expected form get into the store's columns. Pure."""

import re
from collections.abc import Mapping
from datetime import datetime
from itertools import islice

from proxy.store import keys

_WORD = re.compile(r"[A-Za-z0-9]+([._+-][A-Za-z0-9]+)*")
_CHAIN = re.compile(r"[0-9a-f]{16}")
_LONGEST = 80  # characters; the journal's own bound
_MOST = 64  # values in a list: more than there are categories
_LARGEST = 2**31 - 1
_TIME = re.compile(r"2[01]\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)
"""As the journal writes it, in the years 2000 to 2199: no time zone of a reader leads out of what Python can count."""

type Entry = Mapping[str, object]


def word(entry: Entry, name: str) -> str | None:
    """A short identifier; None where there is none of that form."""
    return _word(entry.get(name))


def words(entry: Entry, name: str) -> tuple[str, ...]:
    """The identifiers of a list, or the names of a count, sorted, once each."""
    found = entry.get(name)
    listed = found if isinstance(found, list | dict) else ()
    return tuple(sorted({known for each in islice(listed, _MOST) if (known := _word(each))}))


def number(entry: Entry, name: str) -> int:
    """A whole number that is not negative; 0 where there is none."""
    return _number(entry.get(name))


def counts(entry: Entry, name: str) -> dict[str, int]:
    """How many of each; empty where there is no such count."""
    found = entry.get(name)
    listed = found if isinstance(found, dict) else {}
    return {known: _number(n) for each, n in islice(listed.items(), _MOST) if (known := _word(each))}


def flag(entry: Entry, name: str) -> bool | None:
    """Yes or no; None where neither is said."""
    found = entry.get(name)
    return found if isinstance(found, bool) else None


def time(entry: Entry) -> datetime | None:
    """When; None where that is not written as the journal writes it."""
    written = str(entry.get("time"))
    try:
        return datetime.fromisoformat(written) if _TIME.fullmatch(written) else None
    except ValueError:
        return None


def chain(entry: Entry) -> str | None:
    """The name of a chain; None where there is none of that form."""
    found = entry.get("chain")
    return found if isinstance(found, str) and _CHAIN.fullmatch(found) else None


def is_place(seq: int) -> bool:
    """Whether a line can have that number."""
    return 0 < seq < keys.MOST


def _word(value: object) -> str | None:
    return value if isinstance(value, str) and len(value) <= _LONGEST and _WORD.fullmatch(value) else None


def _number(value: object) -> int:
    return value if type(value) is int and 0 <= value <= _LARGEST else 0

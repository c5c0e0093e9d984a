"""A line's JSON as the entry that it says it is: what does not have the declared form never reaches a SIEM."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import EllipsisType
from typing import Any, get_args, get_type_hints

from proxy.journal.entries import EVENTS, Entry

LARGEST = 2**53
"""What every reader of JSON can count to (RFC 8259 §6), and every field of OTLP hold."""

_FIRST, _END = "2000", "2200"  # years: beyond them, nanoseconds since 1970 do not fit where OTLP keeps them
_KINDS = {name: kind for kind, name in EVENTS.items()}
_HINTS = {name: get_type_hints(kind, include_extras=True) for name, kind in _KINDS.items()}


class NotAdmitted(ValueError):  # noqa: N818 - it says what became of the line
    """The line is none of the entries that we know, or one of its values has not the form of its field."""


def admitted(event: str, told: Mapping[str, object]) -> Entry:
    """The entry of a line; fields that this version does not know are left out.

    Raises:
        NotAdmitted: it is not one.
    """
    kind = _KINDS.get(event)
    if kind is None:
        raise NotAdmitted
    hints = _HINTS[event]
    try:
        values: dict[str, Any] = {name: _value(hints[name], told[name]) for name in hints.keys() & told.keys()}
        entry: Entry = kind(**values)
        datetime.fromisoformat(entry.time)
    except (ValueError, TypeError) as error:
        raise NotAdmitted from error
    if not _FIRST <= entry.time < _END:
        raise NotAdmitted
    return entry


def check_number(number: int) -> None:
    """Refuse a number that not every reader could hold.

    Raises:
        NotAdmitted: it is one.
    """
    if number > LARGEST:
        raise NotAdmitted


def _value(hint: object, told: Any) -> Any:  # noqa: ANN401 - JSON; the entry checks what comes out
    """JSON as Python; the entry itself then checks forms.

    Raises:
        ValueError: it is no member of the enumeration.
        TypeError: it is of another type.
    """
    if isinstance(told, int):
        check_number(told)
    match get_args(hint), told:
        case ((one, none), _) if none is type(None):
            return _value(one, told)
        case ((one, EllipsisType()), list()):
            return tuple(_value(one, each) for each in told)
        case ((key, count), dict()) if isinstance(key, type):
            return {_value(key, name): _value(count, number) for name, number in told.items()}
    return hint(told) if isinstance(hint, type) and issubclass(hint, StrEnum) else told

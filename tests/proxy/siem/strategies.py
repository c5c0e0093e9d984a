"""Any entry that a journal may hold, and its line, drawn from what its fields declare."""

from dataclasses import fields
from datetime import UTC, datetime
from enum import StrEnum
from types import EllipsisType
from typing import Any, get_args, get_type_hints

from hypothesis import strategies as st

from policies.decision import Action
from proxy.journal.chain import canonical
from proxy.journal.entries import EVENTS, Entry
from proxy.journal.forms import Sealed, Time, as_dict, bucket, stamp
from proxy.journal.policy_read import Cause, Outcome, PolicyRead
from proxy.journal.reading import Line, entry_of
from proxy.journal.record import Record
from proxy.siem.event import Event, event_of, noticed
from proxy.siem.notices import Malformed, Missed, Notice, RolledBack

CHAIN = "c0ffee00c0ffee00"
SEEN = "2026-11-22T08:30:00.123Z"

_NUMBERS = st.integers(0, 2**53 - 1)


def _values(hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401, PLR0911 - one for each form of a field
    if hint == Time:
        return st.datetimes(datetime(2000, 1, 1), datetime(2199, 12, 31), timezones=st.just(UTC)).map(stamp)  # noqa: DTZ001
    match get_args(hint):
        case (one, none) if none is type(None):
            return st.none() | _values(one)
        case (one, EllipsisType()):
            return st.lists(_values(one), max_size=3, unique=True).map(tuple)
        case (base, str(form)) if base is str:
            return st.from_regex(rf"\A(?:{form})\Z", alphabet=st.characters(codec="ascii")).filter(
                lambda text: len(text) <= 80 or hint == Sealed
            )
        case (key, _):
            return st.dictionaries(_values(key), st.integers(1, 10**6), max_size=4)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    return st.booleans() if hint is bool else _NUMBERS


def _built(kind: type, told: dict[str, Any]) -> Any:  # noqa: ANN401 - of the kind that is asked for
    if kind is Record:
        told["characters"] = bucket(told["characters"] % 10**9)
        told["rule_id"] = told["rule_id"] or (None if told["reason"] else "default")
        told["action"] = Action.BLOCK if told["reason"] else told["action"]
    if kind is PolicyRead:
        in_force = told["outcome"] is Outcome.IN_FORCE
        told["cause"] = None if in_force else told["cause"] or Cause.INVALID
        told["policy_hash"] = told["policy_hash"] or ("0" * 64 if in_force else None)
    return kind(**told)


def entries(kind: type) -> st.SearchStrategy[Any]:
    """Any entry of that kind."""
    hints = get_type_hints(kind, include_extras=True)
    return st.fixed_dictionaries({field.name: _values(hints[field.name]) for field in fields(kind)}).map(
        lambda told: _built(kind, told)
    )


NOTICES: tuple[type[Notice], ...] = (RolledBack, Missed, Malformed)

any_entry: st.SearchStrategy[Entry] = st.sampled_from(list(EVENTS)).flatmap(entries)
any_notice: st.SearchStrategy[Notice] = st.sampled_from(NOTICES).flatmap(entries)


def line_of(entry: Entry, seq: int = 1, prev: str = "0" * 64, **more: object) -> Line:
    """The line that a journal has of an entry, its code invented."""
    told = {**as_dict(entry), "event": EVENTS[type(entry)], "seq": seq, "prev": prev, "mac": "ab" * 16, **more}
    raw = canonical(told)
    read = entry_of(raw + b"\n")
    assert read is not None
    return Line(CHAIN, 1, seq, seq, EVENTS[type(entry)], raw, read)


def event_from(entry: Entry, seq: int = 1, **more: object) -> Event:
    """The event of an entry's line."""
    return event_of(line_of(entry, seq, **more), SEEN)


any_event: st.SearchStrategy[Event] = any_entry.map(event_from) | any_notice.map(
    lambda notice: noticed(notice, CHAIN, 7)
)

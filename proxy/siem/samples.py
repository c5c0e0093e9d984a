"""One complete example of everything that can happen, from what entries declare: for guides, and for those who index.

Invented from end to end, and the same each time.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from enum import StrEnum
from itertools import count
from types import EllipsisType
from typing import Any, get_args, get_type_hints

from detectors.finding import Identifying
from policies.decision import Action
from policies.document import Mode
from proxy.journal.entries import EVENTS, Entry, Header, Opening
from proxy.journal.events import ClockSet, Direction
from proxy.journal.forms import Day, Digest, Id, Sealed, Slug, Time, Version
from proxy.journal.policy_read import Outcome, PolicyRead
from proxy.journal.record import Record
from proxy.journal.review import Access, Entrance, Handled, Handling
from proxy.siem.event import NOTICES, Event, Proof
from proxy.siem.notices import Notice

_TIME = "2026-11-22T08:30:00.123Z"
_CHAIN = "c0ffee00c0ffee00"
_SIGNED = frozenset({"segment", "checkpoint"})

_BLOCKED = {"action": Action.BLOCK, "mode": Mode.ENFORCE, "characters": 100, "identifying": Identifying.DIRECT}

_WORDS: Mapping[object, str] = {
    Time: _TIME,
    Day: "2026-11-22",
    Id: "{:016x}",
    Digest: "{:064x}",
    Slug: "exemple-{}",
    Version: "1.{}",
    Sealed: "{:0200x}",
}


def samples() -> tuple[Event, ...]:
    """One event for each `Event.action`, with all that it may tell."""
    return tuple(_event(entry) for kind in (*EVENTS, *NOTICES) for entry in _variants(_complete(kind)))


def _event(entry: Entry | Notice) -> Event:
    proof = Proof(_CHAIN, 7, "d" * 64, "e" * 64, "f" * 32)
    event = Event(entry, proof)
    if type(entry) in NOTICES:
        return Event(entry, replace(proof, prev=None, mac=None))
    return Event(entry, replace(proof, signature="a" * 128)) if event.name in _SIGNED else event


def _complete(kind: type) -> Any:  # noqa: ANN401 - of the kind that is asked for
    hints, numbers = get_type_hints(kind, include_extras=True), count(1)
    told = {field.name: _value(hints[field.name], next(numbers)) for field in fields(kind)}
    told |= _BLOCKED if kind is Record else {}
    told |= {"outcome": Outcome.REFUSED, "mode": Mode.OBSERVE} if kind is PolicyRead else {}
    return kind(**told)


def _value(hint: object, number: int) -> object:
    match get_args(hint):
        case (one, none) if none is type(None):
            return _value(one, number)
        case (one, EllipsisType()):
            return (_value(one, number),)
        case (base, str()) if base is str:
            return _WORDS[hint].format(number)
        case (key, _):
            return {_value(key, number): number}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return next(iter(hint))
    return True if hint is bool else number


def _variants(entry: Entry | Notice) -> Iterator[Entry | Notice]:
    """The same entry once for each action that it can be."""
    match entry:
        case Record():
            plain = replace(entry, reason=None)
            yield from (entry, *(replace(plain, action=action) for action in (Action.REDACT, Action.ALLOW)))
            yield from (replace(plain, action=action, mode=Mode.OBSERVE) for action in (Action.BLOCK, Action.REDACT))
        case PolicyRead():
            yield from (entry, replace(entry, outcome=Outcome.IN_FORCE, cause=None))
        case ClockSet():
            yield from (replace(entry, direction=direction) for direction in Direction)
        case Handled():
            yield from (replace(entry, outcome=outcome) for outcome in Handling)
        case Access():
            yield from (replace(entry, what=what) for what in Entrance)
        case Header():
            yield from (replace(entry, cause=cause) for cause in Opening)
        case _:
            yield entry

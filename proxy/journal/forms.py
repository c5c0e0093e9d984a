"""What a journal may hold: enums, counts and identifiers, never a word of anyone.

The types say so: a string is always `Annotated` with the one form that it may take, and every value is
checked when an entry is made. Numbers that could single out a text are rounded (`bucket`).
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from types import EllipsisType
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_type_hints

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Id = Annotated[str, r"[0-9a-f]{16}"]
Time = Annotated[str, r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"]
Day = Annotated[str, r"\d{4}-\d\d-\d\d"]
Slug = Annotated[str, r"[a-z0-9]+([-_][a-z0-9]+)*"]
Digest = Annotated[str, r"[0-9a-f]{64}"]
Version = Annotated[str, r"[A-Za-z0-9]+([.+_-][A-Za-z0-9]+)*"]
Sealed = Annotated[str, r"[A-Za-z0-9_-]{100,400}"]
"""Unreadable to all but two people together, and of one length whatever it holds (proxy/journal/custody.py)."""

_LONGEST = 80  # characters of any string of the journal that is not sealed


class RecordError(ValueError):
    """An entry holds a value that the journal does not admit; the message names the field, not the value."""


def new_id() -> str:
    """A random identifier: the reference number that people are given."""
    return secrets.token_hex(8)


def stamp(now: datetime) -> str:
    """UTC time to the millisecond, as the journal writes it."""
    return f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.{now.microsecond // 1000:03d}Z"


def now() -> str:
    """This moment, as the journal writes it."""
    return stamp(datetime.now(UTC))


def short_version(full: str) -> str:
    """A detector's version in the form that the journal admits: what begins it, and a hash of the whole."""
    head = re.sub(r"[^A-Za-z0-9]+", "-", full.partition("(")[0]).strip("-")[:60].strip("-") or "detector"
    return f"{head}.{sha256(full.encode()).hexdigest()[:12]}"


def bucket(characters: int) -> int:
    """A length rounded up to a power of ten, 10 at least; 0 stays 0. An exact one would single out a text."""
    return 10 ** len(str(characters - 1)) if characters else 0


def check(entry: "DataclassInstance") -> None:
    """Refuse a value of the wrong type or form.

    Raises:
        RecordError: naming the field.
    """
    for name, hint in _hints(type(entry)).items():
        if not _admits(hint, getattr(entry, name)):
            raise RecordError(f"{type(entry).__name__}.{name}")


def as_dict(entry: "DataclassInstance") -> dict[str, object]:
    """The entry as JSON values; what is as it usually is goes without saying."""
    told = {field.name: _plain(getattr(entry, field.name)) for field in fields(entry)}
    usual = _usual(type(entry))
    return {
        name: value
        for name, value in told.items()
        if name not in usual or value != usual[name] or type(value) is not type(usual[name])
    }


class Checked:
    """An entry whose values are checked when it is made."""

    __slots__ = ()

    def __post_init__(self) -> None:
        check(self)  # type: ignore[arg-type]  # every entry is a dataclass


def _admits(hint: object, value: object) -> bool:
    """Whether the value fits its declaration; the cases are all that an entry may declare."""
    match get_args(hint):
        case (one, none) if none is type(None):
            return value is None or _admits(one, value)
        case (one, EllipsisType()):
            return type(value) is tuple and all(_admits(one, each) for each in value)
        case (base, str(form)) if base is str:
            short = hint == Sealed or len(str(value)) <= _LONGEST
            return type(value) is str and short and bool(re.fullmatch(form, value, re.ASCII))
        case (key, count) if isinstance(value, Mapping):
            return all(type(k) is key and _admits(count, v) for k, v in value.items())
    return type(value) is hint and (type(value) is not int or value >= 0)


def _plain(value: object) -> object:
    """A count of any make as a dictionary."""
    return dict(value) if isinstance(value, Mapping) else value


@cache
def _hints(kind: type) -> Mapping[str, object]:
    return get_type_hints(kind, include_extras=True)


@cache
def _usual(kind: "type[DataclassInstance]") -> Mapping[str, object]:
    """What a field holds where nothing was said."""
    return {field.name: _default(field) for field in fields(kind) if _default(field) is not MISSING}


def _default(field: "Field[Any]") -> object:
    return field.default_factory() if field.default_factory is not MISSING else field.default

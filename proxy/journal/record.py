"""What the journal may hold of a decision: enums, counts and identifiers, never a word of anyone.

The types say so: a string is always `Annotated` with the one form that it may take, and every value is
checked when a record is made. Numbers that could single out a text are rounded (`bucket`).
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from types import EllipsisType
from typing import Annotated, get_args, get_type_hints

from detectors.finding import Category, Identifying, Role
from policies.decision import Action
from policies.document import Mode
from policies.facts import Obstacle, Tier
from proxy.reasons import ReasonCode
from proxy.services.catalogue import Kind

Id = Annotated[str, r"[0-9a-f]{16}"]
Time = Annotated[str, r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"]
Slug = Annotated[str, r"[a-z0-9]+([-_][a-z0-9]+)*"]
Digest = Annotated[str, r"[0-9a-f]{64}"]
Version = Annotated[str, r"[A-Za-z0-9]+([.+_-][A-Za-z0-9]+)*"]

_LONGEST = 80  # characters of any string of the journal


class RecordError(ValueError):
    """A record holds a value that the journal does not admit; the message names the field, not the value."""


def new_id() -> str:
    """A random identifier: the reference number that people are given."""
    return secrets.token_hex(8)


def stamp(now: datetime) -> str:
    """UTC time to the millisecond, as the journal writes it."""
    return f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.{now.microsecond // 1000:03d}Z"


def short_version(full: str) -> str:
    """A detector's version in the form that the journal admits: what begins it, and a hash of the whole."""
    head = re.sub(r"[^A-Za-z0-9]+", "-", full.partition("(")[0]).strip("-")[:60].strip("-") or "detector"
    return f"{head}.{sha256(full.encode()).hexdigest()[:12]}"


def bucket(characters: int) -> int:
    """A length rounded up to a power of ten, 10 at least; 0 stays 0. An exact one would single out a text."""
    return 10 ** len(str(characters - 1)) if characters else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One decision.

    Attributes:
        id: Its reference number.
        time: When it was taken, UTC.
        service: Catalogue id of the AI service.
        kind: What that service is.
        tier: How the establishment stands with it.
        action: What became of the request.
        mode: Whether the decision binds.
        rule_id: The rule that decided; None when no policy did.
        observed: Rules under observation that would have matched.
        reason: Why it was refused without or despite the policy; None when the policy had the last word.
        policy_hash: SHA-256 of the policy; None when there was none to apply.
        detector_version: Model and recognizers (`short_version`); None when nothing was analysed.
        categories: How many findings of each category.
        obstacles: How many parts could not be read, by cause.
        identifying: Whether a person could be told; None when not analysed.
        secret: Whether it spoke of a real person known through care; None when not analysed.
        vignette: Whether it presented itself as an invented case; None when not analysed.
        anonymity: About how many people in France fit what it tells, as a bucket; None when not estimated.
        persons: Who the persons named were.
        groups: The establishment's, that the author was known to belong to.
        segments: Pieces of text judged.
        cached_segments: Those among them whose verdict was already known.
        unknown_fields: Parts of the request that no adapter knew.
        characters: Length of the texts, as a `bucket`.
        latency_ms: From the request's last byte to the decision, milliseconds.
    """

    id: Id
    time: Time
    service: Slug
    kind: Kind
    tier: Tier
    action: Action
    mode: Mode = Mode.ENFORCE
    rule_id: Slug | None = None
    observed: tuple[Slug, ...] = ()
    reason: ReasonCode | None = None
    policy_hash: Digest | None = None
    detector_version: Version | None = None
    categories: Mapping[Category, int] = field(default_factory=dict)
    obstacles: Mapping[Obstacle, int] = field(default_factory=dict)
    identifying: Identifying | None = None
    secret: bool | None = None
    vignette: bool | None = None
    anonymity: int | None = None
    persons: tuple[Role, ...] = ()
    groups: tuple[Slug, ...] = ()
    segments: int = 0
    cached_segments: int = 0
    unknown_fields: int = 0
    characters: int = 0
    latency_ms: int = 0

    def __post_init__(self) -> None:
        check(self)
        if self.characters != bucket(self.characters):
            raise RecordError("Record.characters")
        if self.reason is None and self.rule_id is None:
            raise RecordError("Record.rule_id")
        if self.reason is not None and self.action is not Action.BLOCK:
            raise RecordError("Record.action")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """A line cut short by a stop was removed at start: `cut_bytes` of a decision that opened nothing."""

    time: Time
    cut_bytes: int

    def __post_init__(self) -> None:
        check(self)


class Outcome(StrEnum):
    """What became of a policy that was read while the proxy runs, or when it starts."""

    IN_FORCE = "in_force"
    REFUSED = "refused"


class Cause(StrEnum):
    """Why a policy was refused."""

    INVALID = "invalid"
    UNREADABLE = "unreadable"
    UNREACHABLE = "unreachable"
    SIGNATURE = "signature"
    ROLLBACK = "rollback"
    INTERNAL = "internal"


class Supplier(StrEnum):
    """Where a policy was read."""

    FILE = "file"
    GIT = "git"
    HTTPS = "https"
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRead:
    """A policy comes into force, or is refused and the one before stays.

    Attributes:
        time: When, UTC.
        outcome: Which of the two.
        supplier: Where it was read; `kept` is the last good copy of what came over the network.
        signed: Whether its files had to be signed.
        cause: Why it was refused; None where it was not.
        complaints: How many things were wrong with the policy that was refused.
        policy_id: Name of the policy in force from now on; None where there is none.
        policy_hash: Its SHA-256.
        version: Its version.
        mode: Whether its decisions bind.
    """

    time: Time
    outcome: Outcome
    supplier: Supplier = Supplier.FILE
    signed: bool = False
    cause: Cause | None = None
    complaints: int = 0
    policy_id: Slug | None = None
    policy_hash: Digest | None = None
    version: int = 0
    mode: Mode = Mode.ENFORCE

    def __post_init__(self) -> None:
        check(self)
        if (self.outcome is Outcome.REFUSED) != (self.cause is not None):
            raise RecordError("PolicyRead.cause")
        if self.outcome is Outcome.IN_FORCE and self.policy_hash is None:
            raise RecordError("PolicyRead.policy_hash")


type Entry = Record | Recovered | PolicyRead

EVENTS: Mapping[type[Entry], str] = {Record: "decision", Recovered: "recovered", PolicyRead: "policy"}
"""Name of each kind of entry, in the journal's lines."""


def check(entry: Entry) -> None:
    """Refuse a value of the wrong type or form.

    Raises:
        RecordError: naming the field.
    """
    for name, hint in _HINTS[type(entry)].items():
        if not _admits(hint, getattr(entry, name)):
            raise RecordError(f"{type(entry).__name__}.{name}")


def as_dict(entry: Entry) -> dict[str, object]:
    """The entry as JSON values."""
    values = {f.name: getattr(entry, f.name) for f in fields(entry)}
    return {name: dict(value) if isinstance(value, Mapping) else value for name, value in values.items()}


def _admits(hint: object, value: object) -> bool:
    """Whether the value fits its declaration; the cases are all that a record may declare."""
    match get_args(hint):
        case (one, none) if none is type(None):
            return value is None or _admits(one, value)
        case (one, EllipsisType()):
            return type(value) is tuple and all(_admits(one, each) for each in value)
        case (base, str(form)) if base is str:
            return type(value) is str and len(value) <= _LONGEST and bool(re.fullmatch(form, value, re.ASCII))
        case (key, count) if isinstance(value, Mapping):
            return all(type(k) is key and _admits(count, v) for k, v in value.items())
    return type(value) is hint and (type(value) is not int or value >= 0)


_HINTS = {kind: get_type_hints(kind, include_extras=True) for kind in EVENTS}

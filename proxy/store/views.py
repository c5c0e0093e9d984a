"""What the store answers: decisions, counts and states, as the journals tell them.

Values that come from a journal (service, action, category…) are strings, as it writes them: a console must still
show what a newer proxy of the fleet wrote. Days are UTC days; times are UTC, to the millisecond.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

_CURSOR = re.compile(r"([0-9]{1,18})-([0-9]{1,18})")
"""Two numbers that a database's 64 bits hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which decisions; all conditions hold together, None is no condition.

    Attributes:
        since: First day.
        until: Last day, included.
        action: "allow", "redact" or "block".
        category: A finding's category, of which there was at least one.
        service: Catalogue id of the AI service.
        rule: The rule that decided.
        unit: A unit of the establishment that the author belongs to.
        observed: A rule under observation that would have matched.
        tier: The establishment's trust in the service.
        identifying: "none", "indirect" or "direct".
        reason: The refusal that was not the policy's.
        mode: "enforce" or "observe".
        chain: The machine, by its journal's identity (16 hexadecimal digits).
        user: Keyed hash of the author (16 hexadecimal digits).
        reference: How the decision's reference begins.
        reported: Whether a user reported a false alarm about it.
        policy_hash: SHA-256 of the policy.
    """

    since: date | None = None
    until: date | None = None
    action: str | None = None
    category: str | None = None
    service: str | None = None
    rule: str | None = None
    unit: str | None = None
    observed: str | None = None
    tier: str | None = None
    identifying: str | None = None
    reason: str | None = None
    mode: str | None = None
    chain: str | None = None
    user: str | None = None
    reference: str | None = None
    reported: bool | None = None
    policy_hash: str | None = None


EVERYTHING = Query()
"""No condition at all."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in the list of decisions, between two of them: the row that it stands beside.

    Attributes:
        time: Milliseconds since 1970.
        key: The store's own number of the row (its journal, then its seq).
    """

    time: int
    key: int

    def __str__(self) -> str:
        """As a page's address holds it."""
        return f"{self.time}-{self.key}"

    @classmethod
    def parse(cls, written: str) -> "Cursor | None":
        """Read what `str` wrote; None for anything else."""
        found = _CURSOR.fullmatch(written)
        return cls(int(found[1]), int(found[2])) if found else None


@dataclass(frozen=True, slots=True)
class Actions:
    """How many decisions, by action."""

    allow: int = 0
    redact: int = 0
    block: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.allow + self.redact + self.block


@dataclass(frozen=True, slots=True)
class Day:
    """Decisions of one UTC day."""

    day: date
    actions: Actions


@dataclass(frozen=True, slots=True)
class Count:
    """Decisions that share a value: a category, a service, a unit, a rule, a reason."""

    name: str
    actions: Actions


@dataclass(frozen=True, slots=True)
class Latency:
    """Upper bounds, in milliseconds, under which half and 95 % of decisions were taken (a scale of 1, 2, 5)."""

    median_ms: int
    p95_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the decisions of a query add up to.

    Attributes:
        actions: All of them.
        days: Days with at least one, in order.
        categories: By category, most frequent first; a decision counts once under each of its categories.
        services: By service, most frequent first.
        units: By unit, most frequent first; a decision counts once under each unit of its author.
        rules: By rule that decided, most frequent first.
        reasons: By refusal that was not the policy's, most frequent first.
        observed: By rule under observation that would have matched, most frequent first.
        observing: Decisions taken in observation mode, which bound nobody.
        latency: None where the query has more conditions than days and action, or nothing was decided.
    """

    actions: Actions
    days: tuple[Day, ...]
    categories: tuple[Count, ...]
    services: tuple[Count, ...]
    units: tuple[Count, ...]
    rules: tuple[Count, ...]
    reasons: tuple[Count, ...]
    observed: tuple[Count, ...]
    observing: int
    latency: Latency | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A decision, as a list shows it.

    Attributes:
        reference: The number that the person was given (16 hexadecimal digits).
        time: When.
        chain: The machine's journal.
        seq: Its number in that journal.
        service: Catalogue id.
        kind: What that service is.
        tier: The establishment's trust in it.
        action: What became of the request.
        mode: Whether that bound.
        rule: The rule that decided, if one did.
        reason: The refusal that was not the policy's, if it was one.
        identifying: Whether a person could be told; None when not analysed.
        categories: Categories found, sorted.
        units: The author's units, sorted.
        observed: Rules under observation that would have matched, sorted.
        policy_hash: SHA-256 of the policy; None when there was none.
        user: Keyed hash of the author.
        latency_ms: Milliseconds.
        characters: Length of the texts, as a power of ten.
        reports: How many times a false alarm was reported about it.
        handled: Outcome of the latest handling of these reports; None before any.
    """

    reference: str
    time: datetime
    chain: str
    seq: int
    service: str
    kind: str
    tier: str
    action: str
    mode: str
    rule: str | None
    reason: str | None
    identifying: str | None
    categories: tuple[str, ...]
    units: tuple[str, ...]
    observed: tuple[str, ...]
    policy_hash: str | None
    user: str | None
    latency_ms: int
    characters: int
    reports: int
    handled: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """Rows, newest first, and where the list goes on; None where it does not."""

    rows: tuple[Row, ...]
    older: Cursor | None
    newer: Cursor | None

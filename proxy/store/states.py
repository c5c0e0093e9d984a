"""What the store answers beyond lists and counts: one decision, alarms, machines, policies, months."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from proxy.store.views import Actions, Overview, Row


@dataclass(frozen=True, slots=True)
class Report:
    """A user's false alarm: what was said ("no_person", "invented", "public" or "other")."""

    time: datetime
    said: str


@dataclass(frozen=True, slots=True)
class Handling:
    """What became of reports: "false_alarm", "justified", "rule_changed" or "reopened", by whom (keyed hash)."""

    time: datetime
    outcome: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """One decision, all that the journal knows of it, and its place in the chain.

    Attributes:
        row: As in lists.
        categories: How many findings of each category.
        obstacles: How many parts could not be read, by cause.
        persons: Who the persons named were.
        secret: Whether it spoke of a real person known through care; None when not analysed.
        vignette: Whether it presented itself as an invented case; None when not analysed.
        anonymity: About how many people in France fit what it tells; None when not estimated.
        segments: Pieces of text judged.
        cached_segments: Those whose verdict was already known.
        unknown_fields: Parts of the request that no adapter knew.
        workstation: Keyed hash of the workstation.
        file: Name of the journal's file.
        place: Line of that file, from 1.
        line: The journal's line itself, without its end.
        digest: SHA-256 of the line: the next line's `prev`.
        previous: `prev`, the digest of the line before.
        anchored: Whether the store holds the line before and its digest is `previous`; None when it does not hold it.
        reports: Oldest first.
        handlings: Oldest first.
    """

    row: Row
    categories: Mapping[str, int]
    obstacles: Mapping[str, int]
    persons: tuple[str, ...]
    secret: bool | None
    vignette: bool | None
    anonymity: int | None
    segments: int
    cached_segments: int
    unknown_fields: int
    workstation: str | None
    file: str
    place: int
    line: str
    digest: str
    previous: str
    anchored: bool | None
    reports: tuple[Report, ...]
    handlings: tuple[Handling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """False alarms reported about one decision.

    Attributes:
        reference: The decision's.
        said: How many reports said what.
        first: The oldest report.
        last: The newest.
        row: The decision; None when no journal of the store holds it (yet, or any more).
        handling: The latest; None before any.
    """

    reference: str
    said: Mapping[str, int]
    first: datetime
    last: datetime
    row: Row | None
    handling: Handling | None

    @property
    def is_open(self) -> bool:
        """Whether someone still has to look at it."""
        return self.handling is None or self.handling.outcome == "reopened"


@dataclass(frozen=True, slots=True)
class ServiceSeen:
    """An AI service of the catalogue, the establishment's trust in it, and what was decided there."""

    service: str
    tier: str
    first: date
    last: date
    actions: Actions


@dataclass(frozen=True, slots=True)
class SiteSeen:
    """An AI site that the catalogue does not know: `contacts` is in hours of use, summed over `machines`."""

    site: str
    first: datetime
    last: datetime
    contacts: int
    machines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicySeen:
    """A policy that a machine took or refused.

    Attributes:
        time: When.
        chain: The machine.
        outcome: "in_force" or "refused".
        supplier: "file", "git", "https" or "kept".
        signed: Whether its files had to be signed.
        cause: Why it was refused; None where it was not.
        complaints: How many things were wrong with it.
        policy_id: Its name; None for one that could not be read.
        policy_hash: Its SHA-256; None for one that could not be read.
        version: Its version.
        mode: "enforce" or "observe".
        decisions: How many decisions the store holds that were taken under it, by any machine.
    """

    time: datetime
    chain: str
    outcome: str
    supplier: str
    signed: bool
    cause: str | None
    complaints: int
    policy_id: str | None
    policy_hash: str | None
    version: int
    mode: str
    decisions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """A journal's chain: one machine, until its journal is begun anew.

    Attributes:
        chain: Its identity.
        own: Whether it is the console's own journal, and no proxy's.
        first: Time of the first line received.
        last: Time of the last.
        seq: Number of the last line.
        digest: Its SHA-256.
        checkpoint: Time of the last signed checkpoint; None before any.
        boot_id: The last start's; None before any.
        version: The product's, at the last start; None before any.
        detector_version: As last said; None before it was.
        policy_hash: The policy in force; None before any.
        actions: Decisions.
    """

    chain: str
    own: bool
    first: datetime
    last: datetime
    seq: int
    digest: str
    checkpoint: datetime | None
    boot_id: str | None
    version: str | None
    detector_version: str | None
    policy_hash: str | None
    actions: Actions


@dataclass(frozen=True, slots=True)
class Happening:
    """Something out of the ordinary in a journal.

    Attributes:
        time: When; for what the store itself found, when it found it.
        chain: Where.
        seq: The line concerned.
        what: "recovered", "clock", "purged", "segment", "policy" (refused), "started", "stopped", or what filling
            found: "altered" (a line already received has changed), "rolled_back" (it ends before what was received),
            "missed" (lines before this one were never received).
        facts: The entry's own fields.
    """

    time: datetime
    chain: str
    seq: int
    what: str
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class AlarmCounts:
    """Reports of a period, by what was said, and handlings of that period, by outcome."""

    reported: Mapping[str, int]
    handled: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Month:
    """What the monthly report counts, and the same of the month before."""

    first: date
    overview: Overview
    alarms: AlarmCounts
    overview_before: Overview
    alarms_before: AlarmCounts

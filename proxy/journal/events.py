"""What else the journal tells: starts, policies, clocks, what people reported, what was purged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from policies.decision import Action
from proxy.journal.forms import Checked, Day, Digest, Id, Sealed, Slug, Time, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Started(Checked):
    """The product is up.

    Attributes:
        time: When, UTC.
        boot_id: The same in every checkpoint of this run.
        version: Of the product.
        detector_version: Model and recognizers (`short_version`); None when they did not come up.
    """

    time: Time
    boot_id: Id
    version: Version
    detector_version: Version | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped(Checked):
    """The product was told to stop; a run that has no such entry was cut short."""

    time: Time
    boot_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered(Checked):
    """A line cut short by a stop was removed at start: `cut_bytes` of a decision that opened nothing."""

    time: Time
    cut_bytes: int


class Direction(StrEnum):
    """Which way a clock was set."""

    FORWARD = "forward"
    BACK = "back"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockSet(Checked):
    """The machine's clock went `seconds` further than time did, or less far; `seq` still tells the order."""

    time: Time
    direction: Direction
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Purged(Checked):
    """Segments older than the retention were removed; what proves that they were whole is kept.

    Attributes:
        time: When, UTC.
        through: Number of the last line removed.
        segments: How many segments were removed this time.
        decisions: How many decisions were in them, by action.
        first_day: Of the oldest segment removed this time.
        last_day: Of the newest.
        keep_days: Whole days that every line is kept after its own, by the retention in force.
        stub_bytes: How much of the file of stubs this entry answers for.
        stub: SHA-256 of that much of it.
    """

    time: Time
    through: int
    segments: int
    decisions: Mapping[Action, int] = field(default_factory=dict)
    first_day: Day
    last_day: Day
    keep_days: int
    stub_bytes: int
    stub: Digest


class Said(StrEnum):
    """Why someone thinks that a request was held back for nothing."""

    NO_PERSON = "no_person"
    INVENTED = "invented"
    PUBLIC = "public"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Checked):
    """Someone says of the decision `about` that this was no patient's data."""

    time: Time
    about: Id
    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere(Checked):
    """An AI site that the catalogue does not know was contacted; its content was not looked at."""

    time: Time
    site: Slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Known(Checked):
    """Whose account a keyed hash stands for, readable by two custodians together."""

    time: Time
    user: Id
    sealed: Sealed

"""All that a journal may hold, and under which name."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from proxy.journal.chain import CHECKPOINT, HEADER
from proxy.journal.events import ClockSet, Elsewhere, Known, Purged, Recovered, Report, Started, Stopped
from proxy.journal.forms import Checked, Digest, Id, Time, Version
from proxy.journal.policy_read import PolicyRead
from proxy.journal.record import Record
from proxy.journal.review import Access, Handled


class Opening(StrEnum):
    """Why a segment was begun."""

    BEGUN = "begun"
    DAY = "day"
    SIZE = "size"
    MISSING = "missing"
    ALTERED = "altered"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Header(Checked):
    """The first line of a segment; signed by the pair of the segment before, so it is a checkpoint too.

    Attributes:
        time: When it was begun, UTC.
        number: Of the segment, from 1.
        chain: Name of the journal.
        cause: Why it was begun; `missing` and `altered` tell what was found of the one before, `lost` that the
            keys were lost, so that the chain has a new name from here on.
        key: Public half of the pair that signs in this segment, and the beginning of the next.
    """

    time: Time
    number: int
    chain: Id
    cause: Opening
    key: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint(Checked):
    """A signed word on all that is before it; kept elsewhere, it proves that nothing was cut or begun again.

    Attributes:
        time: When, UTC.
        chain: Name of the journal.
        count: How many lines there are, this one included.
        boot_id: Of the run.
        policy_hash: SHA-256 of the policy in force; None where none is.
        detector_version: Model and recognizers; None where they are not up.
    """

    time: Time
    chain: Id
    count: int
    boot_id: Id
    policy_hash: Digest | None = None
    detector_version: Version | None = None


type Entry = (
    Record
    | PolicyRead
    | Started
    | Stopped
    | Recovered
    | ClockSet
    | Purged
    | Report
    | Elsewhere
    | Known
    | Handled
    | Access
    | Header
    | Checkpoint
)

EVENTS: Mapping[type[Entry], str] = {
    Record: "decision",
    PolicyRead: "policy",
    Started: "started",
    Stopped: "stopped",
    Recovered: "recovered",
    ClockSet: "clock",
    Purged: "purged",
    Report: "report",
    Elsewhere: "elsewhere",
    Known: "identity",
    Handled: "handled",
    Access: "access",
    Header: HEADER,
    Checkpoint: CHECKPOINT,
}
"""Name of each kind of entry, in the journal's lines."""

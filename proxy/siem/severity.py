"""How much an event matters to those who watch, on one scale that each format then writes in its own numbers.

What was refused left nothing outside: the highest level is for what puts the proof itself in doubt.
"""

from collections.abc import Mapping
from enum import IntEnum

from detectors.finding import Identifying
from policies.decision import Action
from proxy.journal.policy_read import Cause, PolicyRead
from proxy.journal.record import Record
from proxy.reasons import ReasonCode
from proxy.siem.event import Event, let_pass


class Level(IntEnum):
    """From what is only good to know to what somebody must look at now."""

    INFORMATIONAL = 1
    LOW = 2
    MEDIUM = 3
    HIGH = 4
    CRITICAL = 5


ALERT = Level.MEDIUM
"""From here on, an event is an alert."""

_LEVELS: Mapping[str, Level] = {
    "policy_refused": Level.MEDIUM,
    "recovered": Level.LOW,
    "clock_forward": Level.LOW,
    "clock_back": Level.MEDIUM,
    "purged": Level.LOW,
    "report": Level.LOW,
    "elsewhere": Level.LOW,
    "access_refused": Level.MEDIUM,
    "access_exported": Level.LOW,
    "segment_missing": Level.CRITICAL,
    "segment_altered": Level.CRITICAL,
    "segment_lost": Level.CRITICAL,
    "rolled_back": Level.CRITICAL,
    "missed": Level.HIGH,
    "malformed": Level.CRITICAL,
}

_BROKEN = frozenset(
    {
        ReasonCode.ANALYSIS_FAILED,
        ReasonCode.WORKER_DIED,
        ReasonCode.MODEL_MISSING,
        ReasonCode.POLICY_INVALID,
        ReasonCode.JOURNAL_UNWRITABLE,
        ReasonCode.INTERNAL_ERROR,
        ReasonCode.HOST_MISMATCH,
    }
)
"""Refusals that somebody has to mend, or that look like an attack."""


def level(event: Event) -> Level:
    """How much an event matters."""
    match event.entry:
        case Record() as record:
            return _of_decision(record)
        case PolicyRead(cause=Cause.SIGNATURE | Cause.ROLLBACK):
            return Level.HIGH
    return _LEVELS.get(event.action, Level.INFORMATIONAL)


def _of_decision(record: Record) -> Level:
    """By what was decided and of whom; one step more where it went out all the same."""
    found = {Action.ALLOW: _allowed, Action.REDACT: _redacted, Action.BLOCK: _blocked}[record.action](record)
    return Level(found + 1) if let_pass(record) else found


def _allowed(record: Record) -> Level:
    return Level.LOW if record.observed else Level.INFORMATIONAL


def _redacted(record: Record) -> Level:
    return Level.LOW


def _blocked(record: Record) -> Level:
    if record.identifying is Identifying.DIRECT:
        return Level.HIGH
    if record.identifying is Identifying.INDIRECT or record.secret or record.reason in _BROKEN:
        return Level.MEDIUM
    return Level.LOW

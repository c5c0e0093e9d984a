"""What a verification says."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """In a word; the worst first."""

    TAMPERED = "tampered"
    GAP = "gap"
    TRUNCATED = "truncated"
    UNSIGNED = "unsigned"
    OK = "ok"


class Fault(StrEnum):
    """What exactly is wrong with a place."""

    NO_LINE = "no_line"
    REWRITTEN = "rewritten"
    REPEATED = "repeated"
    UNLINKED = "unlinked"
    WRONG_CODE = "wrong_code"
    WRONG_SIGNATURE = "wrong_signature"
    WRONG_KEY = "wrong_key"
    OTHER_JOURNAL = "other_journal"
    NOT_THE_CHECKPOINT = "not_the_checkpoint"
    WRONG_STUB = "wrong_stub"
    WRONG_SEAL = "wrong_seal"
    LINES_MISSING = "lines_missing"
    PURGE_UNTOLD = "purge_untold"
    WRONG_PURGE = "wrong_purge"
    CUT_SHORT = "cut_short"
    ENDS_EARLY = "ends_early"
    EMPTY = "empty"
    KEYS_LOST = "keys_lost"
    KEY_UNKNOWN = "key_unknown"
    TAIL_UNSIGNED = "tail_unsigned"
    CHECKPOINT_PURGED = "checkpoint_purged"
    SEAL_MISSING = "seal_missing"


_VERDICTS = {
    Fault.LINES_MISSING: Verdict.GAP,
    Fault.PURGE_UNTOLD: Verdict.GAP,
    Fault.CUT_SHORT: Verdict.TRUNCATED,
    Fault.ENDS_EARLY: Verdict.TRUNCATED,
    Fault.EMPTY: Verdict.TRUNCATED,
    Fault.KEYS_LOST: Verdict.UNSIGNED,
    Fault.KEY_UNKNOWN: Verdict.UNSIGNED,
    Fault.TAIL_UNSIGNED: Verdict.UNSIGNED,
    Fault.CHECKPOINT_PURGED: Verdict.UNSIGNED,
    Fault.SEAL_MISSING: Verdict.UNSIGNED,
}


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file; row 0 is the file as a whole."""

    file: str
    row: int


class FoundError(Exception):
    """Something is wrong: what, and where. Never holds a word of the line."""

    def __init__(self, fault: Fault, place: Place) -> None:
        """Remember both."""
        super().__init__(f"{place.file}:{place.row}: {fault}")
        self.fault, self.place = fault, place


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome.

    Attributes:
        verdict: In a word.
        fault: What exactly is wrong; None when nothing is.
        place: Where; None when nothing is.
        chain: Name of the journal, as far as it could be read.
        lines: How many lines are proven, purged ones included: the number of the last good line.
        tip: SHA-256 of the last good line, in hexadecimal.
        signed: Number of the last line that a signature covers.
        keyed: Whether every line's own code was checked, with the journal's root.
        purged: How many of the lines were purged: only their segments' headers prove them.
        until: The last day that these may be of, ISO; empty where nothing was purged.
        torn: Bytes after the last line, of a write that was cut short or is under way: in no line, and proven by none.
        past: How many of the expected lines are older than the retention, and purged: nothing compares them any more.
        kept_days: That retention: the one that was given, else the usual one or a longer one that the journal tells.
    """

    verdict: Verdict
    fault: Fault | None
    place: Place | None
    chain: str
    lines: int
    tip: str
    signed: int
    keyed: bool
    purged: int = 0
    until: str = ""
    torn: int = 0
    past: int = 0
    kept_days: int = 0


def verdict_of(fault: Fault | None) -> Verdict:
    """The word for a fault."""
    return Verdict.OK if fault is None else _VERDICTS.get(fault, Verdict.TAMPERED)

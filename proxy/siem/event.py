"""One thing to tell a SIEM: an entry of the journal, or a notice of the forwarder, and the proof of where it stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Annotated

from policies.document import Mode
from proxy.journal.chain import canonical
from proxy.journal.entries import EVENTS, Entry, Header
from proxy.journal.events import ClockSet, Report
from proxy.journal.forms import Checked, Digest, Id, RecordError, as_dict
from proxy.journal.policy_read import PolicyRead
from proxy.journal.reading import Line
from proxy.journal.record import Record
from proxy.journal.review import Access, Handled
from proxy.siem.admission import LARGEST, NotAdmitted, admitted, check_number
from proxy.siem.notices import Malformed, Missed, Notice, RolledBack

NOTICES: Mapping[type[Notice], str] = {RolledBack: "rolled_back", Missed: "missed", Malformed: "malformed"}
"""Name of each kind of notice, beside the names that the journal gives to its entries."""

NAMES: Mapping[type, str] = dict([*EVENTS.items(), *NOTICES.items()])
"""Name of each kind of event."""

NAMELESS = "0" * 16
"""Stands for the chain of a line that names none."""

_TOLD_OTHERWISE = frozenset({"time", "chain", "sealed"})  # a sealed identity: to nobody


@dataclass(frozen=True, slots=True)
class Proof(Checked):
    """Where a line stands in its chain, so that the SIEM's copy and the journal can be compared.

    Attributes:
        chain: Name of the journal.
        seq: Number of the line; of the last one sent, for a notice.
        digest: SHA-256 of the line, or of the notice: no two events share it.
        prev: Digest of the line before; None for a notice, which stands in no chain.
        mac: The line's code under the journal's key; likewise.
        signature: Of a header or a checkpoint, 128 hexadecimal digits.
    """

    chain: Id
    seq: int
    digest: Digest
    prev: Digest | None = None
    mac: Annotated[str, r"[0-9a-f]{32}"] | None = None
    signature: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, and its proof."""

    entry: Entry | Notice
    proof: Proof

    @property
    def name(self) -> str:
        """Kind of the event."""
        return NAMES[type(self.entry)]

    @property
    def action(self) -> str:
        """What was done, in a word that never changes: `decision_block`, `policy_refused`."""
        variant = _variant(self.entry)
        return f"{self.name}_{variant}" if variant else self.name

    @property
    def milliseconds(self) -> int:
        """When, since 1970."""
        return round(datetime.fromisoformat(self.entry.time).timestamp() * 1000)

    @property
    def reference(self) -> str | None:
        """Of the decision that it is, or is about."""
        match self.entry:
            case Record(id=found) | Report(about=found) | Handled(about=found):
                return found
        return None

    @property
    def details(self) -> dict[str, object]:
        """What the entry says, under the names of its fields; what is as usual is left out, as in the journal."""
        return {name: value for name, value in as_dict(self.entry).items() if name not in _TOLD_OTHERWISE}


def event_of(line: Line, seen: str) -> Event:
    """The event of a line; one that is no entry of ours becomes a notice that shows nothing of it.

    Args:
        line: As the journal's reader gives it.
        seen: This moment, as the journal writes it.
    """
    told = line.entry
    try:
        check_number(line.seq)
        proof = Proof(line.chain, line.seq, line.digest, told.get("prev"), told.get("mac"), _signature(told))
        return Event(admitted(line.event, told), proof)
    except (NotAdmitted, RecordError):
        chain = line.chain if re.fullmatch(r"[0-9a-f]{16}", line.chain) else NAMELESS
        notice = Malformed(time=seen, segment=line.segment, row=line.row)
        return Event(notice, Proof(chain, min(max(line.seq, 0), LARGEST), line.digest))


def noticed(notice: Notice, chain: str, seq: int) -> Event:
    """A notice as an event of that chain."""
    seq = min(seq, LARGEST)  # a forged line's own
    digest = sha256(canonical({**as_dict(notice), "chain": chain, "seq": seq})).hexdigest()
    return Event(notice, Proof(chain, seq, digest))


def let_pass(record: Record) -> bool:
    """Whether the request went on although it should have been held back: the policy was only tried out."""
    return record.mode is Mode.OBSERVE and record.action.severity > 0


def _variant(entry: Entry | Notice) -> str | None:
    """What tells an event from others of its kind."""
    match entry:
        case Record():
            return f"{entry.action}_observed" if let_pass(entry) else entry.action
        case PolicyRead(outcome=found) | Handled(outcome=found) | Access(what=found):
            return found
        case Header(cause=found) | ClockSet(direction=found):
            return found
    return None


def _signature(told: Mapping[str, object]) -> str | None:
    found = told.get("signature")
    return found if isinstance(found, str) and re.fullmatch(r"[0-9a-f]{128}", found) else None

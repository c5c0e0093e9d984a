"""What the forwarder itself has to tell of a journal: it shrank, some of it was never sent, a line is no entry."""

from dataclasses import dataclass

from proxy.journal.forms import Checked, Digest, Time


@dataclass(frozen=True, slots=True, kw_only=True)
class RolledBack(Checked):
    """A line that was sent is no longer there, or reads otherwise: the journal was cut, replaced or rewritten.

    Attributes:
        time: When this was seen, UTC.
        sent: Digest of the last line that was sent.
        found: Digest of what has its number now; None where nothing has.
    """

    time: Time
    sent: Digest
    found: Digest | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed(Checked):
    """The lines from `first` to `last` were gone before they were sent; a purge, or a hand."""

    time: Time
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Malformed(Checked):
    """A line of file number `segment` holds what no entry admits; nothing of it goes out but its digest."""

    time: Time
    segment: int
    row: int


type Notice = RolledBack | Missed | Malformed

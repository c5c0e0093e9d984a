"""Signed lines that were exported: each must be met again, the same, or what stands instead is named. Pure."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from proxy.audit.line import Read
from proxy.audit.verdict import Fault, FoundError, Place


class Expected:
    """What is known of a journal from elsewhere, and which of it was met."""

    def __init__(self, lines: Sequence[Read]) -> None:
        """Expect these lines: headers and checkpoints."""
        self._lines = defaultdict[int, list[Read]](list)
        for line in lines:
            self._lines[line.seq].append(line)
        self._met = set[int]()

    @property
    def last(self) -> int:
        """Number of the last one; 0 where nothing is expected."""
        return max(self._lines, default=0)

    def compare(self, line: Read, place: Place) -> None:
        """Hold a line of the journal against what is known of it.

        Raises:
            FoundError: it is another one.
        """
        same = self._lines.get(line.seq)
        if same is None:
            return
        if any(one.fingerprint != line.fingerprint for one in same):
            raise FoundError(Fault.NOT_THE_CHECKPOINT, place)
        self._met.add(line.seq)

    def check_chains(self, chains: Sequence[str], place: Place) -> None:
        """What is expected may be of lines that were purged, but of no other journal.

        Raises:
            FoundError: it is of another one.
        """
        if any(one.entry["chain"] not in chains for same in self._lines.values() for one in same):
            raise FoundError(Fault.NOT_THE_CHECKPOINT, place)

    def check_met(self, headers: Sequence[Read], kept_since: date, place: Place) -> int:
        """What was not met once the end was reached is of lines that were purged: nothing compares it any more.

        Admitted where a later one was met, and each is signed as its segment was and older than any line that must
        be kept. A younger one went before its time, or the journal was brought back to before it and written anew.

        Args:
            headers: Of all segments, purged ones too, in order.
            kept_since: The first day of which all lines must still be there.
            place: Of the first line that is there.

        Returns:
            How many lines were admitted so.

        Raises:
            FoundError: one is not, or two differ under one number.
        """
        unmet = self._lines.keys() - self._met
        lines = [one for seq in unmet for one in self._lines[seq]]
        if len({one.fingerprint for one in lines}) > len(unmet):
            raise FoundError(Fault.NOT_THE_CHECKPOINT, place)
        past = all(date.fromisoformat(one.day) < kept_since and _is_signed(one, headers) for one in lines)
        if unmet and not (past and self.last in self._met):
            raise FoundError(Fault.CHECKPOINT_PURGED, place)
        return len(unmet)


def _is_signed(line: Read, headers: Sequence[Read]) -> bool:
    """Whether the signature is that of the segment in which a number stood."""
    before = bisect_right(headers, line.seq, key=lambda header: header.seq)
    return before > 0 and line.is_signed_by(str(headers[before - 1].entry["key"]))

"""Signed lines that were exported: each must be met again, the same, or what stands instead is named. Pure."""

from collections import defaultdict
from collections.abc import Sequence

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

    def check_met(self, place: Place) -> None:
        """What was not met once the end was reached is of lines that were purged: nothing compares it any more.

        Raises:
            FoundError: there is such a line.
        """
        if self._lines.keys() - self._met:
            raise FoundError(Fault.CHECKPOINT_PURGED, place)

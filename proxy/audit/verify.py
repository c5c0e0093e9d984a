"""The verification of a whole journal."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from proxy.audit.expected import Expected
from proxy.audit.folder import SEAL, Folder, Remembered
from proxy.audit.line import Read, read
from proxy.audit.root import Root
from proxy.audit.stubs import check_told, walk_stubs
from proxy.audit.verdict import Fault, FoundError, Place, Verification, verdict_of
from proxy.audit.walk import HEADER, Walk

LINES_UNSIGNED = 600
TIME_UNSIGNED = timedelta(minutes=30)
"""How much may follow the last signature: a checkpoint is due every 500 lines and every quarter of an hour."""
CLOCKS = timedelta(minutes=5)
"""How far the clocks of the machine and of its verifier may be apart, and how long a line may wait to be written."""
KEEP_DAYS = 180
"""How long lines are kept where nobody says otherwise (policies/bounds.py)."""
TORN = 4 << 20
"""Bytes of the longest line that is read: one of a decision has a few hundred, and a write is of some lines."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a verifier knows besides the journal.

    Attributes:
        roots: Verification keys, kept away from the machine.
        checkpoints: Signed lines that were exported: headers and checkpoints.
        keep_days: The retention of the establishment's policy; None for the usual one, or the longest that the
            journal tells: a house that keeps its lines longer must say so, or a purge before its time may pass. Never
            the journal's word alone: who brings a journal back can have it tell a short one.
    """

    roots: Sequence[Root] = ()
    checkpoints: Sequence[Read] = ()
    keep_days: int | None = None


class CheckpointFormError(ValueError):
    """What was given is no line of a journal."""


def checkpoint(line: str) -> Read:
    """Read an exported checkpoint.

    Raises:
        CheckpointFormError: it is none.
    """
    found = read(line.strip().encode() + b"\n")
    if found is None or not {"signature", "chain"} <= found.entry.keys():
        raise CheckpointFormError
    return found


def verify(path: Path, evidence: Evidence | None = None, now: datetime | None = None) -> Verification:
    """Verify a journal, the machine's own or a copy.

    Args:
        path: Folder of the segments.
        evidence: What is known besides; the more, the stronger the proof.
        now: The time, for what is not signed yet.

    Raises:
        OSError: the folder cannot be read.
    """
    evidence = evidence or Evidence()
    folder = Folder(path)
    remembered = folder.remembered()  # first: a journal that is being written may only have more
    walk = Walk(evidence.roots)
    expected = Expected(evidence.checkpoints)
    round_ = _Round(folder, walk, remembered, expected, Place(path.name, 0), evidence.keep_days)
    try:
        round_.go(now or datetime.now(UTC))
    except FoundError as found:
        return _told(walk, found.fault, found.place)
    whole = _told(walk, *(walk.doubt or (None, None)))
    purged, kept = round_.first - 1, round_.kept_days()
    return replace(whole, purged=purged, until=round_.until, torn=round_.torn, past=round_.past, kept_days=kept)


@dataclass(slots=True)
class _Round:
    """One verification.

    Attributes:
        folder: Of the journal.
        walk: How far it was followed.
        remembered: What the machine says of its end.
        expected: Lines that are known from elsewhere, by number.
        place: Of the line at hand.
        keep_days: The retention, where it is known from elsewhere.
        first: Number of the first line that was not purged.
        until: Its day, where others were purged.
        torn: Bytes after the last line.
        past: How many expected lines are too old to be met.
    """

    folder: Folder
    walk: Walk
    remembered: Remembered | None
    expected: Expected
    place: Place
    keep_days: int | None
    first: int = 1
    until: str = ""
    torn: int = 0
    past: int = 0

    def go(self, now: datetime) -> None:
        """Follow the journal to its end.

        Raises:
            FoundError: at the first thing that is wrong.
        """
        segments = self.folder.segments()
        if not segments:
            raise FoundError(Fault.EMPTY, self.place)
        stubs, used = self.folder.stubs(), 0
        if (number := int(segments[0].stem)) > 1:
            used = self._resume(segments[0], stubs, number)
        for path in segments:
            self._file(path, last=path == segments[-1])
        self.expected.check_chains(self.walk.chains, Place(segments[0].name, 1))
        self._check_end()
        check_told(self.walk, stubs, used, self.first)
        self._check_signed(now)
        self.past = self.expected.check_met(self.walk.headers, self._kept_since(now), Place(segments[0].name, 1))
        if self.remembered is None and self.expected.last < self.walk.seq:
            self.walk.doubt = (Fault.SEAL_MISSING, self.place)

    def _resume(self, path: Path, stubs: bytes, number: int) -> int:
        """Follow the proofs, then take the first header's word for the last purged line: the last proof proves it."""
        if not stubs:
            raise FoundError(Fault.LINES_MISSING, Place(path.name, 1))
        used = walk_stubs(self.walk, stubs, number, self.expected)
        with path.open("rb") as lines:
            header = read(lines.readline(TORN))
        if header is None:
            raise FoundError(Fault.REWRITTEN, Place(path.name, 1))
        self.walk.skip(header, Place(path.name, 1))
        self.first, self.until = header.seq, header.day
        return used

    def _file(self, path: Path, *, last: bool) -> None:
        self.place = Place(path.name, 0)
        with path.open("rb") as lines:
            for row, raw in enumerate(iter(lambda: lines.readline(TORN), b""), 1):
                before, self.place = self.place, Place(path.name, row)
                if len(raw) == TORN and not raw.endswith(b"\n"):
                    raise FoundError(Fault.REWRITTEN, self.place)
                if last and not raw.endswith(b"\n") and self._is_beyond():
                    self.place, self.torn = before, len(raw)  # being written, or cut short before anyone was told
                    return
                line = self.walk.step(raw, self.place)
                self._check_file(line, int(path.stem))
                self._compare(line)

    def _check_file(self, line: Read, number: int) -> None:
        """A header is the first line of the file that has its number, and nothing else is a first line."""
        if (line.event == HEADER) != (self.place.row == 1):
            raise FoundError(Fault.REWRITTEN, self.place)
        if line.event == HEADER and line.entry.get("number") != number:
            raise FoundError(Fault.REPEATED, self.place)

    def _is_beyond(self) -> bool:
        """Whether all that the machine remembers has been met."""
        return self.remembered is not None and self.walk.seq >= self.remembered.seq

    def _compare(self, line: Read) -> None:
        """Hold a line against what is known of it from elsewhere."""
        self.expected.compare(line, self.place)
        if self.remembered and line.seq == self.remembered.seq:
            key = self.walk.key_after(line.seq)
            if line.fingerprint != self.remembered.digest or (key and key.hex() != self.remembered.line_key):
                raise FoundError(Fault.WRONG_SEAL, Place(SEAL, 0))

    def _check_end(self) -> None:
        if max(self.expected.last, self.remembered.seq if self.remembered else 0) > self.walk.seq:
            raise FoundError(Fault.ENDS_EARLY, Place(self.place.file, self.place.row + 1))
        if self.remembered is not None and self.remembered.seq < self.first:
            raise FoundError(Fault.WRONG_SEAL, Place(SEAL, 0))

    def kept_days(self) -> int:
        """The retention by which expected lines are judged too old."""
        if self.keep_days is not None:
            return self.keep_days
        told = (int(purge.line.entry["keep_days"]) for purge in self.walk.purges)
        return max(KEEP_DAYS, *told, 0)

    def _kept_since(self, now: datetime) -> date:
        """The first day of which no line may be purged."""
        return now.date() - timedelta(days=min(self.kept_days(), now.toordinal() - 1))

    def _check_signed(self, now: datetime) -> None:
        """Without the journal's root, nothing proves what no signature covers."""
        if self.walk.keyed or self.walk.unsigned is None:
            return
        tail = self.walk.unsigned
        late = now - tail.begun > TIME_UNSIGNED or self.walk.seq - self.walk.signed > LINES_UNSIGNED
        if late or tail.earliest < self.walk.signed_at - CLOCKS or tail.latest > now + CLOCKS:
            raise FoundError(Fault.TAIL_UNSIGNED, tail.place)


def _told(walk: Walk, fault: Fault | None, place: Place | None) -> Verification:
    return Verification(verdict_of(fault), fault, place, walk.chain, walk.seq, walk.tip, walk.signed, walk.keyed)

"""What is older than the retention goes, whole segments at a time, and leaves what proves that it was whole.

Headers are signed by the segment before, so the headers of purged segments, kept in `purged.jsonl`, still tell how many
lines each had and how it ended; with them the last checkpoint of each, which was perhaps exported. The journal itself
says what went (`purged`), with the hash of that file.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from itertools import pairwise, takewhile
from pathlib import Path

from policies.decision import Action
from proxy.durable import remove, replace
from proxy.journal.append_file import refusal
from proxy.journal.chain import CHECKPOINT, HEADER
from proxy.journal.events import Purged
from proxy.journal.reading import entry_of
from proxy.journal.segments import STUBS, Segment, segments

LEAP = timedelta(days=3)
"""No segment for longer than a weekend means that the machine was off, or that its clock jumped."""
STEADY = 7
"""Days with segments from a leap on, none of them after another leap, before its dates are believed: a clock that is
ahead, or that jumps from month to month, must not empty a journal. A machine that was off purges a week later."""

_DAY = timedelta(days=1)
_DECISION, _PURGED = "decision", "purged"


@dataclass(frozen=True, slots=True)
class Dated:
    """A segment, the day that it was begun, and the number of its first line."""

    segment: Segment
    day: date
    seq: int


@dataclass(frozen=True, slots=True)
class Purge:
    """One that is ready: its proof is on the disk.

    Attributes:
        entry: What the journal must say before anything goes.
        gone: The segments that may go then, the oldest first.
    """

    entry: Purged
    gone: Sequence[Segment] = field(repr=False)

    def carry_out(self) -> None:
        """Remove the segments; from one that cannot be on, the next purge removes them.

        Raises:
            JournalError: one cannot be.
        """
        try:
            for segment in self.gone:
                remove(segment.path)
        except OSError as error:
            raise refusal(error) from error


def prepare(folder: Path, now: str, keep_days: int) -> Purge | None:
    """Make a purge ready; None where nothing is old enough.

    Raises:
        JournalError: the proof cannot be written, so that nothing may go.
    """
    try:
        known = dated(folder)
        old = ripe([one.day for one in known], keep_days)
        limit = date.fromisoformat(now[:10]) - timedelta(days=keep_days)
        while old and known[old].day > limit:
            old -= 1  # what stays must itself bear out, by its date, that what goes was kept long enough
        return _prepared(folder, known[: old + 1], now, keep_days) if old else None
    except OSError as error:
        raise refusal(error) from error


def dated(folder: Path) -> list[Dated]:
    """Give the segments of a folder with their days; one without a header has none, and goes with those before it."""
    headed = ((segment, segment.header()) for segment in segments(folder))
    return [Dated(one, date.fromisoformat(header["time"][:10]), header["seq"]) for one, header in headed if header]


def ripe(days: Sequence[date], keep_days: int) -> int:
    """Give how many of the first segments are older than the retention, by their last line.

    A segment ends on the eve of the next one, or on its own day where it was full: so the last one never goes. Today is
    the last day that can be believed.

    Args:
        days: That the segments were begun, in order.
        keep_days: Whole days that every line is kept after its own.
    """
    told = believed(days)
    limit = told[-1] - timedelta(days=keep_days) if told else date.min
    ends = (following - _DAY if following > day else following for day, following in pairwise(told))
    return len(list(takewhile(lambda ended: ended < limit, ends)))


def believed(days: Sequence[date]) -> list[date]:
    """Give the days again, as far as they can be believed: a leap is not, as long as nothing confirms it."""
    told: list[date] = []
    for place, day in enumerate(days):
        last = told[-1] if told else day
        if abs(day - last) <= LEAP:
            told.append(max(day, last))
        else:
            told.append(day if _is_steady(days[place:]) else last)
    return told


def _is_steady(days: Sequence[date]) -> bool:
    """Whether enough days follow the first one without another leap."""
    near = takewhile(lambda pair: abs(pair[1] - pair[0]) <= LEAP, pairwise(days))
    return len({days[0], *(day for _, day in near)}) >= STEADY


def _prepared(folder: Path, known: Sequence[Dated], now: str, keep_days: int) -> Purge:
    """All of them are old, but the last, which stays."""
    *old, following = known
    kept, decisions = _kept(folder), Counter[Action]()
    told = set(kept.splitlines(keepends=True))
    proofs = [line for one in old for line in _proofs(one.segment, decisions) if line not in told]
    stub = kept + b"".join(proofs)
    replace(folder / STUBS, stub)
    entry = Purged(
        time=now,
        through=following.seq - 1,
        segments=len(old),
        decisions=decisions,
        first_day=old[0].day.isoformat(),
        last_day=old[-1].day.isoformat(),
        keep_days=keep_days,
        stub_bytes=len(stub),
        stub=sha256(stub).hexdigest(),
    )
    return Purge(entry, [one for one in segments(folder) if one.number < following.segment.number])


def _kept(folder: Path) -> bytes:
    path = folder / STUBS
    return path.read_bytes() if path.exists() else b""


def _proofs(segment: Segment, decisions: Counter[Action]) -> list[bytes]:
    """Give its header, what it says of earlier purges and its last checkpoint, in order; count its decisions."""
    proofs, signed = list[tuple[int, bytes]](), (0, b"")
    with segment.path.open("rb") as lines:
        for row, line in enumerate(lines):
            entry = entry_of(line) or {}
            if entry.get("event") in {HEADER, _PURGED}:
                proofs.append((row, line))
            elif entry.get("event") == CHECKPOINT:
                signed = (row, line)
            elif entry.get("event") == _DECISION and entry.get("action") in list(Action):
                decisions[Action(entry["action"])] += 1
    return [line for _, line in sorted([*proofs, signed]) if line]

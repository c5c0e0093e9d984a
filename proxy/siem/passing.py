"""Lines of a journal as events in order, from where a destination was told: what is new, and what went wrong.

The place is kept as a line of a file, not as a number: a forged line with a number of the future would otherwise
hide the true ones that follow.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from proxy.journal.forms import now
from proxy.journal.reading import Line, lines
from proxy.journal.segments import path_of, segments
from proxy.services.canary import CANARY
from proxy.siem.admission import LARGEST
from proxy.siem.cursor import Cursor, Place
from proxy.siem.event import NAMELESS, Event, event_of, noticed
from proxy.siem.notices import Missed, RolledBack


@dataclass(frozen=True, slots=True)
class Step:
    """Events to send together, and how far the destination has been told once it has them.

    Attributes:
        events: One line's, and the notices that come before it.
        cursor: Where this leads.
        broken: Whether the journal is no longer what was sent: what follows is to be read anew from the cursor.
    """

    events: tuple[Event, ...]
    cursor: Cursor
    broken: bool = False


def steps(folder: Path, cursor: Cursor) -> Iterator[Step]:
    """What a destination has not been told of a journal, in order; ends at what is written now, or where it broke."""
    awaited, last, known = cursor.place, cursor.place, dict(cursor.known)
    for line in lines(folder, cursor.known):
        if awaited and (line.segment, line.row) < (awaited.segment, awaited.row):
            continue
        if awaited and not _follows(folder, line, awaited):
            yield _broken(awaited, line.digest, Cursor(known=cursor.known))
            return
        here, awaited = awaited, None
        if here and line.digest == here.digest:
            continue
        if line.row == 1:
            known[line.chain] = line.seq - 1
        place = Place(segment=line.segment, row=line.row, seq=line.seq, chain=line.chain, digest=line.digest)
        yield Step((*_missed(last, line), *_told(line)), Cursor(place=place, known=dict(known)))
        last = place
    if awaited:
        yield _broken(awaited, None, Cursor(known={**known, **_before_last(folder)}))


def _told(line: Line) -> tuple[Event, ...]:
    """What a line tells; nothing where it is of the product's own trials, hundreds a day on each machine."""
    return () if line.entry.get("service") == CANARY.id else (event_of(line, now()),)


def _follows(folder: Path, line: Line, awaited: Place) -> bool:
    """Whether the first line at or after a place is the one that was sent, or comes after a file that was purged."""
    if path_of(folder, awaited.segment).exists():
        return (line.segment, line.row, line.digest) == (awaited.segment, awaited.row, awaited.digest)
    return line.entry.get("prev") == awaited.digest or line.seq > awaited.seq


def _missed(last: Place | None, line: Line) -> tuple[Event, ...]:
    """A notice where numbers are missing between two lines of one chain."""
    if last is None or last.chain != line.chain or not last.seq + 1 < line.seq <= LARGEST:
        return ()
    notice = Missed(time=now(), first=last.seq + 1, last=line.seq - 1)
    return (noticed(notice, _named(last), last.seq),)


def _broken(place: Place, found: str | None, cursor: Cursor) -> Step:
    notice = RolledBack(time=now(), sent=place.digest, found=found)
    return Step((noticed(notice, _named(place), place.seq),), cursor, broken=True)


def _named(place: Place) -> str:
    return place.chain or NAMELESS


def _before_last(folder: Path) -> dict[str, int]:
    """What may be left out of a journal that was cut: all but its last segment, whose lines are sent again."""
    files = segments(folder)
    header = files[-1].header() if files else None
    return {str(header["chain"]): int(header["seq"]) - 1} if header else {}

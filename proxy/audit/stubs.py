"""The proofs of what was purged: headers and last checkpoints of segments that are gone, and the word on each purge."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256
from io import BytesIO

from proxy.audit.expected import Expected
from proxy.audit.folder import STUBS
from proxy.audit.line import Read, read
from proxy.audit.verdict import Fault, FoundError, Place
from proxy.audit.walk import HEADER, PROOFS, Walk

_WHOLE = Place(STUBS, 0)


def walk_stubs(walk: Walk, stubs: bytes, first: int, expected: Expected) -> int:
    """Follow the proofs of purged segments, up to the first segment that is still there.

    Args:
        walk: At its beginning.
        stubs: What is kept of what was purged.
        first: Number of the first segment that is still there; 2 at least.
        expected: What is known from elsewhere.

    Returns:
        How many bytes of the stubs it took to get there.

    Raises:
        FoundError: a proof is wrong, or there is none.
    """
    number = used = 0
    for row, raw, line in _lines(stubs):
        place = Place(STUBS, row)
        if line.event not in PROOFS:
            raise FoundError(Fault.WRONG_STUB, place)
        if line.event == HEADER:
            before, number = number, _number(line, place)
            if number >= first:
                break  # ready to go when a stop came
            if number <= before:
                raise FoundError(Fault.REPEATED, place)
        if walk.chain:
            walk.skip(line, place)
        walk.step(raw, place)
        expected.compare(line, place)
        used += len(raw)
    if not used:
        raise FoundError(Fault.LINES_MISSING, Place(STUBS, 1))
    return used


def check_told(walk: Walk, stubs: bytes, used: int, first_seq: int) -> None:
    """Hold what is gone against what the journal says is gone.

    Args:
        walk: At its end.
        stubs: What is kept of what was purged.
        used: How many bytes of it were taken for proof.
        first_seq: Number of the first line that is still there.

    Raises:
        FoundError: something went without a word or before its time, or the proofs are not those that were told.
    """
    through = size = 0
    stub = sha256()
    for said in walk.purges:
        try:
            before, size, through = size, int(said.line.entry["stub_bytes"]), int(said.line.entry["through"])
            told = str(said.line.entry["stub"])
        except (KeyError, ValueError, TypeError):
            raise FoundError(Fault.WRONG_PURGE, said.place) from None
        stub.update(stubs[before:size])
        if not before <= size <= len(stubs) or stub.hexdigest() != told:
            raise FoundError(Fault.WRONG_STUB, _WHOLE)
        if not _is_founded(said.line, through, walk.headers):
            raise FoundError(Fault.WRONG_PURGE, said.place)
    if first_seq - 1 > through or used > size:
        raise FoundError(Fault.PURGE_UNTOLD, _WHOLE)
    if any(sha256(raw).digest() not in walk.proofs for raw in BytesIO(stubs[size:])):
        raise FoundError(Fault.WRONG_STUB, _WHOLE)


def _is_founded(purge: Read, through: int, headers: Sequence[Read]) -> bool:
    """Whether the segments that a purge names are those before its end, and were kept as long as it says."""
    end = bisect_right(headers, through, key=lambda header: header.seq)
    try:
        gone, keep = headers[end - purge.entry["segments"] : end], timedelta(days=purge.entry["keep_days"])
        named = (gone[0].day, gone[-1].day) == (purge.entry["first_day"], purge.entry["last_day"])
        following = headers[end]
        kept = keep >= timedelta() and date.fromisoformat(following.day) + keep <= date.fromisoformat(purge.day)
    except (KeyError, IndexError, ValueError, TypeError, OverflowError):
        return False
    return named and kept and len(gone) == purge.entry["segments"] and following.seq == through + 1


def _number(header: Read, place: Place) -> int:
    number = header.entry.get("number")
    if type(number) is not int:
        raise FoundError(Fault.REWRITTEN, place)
    return number


def _lines(stubs: bytes) -> Iterator[tuple[int, bytes, Read]]:
    for row, raw in enumerate(BytesIO(stubs), 1):
        line = read(raw)
        if line is None:
            raise FoundError(Fault.REWRITTEN, Place(STUBS, row))
        yield row, raw, line

"""A journal read by others: the console's index, the SIEM, a replay. Proves nothing, which is the audit's work."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

from proxy.journal.chain import HEADER, SIGNED
from proxy.journal.segments import Segment, segments

_NONE: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    Attributes:
        chain: Name of the journal.
        segment: Number of its file.
        row: Its own in that file, from 1.
        seq: Its number in the journal.
        event: What kind of entry it is.
        raw: As it stands in the file, without its end.
        entry: What it says.
    """

    chain: str
    segment: int
    row: int
    seq: int
    event: str
    raw: bytes = field(repr=False)
    entry: Mapping[str, Any] = field(repr=False)

    @property
    def digest(self) -> str:
        """SHA-256 of the line, in hexadecimal: what the next one calls `prev`."""
        return sha256(self.raw).hexdigest()


def lines(folder: Path, known: Mapping[str, int] = _NONE) -> Iterator[Line]:
    """Give the lines of a journal in order, as they stand; what is being written is not there yet.

    Args:
        folder: Of the segments.
        known: For each chain the number of the last line that is known already; segments with nothing new are not
            even opened to their end.
    """
    for segment, following in pairwise([*segments(folder), None]):
        if segment is not None and not _is_known(segment, following, known):
            yield from _new(segment, known)


def last_signed(folder: Path) -> Line | None:
    """Give the last line that bears a signature; None where nothing was written yet."""
    for segment in reversed(segments(folder)):
        signed = [line for line in _new(segment, _NONE) if line.event in SIGNED]
        if signed:
            return signed[-1]
    return None


def _is_known(segment: Segment, following: Segment | None, known: Mapping[str, int]) -> bool:
    """Whether all of a segment is known, by the headers of it and of the next one, which must come after it."""
    own, header = segment.header(), following.header() if following else None
    if own is None or header is None or int(header["seq"]) <= int(own["seq"]):
        return False
    return int(header["seq"]) - 1 <= known.get(str(header["chain"]), 0)


def _new(segment: Segment, known: Mapping[str, int]) -> Iterator[Line]:
    chain = ""
    try:
        file = segment.path.open("rb")
    except OSError:
        return  # purged meanwhile
    with file:
        for row, raw in enumerate(file, 1):
            line = _line(segment.number, row, raw, chain)
            if line is not None:
                chain = line.chain
                if line.seq > known.get(chain, 0):
                    yield line


def entry_of(raw: bytes) -> Mapping[str, Any] | None:
    """The entry of a whole line, with its end; None where it holds none."""
    try:
        entry = json.loads(raw)
        well = raw.endswith(b"\n") and type(entry["seq"]) is int and isinstance(entry["event"], str)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return entry if well else None


def _line(segment: int, row: int, raw: bytes, chain: str) -> Line | None:
    entry = entry_of(raw)
    if entry is None:
        return None
    named = str(entry.get("chain", "")) if entry["event"] == HEADER else chain
    return Line(named, segment, row, entry["seq"], entry["event"], raw[:-1], entry)

"""Where a journal goes on after a stop of any kind: what the machine remembers, held against what the files say."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from proxy.journal.chain import HEADER, ZEROS, Standing, admit, digest
from proxy.journal.entries import Opening
from proxy.journal.reading import entry_of
from proxy.journal.segments import path_of, segments


@dataclass(frozen=True, slots=True)
class Resumed:
    """What was found.

    Attributes:
        standing: After the last line that the journal is known to have written.
        torn: Bytes after it that are no whole line: a write that a stop cut short.
        broken: Why the last segment is left alone and another one must go on; None where all is well.
        time: Of the last line, when one was read.
    """

    standing: Standing
    torn: int = 0
    broken: Opening | None = None
    time: str = ""


def resume(folder: Path, remembered: Sequence[Standing]) -> Resumed:
    """Find where the chain stands.

    Args:
        folder: Of the segments.
        remembered: What the seal file says, the latest first; at least one.

    Raises:
        OSError: a segment cannot be read.
    """
    tried = [_followed(folder, standing) for standing in remembered]
    return next((found for found in tried if found.broken is None), tried[0])


def _followed(folder: Path, standing: Standing) -> Resumed:
    found = _across(folder, _in_its_file(folder, standing))
    if found.standing.length:
        return found
    return replace(found, broken=Opening.LOST if found.standing.seq else Opening.BEGUN)


def _in_its_file(folder: Path, standing: Standing) -> Resumed:
    """Go on from a standing to the end of the file that it is in."""
    path = path_of(folder, standing.segment)
    if not standing.length:
        return Resumed(standing)
    if not path.is_file():
        return Resumed(standing, broken=Opening.MISSING)
    content = path.read_bytes()
    known, rest = content[: standing.length], content[standing.length :]
    last = known[known.rfind(b"\n", 0, -1) + 1 : -1]
    if len(known) < standing.length or digest(last) != standing.digest:
        return Resumed(standing, broken=Opening.ALTERED)
    said = entry_of(last + b"\n") or {}
    return _along(Resumed(standing, time=str(said.get("time", ""))), rest)


def _along(found: Resumed, rest: bytes) -> Resumed:
    """Go on through the lines of one file."""
    for line in BytesIO(rest).readlines():
        admitted = admit(found.standing, line)
        if admitted is None:
            torn = not line.endswith(b"\n")
            return replace(found, torn=len(line)) if torn else replace(found, broken=Opening.ALTERED)
        standing, entry = admitted
        found = replace(found, standing=standing, time=str(entry.get("time", "")))
    return found


def _across(folder: Path, found: Resumed) -> Resumed:
    """Go on into the next file, which a stop may have left with a header, or less."""
    if all(segment.number <= found.standing.segment for segment in segments(folder)):
        return found
    path = path_of(folder, found.standing.segment + 1)
    content = path.read_bytes() if path.is_file() else b"\n"
    admitted = admit(found.standing, BytesIO(content).readline())
    if admitted is not None and admitted[1]["event"] == HEADER:
        standing, entry = admitted
        begun = Resumed(standing, time=str(entry.get("time", "")))
        return _across(folder, _along(begun, content[standing.length :]))
    if b"\n" not in content:
        path.unlink()  # nothing in it was ever acknowledged
        return _across(folder, found)
    return replace(found, broken=found.broken or Opening.ALTERED)


def last_line(folder: Path) -> tuple[int, int, str]:
    """For a journal whose keys were lost: the last segment's number, and the number and hash of its last line."""
    there = segments(folder)
    last = there[-1].number if there else 0
    for segment in reversed(there):
        for line in reversed(BytesIO(segment.path.read_bytes()).readlines()):
            if entry := entry_of(line):
                return last, entry["seq"], digest(line[:-1])
    return last, 0, ZEROS

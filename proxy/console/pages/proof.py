"""Where a decision stands in its journal's chain, and the first signed line that covers it, read from the files."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from proxy.journal.reading import entry_of
from proxy.journal.segments import path_of, segments
from proxy.store import narrowing
from proxy.store.states import Detail

_STEM = 8  # digits of a segment's number
_LAST = 2  # segments: the header of each is signed, and the newest may have just been begun


@dataclass(frozen=True, slots=True)
class Signed:
    """A line that bears a signature, and so proves every line before it.

    Attributes:
        file: Name of its file.
        row: Its line in that file, from 1.
        seq: Its number in the journal.
        time: When it was written.
        line: The line itself, without its end.
    """

    file: str
    row: int
    seq: int
    time: datetime
    line: str = field(repr=False)


def entry(detail: Detail) -> Mapping[str, Any]:
    """Give the line of a decision as JSON: its `mac` above all; nothing where it is none."""
    try:
        found = json.loads(detail.line)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def covering(folder: Path, detail: Detail) -> Signed | None:
    """Find the first signed line after a decision.

    Args:
        folder: Of this machine's journal.
        detail: The decision.

    Returns:
        The line; None where there is none yet, or the decision is of another machine or was purged.
    """
    stem = detail.file.partition(".")[0]
    if len(stem) != _STEM or not stem.isdecimal() or not _holds(path_of(folder, int(stem)), detail):
        return None
    return _first_signed(folder, int(stem), detail.place)


def last_signed(folder: Path) -> Signed | None:
    """Find the newest signed line of a journal; None where it has none."""
    for segment in reversed(segments(folder)[-_LAST:]):
        found = _signed(segment.path, 0)
        if found:
            return found[-1]
    return None


def _holds(path: Path, detail: Detail) -> bool:
    """Whether this very line stands there: a file of another journal may have the same name."""
    try:
        with path.open("rb") as lines:
            found = next(islice(lines, max(0, detail.place - 1), None), b"")
    except OSError:
        return False
    return sha256(found.removesuffix(b"\n")).hexdigest() == detail.digest


def _first_signed(folder: Path, number: int, after: int) -> Signed | None:
    here = next(iter(_signed(path_of(folder, number), after)), None)
    return here or next(iter(_signed(path_of(folder, number + 1), 0)), None)


def _signed(path: Path, after: int) -> list[Signed]:
    """Signed lines of a file that come after a row of it."""
    try:
        with path.open("rb") as lines:
            rows = [(row, raw) for row, raw in enumerate(lines, 1) if row > after and b'"signature":' in raw]
    except OSError:
        return []
    read = ((row, raw, entry_of(raw) or {}) for row, raw in rows)
    return [
        Signed(path.name, row, found["seq"], time, raw[:-1].decode("ascii", "replace"))
        for row, raw, found in read
        if "signature" in found and (time := narrowing.time(found))
    ]

"""The files of a journal: numbered, each begun by a header, the last one growing."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

_NAME = re.compile(r"(\d{8})\.jsonl")
_NUMBERS = 99_000_000  # a name beyond is a stranger's: what goes on after it would soon need a ninth digit
STUBS = "purged.jsonl"
"""Headers and last checkpoints of the segments that were purged, and what was said of each purge."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One file.

    Attributes:
        number: From 1.
        path: Where it is.
    """

    number: int
    path: Path

    def header(self) -> dict[str, Any] | None:
        """What its first line says; None where that is no header. Not proven: that is the audit's work."""
        try:
            with self.path.open("rb") as file:
                entry = json.loads(file.readline())
            date.fromisoformat(entry["time"][:10])
            well = type(entry["seq"]) is int and all(type(entry[name]) is str for name in ("chain", "event", "prev"))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return dict(entry) if well else None


def path_of(folder: Path, number: int) -> Path:
    """Where a segment is, or will be."""
    return folder / f"{number:08d}.jsonl"


def segments(folder: Path) -> list[Segment]:
    """Those of a folder, in order, each a regular file; none where the folder does not exist."""
    return sorted(_named(folder), key=lambda segment: segment.number)


def _named(folder: Path) -> Iterator[Segment]:
    for path in folder.iterdir() if folder.is_dir() else ():
        found = _NAME.fullmatch(path.name)
        if found and int(found[1]) <= _NUMBERS and path.is_file():
            yield Segment(int(found[1]), path)

"""What is on the disk of a journal: segments, the proofs of those that were purged, and what the machine remembers."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

_SEGMENT = re.compile(r"(\d{8})\.jsonl")
_PAGE = 4096  # bytes of each of the two places of a seal file
_NUMBERS = 99_000_000  # a journal of one segment a second lasts three years; names beyond are strangers
_TRIES = 3  # a page may be wiped, and the other written, while both are read
STUBS, SEAL = "purged.jsonl", "seal"


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the machine says of the journal's end.

    Attributes:
        seq: Number of the last line.
        digest: Its SHA-256.
        line_key: Of the line to come, in hexadecimal; a secret until then.
    """

    seq: int
    digest: str
    line_key: str = field(repr=False)


UNREADABLE = Remembered(-1, "", "")
"""A seal file that says nothing whole: the end of no journal."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A journal, or a copy of one, which may lack the seal file."""

    path: Path

    def segments(self) -> list[Path]:
        """Its segments, in order; a pipe in the place of one would never end."""
        named = (path for path in self.path.iterdir() if _SEGMENT.fullmatch(path.name))
        return sorted(path for path in named if int(path.stem) <= _NUMBERS and not path.is_fifo())

    def stubs(self) -> bytes:
        """The proofs of what was purged; nothing where nothing was."""
        path = self.path / STUBS
        return path.read_bytes() if path.is_file() else b""

    def keys(self) -> Iterator[str]:
        """Verification keys that nobody has taken away yet."""
        for path in sorted(self.path.glob("*.key")):
            yield path.read_text("ascii")

    def remembered(self) -> Remembered | None:
        """What the seal file says; None without one, `UNREADABLE` for one that says nothing whole."""
        path = self.path / SEAL
        for _ in range(_TRIES):
            if not path.exists(follow_symlinks=False):
                return None
            content = path.read_bytes() if path.is_file() else b""
            found = [_remembered(content[start : start + _PAGE]) for start in (0, _PAGE)]
            if whole := [one for one in found if one is not None]:
                return max(whole, key=lambda one: one.seq)
        return UNREADABLE


def _remembered(page: bytes) -> Remembered | None:
    told, _, rest = page.rstrip(b"\0").partition(b"\n")
    if not told or rest.strip() != sha256(told).hexdigest().encode():
        return None
    try:
        entry = json.loads(told)
        return Remembered(int(entry["seq"]), str(entry["digest"]), str(entry["line_key"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None

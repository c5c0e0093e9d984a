"""What a journal's folder says of itself: which chains, in which files, from which line."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path

from proxy.journal.reading import entry_of
from proxy.journal.segments import Segment, path_of, segments
from proxy.store import narrowing
from proxy.store.linking import Tip

_TAIL = 1 << 16  # bytes: dozens of lines


@dataclass(frozen=True, slots=True)
class Headed:
    """A segment, its chain, and the number of its first line."""

    segment: Segment
    chain: str
    seq: int


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder, and its segments that have a header, in order."""

    path: Path
    headed: tuple[Headed, ...]

    @classmethod
    def read(cls, path: Path) -> "Folder":
        """Read the headers of a folder."""
        headers = ((segment, segment.header() or {}) for segment in segments(path))
        named = ((segment, narrowing.chain(header), header) for segment, header in headers)
        return cls(path, tuple(Headed(one, chain, int(header["seq"])) for one, chain, header in named if chain))

    @property
    def chains(self) -> Mapping[int, str]:
        """The chain of each segment, by number."""
        return {one.segment.number: one.chain for one in self.headed}

    @property
    def begins(self) -> Mapping[str, int]:
        """The lowest number that a segment begins with, by chain."""
        return {one.chain: one.seq for one in sorted(self.headed, key=lambda one: -one.seq)}

    def stands(self, tip: Tip) -> bool:
        """Whether a line is still where it was taken from."""
        try:
            with path_of(self.path, tip.segment).open("rb") as file:
                raw = next(islice(file, max(tip.row - 1, 0), None), b"")
        except OSError:
            return False
        return sha256(raw.removesuffix(b"\n")).hexdigest() == tip.digest

    def end(self, chain: str) -> int:
        """The number of a chain's last line, by the last of its segments."""
        last = [one.segment for one in self.headed if one.chain == chain][-1]
        with last.path.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL))
            numbers = [int(entry["seq"]) for line in file if (entry := entry_of(line))]
        return max((number for number in numbers if narrowing.is_place(number)), default=0)

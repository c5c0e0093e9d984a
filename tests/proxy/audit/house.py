"""A journal that nobody touched, and two kinds of auditors of what is done to its copies.

Whatever is done to a journal is seen and its place is named, by who holds its verification key. Each attack is tried
against both kinds of auditors, and its test says what each one finds:

- with the key (and the machine's seal file): all of them are found, but two. A rollback of log and state together is
  found by an exported checkpoint only; a purge before its time, by the product itself, is told by the journal. Where
  the seal file was taken away too, no end is proven but by an exported checkpoint, and the verdict says so;
- without it, by hashes and signatures alone: found too, but for what is done with the keys of today in the segment of
  today, at the end of the journal with the seal file rewritten, or to the journal as a whole. A flipped bit of a code
  is found on the line after, or by the seal file.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from proxy.audit.root import Root
from tests.proxy.audit.attacking import Found, found


@dataclass(frozen=True)
class House:
    """A journal that nobody touched, and what its auditor holds."""

    folder: Path
    key: Root
    exported: str
    now: datetime

    def sees(self, folder: Path, *, key: bool = True, exported: bool = False) -> Found:
        lines = [self.exported] if exported else []
        return found(folder, self.now, *([self.key] if key else []), exported=lines)

"""What was read already is not read again: a conversation is sent whole at each turn, its cost follows new text."""

import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from detectors.reading import Reading
from detectors.site import Site

MAX_ENTRIES = 20_000


class Reader(Protocol):
    """Reads texts, somewhere."""

    @property
    def version(self) -> str:
        """Of the detector: readings hold under one version only."""
        ...

    async def read(self, texts: Sequence[str], site: Site = ()) -> list[Reading]:
        """Read each text, in order, the establishment's own identifiers included.

        Raises:
            ScreeningError: any of them could not be read in full.
        """
        ...


@dataclass
class Memo:
    """A reader that remembers readings, by a keyed hash of the text: no text stays, and no hash can be tried out."""

    reader: Reader
    _key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    _readings: OrderedDict[bytes, Reading] = field(default_factory=OrderedDict, repr=False)

    @property
    def version(self) -> str:
        """Of the reader behind."""
        return self.reader.version

    async def read(self, texts: Sequence[str], site: Site = ()) -> list[Reading]:
        """Read each text, in order; only those never seen cost anything."""
        return (await self.read_counted(texts, site))[0]

    async def read_counted(self, texts: Sequence[str], site: Site = ()) -> tuple[list[Reading], int]:
        """Read each text, and say how many were new."""
        under = f"{self.version}\0{site}\0"
        keys = [self._hash(under, text) for text in texts]
        known = {key: self._recall(key) for key in keys if key in self._readings}
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        fresh = dict(zip(new, await self.reader.read(list(new.values()), site), strict=True)) if new else {}
        self._keep(fresh)
        return [known[key] if key in known else fresh[key] for key in keys], len(new)

    def _hash(self, under: str, text: str) -> bytes:
        return hashlib.blake2b((under + text).encode(), key=self._key, digest_size=32).digest()

    def _recall(self, key: bytes) -> Reading:
        self._readings.move_to_end(key)
        return self._readings[key]

    def _keep(self, fresh: dict[bytes, Reading]) -> None:
        self._readings.update(fresh)
        while len(self._readings) > MAX_ENTRIES:
            self._readings.popitem(last=False)

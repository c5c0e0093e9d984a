"""Where a chain stands, kept on the disk: two places in one file, written in turn, so that one is always whole.

Its keys are the secret of the machine: 0600, and what was written before the last time is wiped. A journal has one
writer, the one that holds this file's lock.
"""

import json
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from proxy.durable import sync_folder
from proxy.journal.append_file import NOFOLLOW, refusal
from proxy.journal.chain import Standing, canonical
from proxy.journal.descriptor import hold, read_at, write_at
from proxy.journal.ratchet import Keys

NAME = "seal"
_PLACE = 4096  # bytes of each of the two: a page, which a disk writes whole or not at all
_FLAGS: int = os.O_RDWR | os.O_CREAT | NOFOLLOW
_sync = getattr(os, "fdatasync", os.fsync)  # macOS and Windows have no fdatasync


class SealFile:
    """Opened for as long as the journal is written. Not thread-safe."""

    def __init__(self, folder: Path) -> None:
        """Open it, or make it.

        Raises:
            JournalError: it cannot be, or another process writes this journal.
        """
        self._path = folder / NAME
        self._turn = 0
        try:
            self._descriptor = self._open()
        except OSError as error:
            raise refusal(error) from error

    def read(self) -> list[Standing]:
        """What was written last, and the time before where that was not wiped; nothing where nothing is whole."""
        found = [(place, _decoded(read_at(self._descriptor, _PLACE, place * _PLACE))) for place in (0, 1)]
        whole = [(standing.seq, place, standing) for place, standing in found if standing is not None]
        whole.sort(key=lambda one: one[0], reverse=True)
        if whole:
            self._turn = 1 - whole[0][1]
        return [standing for _, _, standing in whole]

    def write(self, standing: Standing) -> None:
        """Put it on the disk, then wipe the one before.

        Raises:
            OSError: it could not be; the one before still stands.
        """
        if not self._is_there():
            self._replace()
        place, self._turn = self._turn, 1 - self._turn
        try:
            self._put(place, _encoded(standing))
        except OSError:
            self._turn = place
            with suppress(OSError):  # what was perhaps written does not stand
                write_at(self._descriptor, bytes(_PLACE), place * _PLACE)
            raise
        with suppress(OSError):  # it goes to the disk with the next one
            write_at(self._descriptor, bytes(_PLACE), self._turn * _PLACE)

    def close(self) -> None:
        """Let go of the file and of its lock."""
        os.close(self._descriptor)

    def _replace(self) -> None:
        """Another hand took the file away: make it again."""
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        gone, self._descriptor = self._descriptor, self._open()
        os.close(gone)

    def _open(self) -> int:
        descriptor = os.open(self._path, _FLAGS, 0o600)
        try:
            hold(descriptor)
            os.fchmod(descriptor, 0o600)
            if os.fstat(descriptor).st_size < 2 * _PLACE:  # room for both, now that there is some
                write_at(descriptor, bytes(_PLACE), _PLACE)
                os.fsync(descriptor)
                sync_folder(self._path.parent)
        except OSError:
            os.close(descriptor)
            raise
        return descriptor

    def _put(self, place: int, page: bytes) -> None:
        if write_at(self._descriptor, page, place * _PLACE) != len(page):
            raise OSError("short write")
        _sync(self._descriptor)

    def _is_there(self) -> bool:
        with suppress(OSError):
            return os.path.samestat(os.fstat(self._descriptor), self._path.stat(follow_symlinks=False))
        return False


def _encoded(standing: Standing) -> bytes:
    content = canonical(
        {
            "chain": standing.chain,
            "segment": standing.segment,
            "length": standing.length,
            "seq": standing.seq,
            "digest": standing.digest,
            "line_key": standing.keys.line.hex(),
            "segment_key": standing.keys.segment.hex(),
        }
    )
    return (content + b"\n" + sha256(content).hexdigest().encode() + b"\n").ljust(_PLACE, b"\0")


def _decoded(page: bytes) -> Standing | None:
    content, _, rest = page.rstrip(b"\0").partition(b"\n")
    if not content or rest != sha256(content).hexdigest().encode() + b"\n":
        return None
    told: dict[str, Any] = json.loads(content)
    keys = Keys(bytes.fromhex(told.pop("line_key")), bytes.fromhex(told.pop("segment_key")))
    return Standing(**told, keys=keys)

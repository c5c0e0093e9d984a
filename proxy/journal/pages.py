"""The files that a chain is written to: each block durable in the segment, then the new standing in the seal file.

What fails leaves both as they were, and the chain with them. A header alone may be ahead of the seal file: it is found
from there at the next start.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from typing import Protocol

from proxy.durable import replace
from proxy.journal import ratchet
from proxy.journal.append_file import AppendFile, DisplacedError, JournalError, refusal
from proxy.journal.chain import Standing
from proxy.journal.resuming import Resumed, last_line, resume
from proxy.journal.seal_file import SealFile
from proxy.journal.segments import path_of


class Sealing(Protocol):
    """Makes lines to go on from a standing: gives where the chain stands after them, and their bytes."""

    def __call__(self, standing: Standing) -> tuple[Standing, bytes]:
        """Seal; may be asked again from another standing when the first did not reach the disk."""
        ...


class Pages:
    """One writer's hold on a folder.

    Attributes:
        folder: Of the segments.
        standing: Where the chain stands.
        found: What was found of the last run.
    """

    def __init__(self, folder: Path) -> None:
        """Take hold of the folder, and find where its chain stands.

        Raises:
            JournalError: another process writes it, or it cannot be written.
        """
        self.folder = folder
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._seal = SealFile(folder)
        except OSError as error:
            raise refusal(error) from error
        self._file: AppendFile | None = None
        self._unwanted: AppendFile | None = None
        try:
            self.found = self._find()
            self.standing: Standing = self.found.standing
            if self.found.broken is None:
                self._reopen()
        except OSError as error:
            self.close()
            raise refusal(error) from error
        except BaseException:
            self.close()
            raise

    def write(self, sealing: Sealing) -> None:
        """Add lines to the segment; durable when it returns, and none there when it raises.

        Raises:
            DisplacedError: another hand has been at the segment.
            JournalError: it cannot be written.
        """
        if self._file is None:
            raise DisplacedError(gone=True)
        self._clear()
        before = self._file.length
        standing, block = sealing(self.standing)
        self._file.append(block)
        try:
            self._seal.write(standing)
        except OSError as error:
            self._file.take_back(before)
            raise refusal(error) from error
        self.standing = standing

    def turn(self, header: Callable[[int], Sealing]) -> None:
        """Begin the next segment with a header, told its number.

        Raises:
            JournalError: it cannot be.
        """
        self._clear()
        if self._file is not None:
            with suppress(DisplacedError):
                self._file.settle()
        number = self._next_number()
        file = self._unwanted = AppendFile(path_of(self.folder, number))
        standing, block = header(number)(self.standing)
        file.append(block)
        if self._file is not None:
            self._file.retire()
        self._file, self._unwanted, self.standing = file, None, standing
        with suppress(OSError):
            self._seal.write(standing)

    def rehearse(self) -> None:
        """Prove that a line could be written now; a segment that another hand has been at does not stop it.

        Raises:
            JournalError: it could not.
        """
        if self._file is not None:
            with suppress(DisplacedError):
                self._file.rehearse()

    @property
    def length(self) -> int:
        """Bytes of the current segment."""
        return self._file.length if self._file else 0

    def close(self) -> None:
        """Let go of all files; everything in them is durable already."""
        with suppress(JournalError):
            self._clear()
        if self._file is not None:
            self._file.close()
        self._seal.close()

    def _clear(self) -> None:
        """Remove what a turn that failed left: two files must not hold a line of the same number."""
        if self._unwanted is not None:
            self._unwanted.discard()
            self._unwanted = None

    def _find(self) -> Resumed:
        remembered = self._seal.read()
        if remembered:
            return resume(self.folder, remembered)
        return resume(self.folder, [self._begin(*last_line(self.folder))])

    def _begin(self, number: int, seq: int, digest: str) -> Standing:
        """New keys, and their root for someone to take away; remembered before the first line is written with them."""
        root = ratchet.new_root()
        keys = ratchet.begin(root)
        chain = ratchet.name(keys.public())
        replace(self.folder / f"{chain}.key", f"paravent-journal-key {chain} {root.hex()}\n".encode("ascii"))
        standing = Standing(chain, number, 0, seq, digest, keys)
        self._seal.write(standing)
        return standing

    def _reopen(self) -> None:
        self._file = AppendFile(path_of(self.folder, self.standing.segment))
        if self._file.length > self.standing.length:
            self._file.take_back(self.standing.length)
        self._seal.write(self.standing)

    def _next_number(self) -> int:
        """The next number whose place is free."""
        number = self.standing.segment + 1
        try:
            while not _is_free(path_of(self.folder, number)):
                number += 1
        except OSError as error:
            raise refusal(error) from error
        return number


def _is_free(path: Path) -> bool:
    """Whether a segment may be begun there: a turn that failed may have left an empty file, another hand anything."""
    try:
        there = path.stat(follow_symlinks=False)
    except FileNotFoundError:
        return True
    return S_ISREG(there.st_mode) and not there.st_size

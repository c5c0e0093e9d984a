"""A file that only grows, by whole durable blocks, and that nobody else touches.

Either `append` returns and the block is on the disk, or it raises and the block is not in the file: what a
failed write leaves is cut before the next one (a short `os.write` near a limit raises nothing by itself).
"""

import os
from contextlib import suppress
from pathlib import Path

from proxy.causes import cause
from proxy.durable import sync_folder
from proxy.reasons import ReasonCode

_sync = getattr(os, "fdatasync", os.fsync)  # macOS and Windows have no fdatasync
NOFOLLOW: int = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_BLANKS = b" " * 4096


class JournalError(Exception):
    """Nothing was written; the message, in French, says why, and `reason` is its code."""

    def __init__(self, cause: str, reason: ReasonCode = ReasonCode.JOURNAL_UNWRITABLE) -> None:
        super().__init__(f"Le journal ne peut pas être écrit : {cause}.")
        self.reason = reason


class DisplacedError(JournalError):
    """Another hand has been at the file, which is `gone` or altered: it is left alone, and another one goes on."""

    def __init__(self, *, gone: bool) -> None:
        """Say what was done to it."""
        was = "effacé, déplacé ou remplacé" if gone else "modifié par un autre programme"
        super().__init__(f"le fichier a été {was}")
        self.gone = gone


class AppendFile:
    """One open file, 0600 in a folder 0700. Not thread-safe."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it.

        Raises:
            JournalError: it cannot be opened.
        """
        self._path = path
        self._torn = False
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | NOFOLLOW, 0o600)
        except OSError as error:
            raise refusal(error) from error
        try:
            os.fchmod(self._descriptor, 0o600)
            sync_folder(path.parent)
            self.length = os.fstat(self._descriptor).st_size
        except OSError as error:
            self.close()
            raise refusal(error) from error

    def append(self, block: bytes) -> None:
        """Add a block and wait until it is on the disk.

        Raises:
            DisplacedError: the file is no longer the one that was opened, or as it was left.
            JournalError: it could not be.
        """
        self.settle()
        try:
            self._torn = True
            self._write(block)
            _sync(self._descriptor)
        except OSError as error:
            self._take_back()
            raise refusal(error) from error
        self._torn = False
        self.length += len(block)

    def rehearse(self) -> None:
        """Write blanks and take them back: the only proof that a record would go through.

        Raises:
            JournalError: as `append`.
        """
        length = self.length
        self.append(_BLANKS)
        self.take_back(length)

    def take_back(self, length: int) -> None:
        """Keep the first `length` bytes: at once if the disk lets it, or else before the next block."""
        self.length, self._torn = length, True
        self._take_back()

    def close(self) -> None:
        """Let go of the file; everything in it is already durable."""
        os.close(self._descriptor)

    def retire(self) -> None:
        """Let go of a file that nothing will be added to; whoever tries by mistake is stopped."""
        with suppress(OSError):
            os.fchmod(self._descriptor, 0o400)
        self.close()

    def discard(self) -> None:
        """Let go of a file that must not stay; where it cannot be removed it is left empty.

        Raises:
            JournalError: it cannot even be emptied; it is still held, and must be discarded later.
        """
        self.take_back(0)
        if self._torn:
            raise JournalError("ce qu'une écriture interrompue a laissé ne peut pas être effacé")
        self.close()
        with suppress(OSError):
            self._path.unlink()

    def settle(self) -> None:
        """Cut what a failed write left.

        Raises:
            DisplacedError: another hand deleted, replaced or changed the file.
            JournalError: it cannot be cut.
        """
        try:
            self._settle()
        except OSError as error:
            raise refusal(error) from error

    def _settle(self) -> None:
        ours = os.fstat(self._descriptor)
        if ours.st_nlink == 0 or not self._is_named(ours):
            raise DisplacedError(gone=True)
        if ours.st_size > self.length and self._torn:
            os.ftruncate(self._descriptor, self.length)
        elif ours.st_size != self.length:
            raise DisplacedError(gone=False)

    def _is_named(self, ours: os.stat_result) -> bool:
        try:
            return os.path.samestat(ours, self._path.stat(follow_symlinks=False))
        except (FileNotFoundError, NotADirectoryError):
            return False

    def _take_back(self) -> None:
        with suppress(OSError):
            os.ftruncate(self._descriptor, self.length)
            self._torn = False

    def _write(self, block: bytes) -> None:
        rest = memoryview(block)
        while rest:
            rest = rest[os.write(self._descriptor, rest) :]


def refusal(error: OSError) -> JournalError:
    """What a refusal of the system is called here."""
    return JournalError(cause(error))

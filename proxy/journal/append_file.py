"""A file that only grows, by whole durable blocks, and that nobody else touches.

Either `append` returns and the block is on the disk, or it raises and the block is not in the file: what a
failed write leaves is cut before the next one (a short `os.write` near a limit raises nothing by itself).
"""

import errno
import fcntl
import os
from contextlib import suppress
from pathlib import Path

from proxy.durable import sync_folder
from proxy.reasons import ReasonCode

_sync = getattr(os, "fdatasync", os.fsync)  # macOS and Windows have no fdatasync
_NOFOLLOW: int = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_BLANKS = b" " * 4096

_CAUSES = {
    errno.ENOSPC: "le disque est plein",
    errno.EDQUOT: "le quota de disque est atteint",
    errno.EFBIG: "le fichier a atteint sa taille limite",
    errno.EROFS: "le disque est en lecture seule",
    errno.EIO: "le disque a une erreur",
    errno.ENOENT: "le fichier a été effacé ou déplacé",
    errno.EACCES: "les droits manquent",
    errno.ELOOP: "le fichier est un lien",
    errno.EWOULDBLOCK: "un autre Paravent y écrit déjà",
}


class JournalError(Exception):
    """Nothing was written; the message, in French, says why, and `reason` is its code."""

    def __init__(self, cause: str, reason: ReasonCode = ReasonCode.JOURNAL_UNWRITABLE) -> None:
        super().__init__(f"Le journal ne peut pas être écrit : {cause}.")
        self.reason = reason


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
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | _NOFOLLOW, 0o600)
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.chmod(0o600)
            sync_folder(path.parent)
            self.length = os.fstat(self._descriptor).st_size
        except OSError as error:
            raise _refusal(error) from error

    def append(self, block: bytes) -> None:
        """Add a block and wait until it is on the disk.

        Raises:
            JournalError: it could not be, or the file is no longer the one that was opened.
        """
        try:
            self._settle()
            self._torn = True
            self._write(block)
            _sync(self._descriptor)
        except OSError as error:
            self._take_back()
            raise _refusal(error) from error
        self._torn = False
        self.length += len(block)

    def rehearse(self) -> None:
        """Write blanks and take them back: the only proof that a record would go through.

        Raises:
            JournalError: as `append`.
        """
        length = self.length
        self.append(_BLANKS)
        self.cut(length)

    def tail(self, size: int) -> bytes:
        """The last `size` bytes, or the whole file when shorter."""
        os.lseek(self._descriptor, max(0, self.length - size), os.SEEK_SET)
        pieces = []
        while piece := os.read(self._descriptor, size):
            pieces.append(piece)
        return b"".join(pieces)

    def cut(self, length: int) -> None:
        """Keep the first `length` bytes.

        Raises:
            JournalError: the file cannot be cut.
        """
        try:
            os.ftruncate(self._descriptor, length)
            _sync(self._descriptor)
        except OSError as error:
            raise _refusal(error) from error
        self.length = length

    def close(self) -> None:
        """Let go of the file; everything in it is already durable."""
        os.close(self._descriptor)

    def _settle(self) -> None:
        """Refuse a file that another hand deleted, replaced or changed; cut what a failed write left."""
        ours, named = os.fstat(self._descriptor), self._path.stat(follow_symlinks=False)
        if ours.st_nlink == 0 or not os.path.samestat(ours, named):
            raise JournalError("le fichier a été effacé, déplacé ou remplacé")
        if ours.st_size > self.length and self._torn:
            os.ftruncate(self._descriptor, self.length)
        elif ours.st_size != self.length:
            raise JournalError("le fichier a été modifié par un autre programme")

    def _take_back(self) -> None:
        with suppress(OSError):
            os.ftruncate(self._descriptor, self.length)
            self._torn = False

    def _write(self, block: bytes) -> None:
        rest = memoryview(block)
        while rest:
            rest = rest[os.write(self._descriptor, rest) :]


def _refusal(error: OSError) -> JournalError:
    return JournalError(_CAUSES.get(error.errno or 0, "le système a refusé l'écriture"))

"""A file held by one process and written in place: what Unix and Windows each do in their own way."""

import os
import sys

from proxy.causes import ToldError


class HeldError(ToldError, BlockingIOError):
    """Another process holds the file."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("un autre Paravent y écrit déjà")


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30
    """Where the byte that is locked is, past all content: nobody else could read one that is (LockFile)."""

    def hold(descriptor: int) -> None:
        """Lock a file for as long as it is open.

        Raises:
            HeldError: another process does.
            OSError: it cannot be locked.
        """
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise HeldError from error

    def read_at(descriptor: int, size: int, place: int) -> bytes:
        """Give at most `size` bytes from a place on."""
        os.lseek(descriptor, place, os.SEEK_SET)
        return os.read(descriptor, size)

    def write_at(descriptor: int, content: bytes, place: int) -> int:
        """Write from a place on; gives how many bytes were."""
        os.lseek(descriptor, place, os.SEEK_SET)
        return os.write(descriptor, content)

else:
    import fcntl

    def hold(descriptor: int) -> None:
        """Lock a file for as long as it is open.

        Raises:
            HeldError: another process does.
            OSError: it cannot be locked.
        """
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise HeldError from error

    def read_at(descriptor: int, size: int, place: int) -> bytes:
        """Give at most `size` bytes from a place on."""
        return os.pread(descriptor, size, place)

    def write_at(descriptor: int, content: bytes, place: int) -> int:
        """Write from a place on; gives how many bytes were."""
        return os.pwrite(descriptor, content, place)

"""What a place of policy files is to those who watch it, and the simplest one: a folder."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

from proxy.causes import ToldError

type State = object
"""What can be compared to tell whether a file changed; None stands for a file that is not there."""


class SupplyError(Exception):
    """The place cannot be reached; the message, in French, says why. What it holds is not known."""


class AbsentError(ToldError, FileNotFoundError):
    """The place can be reached, and has no such file; the message, in French, says which place."""


class Shelf(Protocol):
    """Files that policies and their signatures are read from. Every call may block."""

    def look(self, files: Iterable[str]) -> Mapping[str, State]:
        """Give the state of each file now, without reading more than that takes.

        Raises:
            SupplyError: the place cannot be reached.
        """
        ...

    def name(self, file: str) -> str:
        """Give what to call a file in complaints."""
        ...

    def read(self, file: str, most: int) -> tuple[bytes, State]:
        """Give the first bytes of a file, `most` at the most, and its state from before they were read.

        Raises:
            OSError: there is none, or it cannot be read.
            SupplyError: the place cannot be reached.
        """
        ...


class Folder:
    """Files on this machine. Their state is what the system says of them: size, dates, place on the disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def look(self, files: Iterable[str]) -> Mapping[str, State]:
        """Give the state of each file now."""
        return {file: self._look(file) for file in files}

    def name(self, file: str) -> str:
        """Give the path of a file."""
        return str(self._folder / file)

    def read(self, file: str, most: int) -> tuple[bytes, State]:
        """Give the first bytes of a file, and its state from before they were read."""
        with (self._folder / file).open("rb") as opened:
            state = _state(os.fstat(opened.fileno()))
            return opened.read(most), state

    def _look(self, file: str) -> State:
        try:
            return _state((self._folder / file).stat())
        except OSError:
            return None


def _state(found: os.stat_result) -> State:
    return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)

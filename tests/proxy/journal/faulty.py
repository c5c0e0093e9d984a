"""A disk that fails at its i-th call: once, from then on, by half, after the deed, or with the whole machine."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any
from unittest.mock import patch

from proxy.journal import append_file, seal_file


class Manner(StrEnum):
    """How it fails."""

    ONCE = "refused once"
    ONCE_DONE = "done, and refused once"
    SPELL = "refused for a while, some of it done"
    EVER = "refused from then on"
    FULL = "full from then on"
    SHORT = "half written once"
    SHORTER = "half written from then on"
    STOP = "the machine stops before"
    STOP_DONE = "the machine stops after"


class StopError(BaseException):
    """The machine stopped: nobody cleans up."""


_CALLS = ("open", "write", "pwrite", "fsync", "ftruncate", "fchmod", "chmod", "replace", "unlink", "mkdir")
_HALVES = {Manner.SHORT, Manner.SHORTER}
_DONE = {Manner.ONCE_DONE, Manner.SPELL}
_STOPS = {Manner.STOP, Manner.STOP_DONE}
_SPELL = 5  # calls that a spell lasts
_LASTING = {Manner.EVER, Manner.FULL, Manner.SHORTER, Manner.STOP, Manner.STOP_DONE}


@dataclass
class Disk:
    """Calls of the system, counted; the one numbered `at` fails, in that manner.

    Attributes:
        folder: That is on it.
        calls: How many there were.
    """

    folder: Path
    manner: Manner
    at: int
    calls: int = 0

    @contextmanager
    def failing(self) -> Iterator[None]:
        """As long as the block lasts; what a stop left open is closed, as the system would."""
        patches = [patch.object(os, name, self._wrapped(name, getattr(os, name))) for name in _CALLS]
        sync = self._wrapped("fdatasync", lambda _descriptor: None)  # nothing is lost that this process has written
        patches.extend(patch.object(module, "_sync", sync) for module in (append_file, seal_file))
        with suppress(StopError):
            for each in patches:
                each.start()
            try:
                yield
            finally:
                for each in patches:
                    each.stop()
        for descriptor in Path("/proc/self/fd").iterdir():
            if descriptor.is_symlink() and descriptor.readlink().is_relative_to(self.folder):
                os.close(int(descriptor.name))

    def _wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **more: Any) -> Any:  # noqa: ANN401 - any call of the system
            self.calls += 1
            if self._is_due():
                return self._spoiled(name, real, arguments, more)
            return real(*arguments, **more)

        return call

    def _is_due(self) -> bool:
        since = self.calls - self.at
        return (
            since == 0
            or (since > 0 and self.manner in _LASTING)
            or (self.manner is Manner.SPELL and 0 < since < _SPELL)
        )

    def _spoiled(self, name: str, real: Callable[..., Any], arguments: Any, more: Any) -> Any:  # noqa: ANN401 - idem
        if self.manner in _HALVES:
            if name not in {"write", "pwrite"}:
                return real(*arguments, **more)
            half = arguments[1][: max(1, len(arguments[1]) // 2)]
            return real(arguments[0], half, *arguments[2:])
        if self.manner in _STOPS:
            if self.manner is Manner.STOP_DONE and self.calls == self.at:
                real(*arguments, **more)
            raise StopError
        if self.manner is Manner.FULL and name not in {"open", "write", "pwrite", "mkdir"}:
            return real(*arguments, **more)
        if self.manner in _DONE and name in {"write", "pwrite", "replace"}:
            real(*arguments, **more)
        raise OSError(errno.ENOSPC if self.manner is Manner.FULL else errno.EIO, "simulated")

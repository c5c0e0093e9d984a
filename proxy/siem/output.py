"""Events as lines: on standard output for whoever collects it, or at the end of a file that a collector reads."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from proxy.siem.event import Event
from proxy.siem.rendering import Format, rendered
from proxy.siem.sink import SinkError


class Output:
    """A stream of bytes; taken when it is flushed."""

    def __init__(self, stream: BinaryIO, form: Format = Format.ECS) -> None:
        """Say where to write; the stream stays the caller's."""
        self._stream = stream
        self._form = form

    def send(self, events: Sequence[Event]) -> int:
        """Write one line for each.

        Raises:
            SinkError: the stream takes no more.
        """
        try:
            self._stream.write(_lines(events, self._form))
            self._stream.flush()
        except OSError as error:
            raise SinkError("la sortie est fermée, ou son disque est plein") from error
        return 0

    def close(self) -> None:
        """Leave the stream as it is."""


class LogFile:
    """A file, 0600, opened anew for each batch so that it may be rotated; taken when it is on the disk."""

    def __init__(self, path: Path, form: Format = Format.ECS) -> None:
        """Say where to write."""
        self._path = path
        self._form = form

    def send(self, events: Sequence[Event]) -> int:
        """Add one line for each, or none.

        Raises:
            SinkError: the file takes no more.
        """
        try:
            descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(descriptor, "ab") as file:
                _append(file, _lines(events, self._form))
        except OSError as error:
            raise SinkError(f"{self._path} ne peut pas être écrit") from error
        return 0

    def close(self) -> None:
        """Nothing is open between two batches."""


def _lines(events: Sequence[Event], form: Format) -> bytes:
    return "".join(f"{rendered(event, form)}\n" for event in events).encode()


def _append(file: BinaryIO, block: bytes) -> None:
    """Write the whole block durably; a piece of one is taken back."""
    length = file.seek(0, os.SEEK_END)
    try:
        file.write(block)
        file.flush()
        os.fsync(file.fileno())
    except OSError:
        os.ftruncate(file.fileno(), length)
        raise

"""The journal's file as a chain of entries: opened, checked, mended and grown by one hand.

structlog is the pipeline: an entry is stamped, sealed to the one before and rendered as one canonical line;
what receives the lines is a page, written to the file all at once.
"""

import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import structlog
from structlog.typing import EventDict, WrappedLogger

from proxy.journal import chain
from proxy.journal.append_file import AppendFile, JournalError
from proxy.journal.record import EVENTS, Entry, Recovered, as_dict, stamp

_TAIL = 1 << 20  # bytes read at start: over a thousand lines, more than any block that a stop could tear


class _Page:
    """Lines waiting for the file."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def info(self, line: str) -> None:
        self.lines.append(line)


class Book:
    """The one writer of a journal file; `tip` is where its chain stands."""

    def __init__(self, path: Path, boot_id: str) -> None:
        """Open a journal, make it when missing, and mend a line that a stop cut short.

        Args:
            path: The file.
            boot_id: 16 hexadecimal digits, the same in every entry of this run.

        Raises:
            JournalError: the file cannot be written, or its end is not a chain.
        """
        self.tip = chain.START
        self._lock = threading.Lock()
        self._boot_id = boot_id
        self._page = _Page()
        self._log = structlog.wrap_logger(
            self._page,
            processors=[self._stamp, self._seal, _render],
            wrapper_class=structlog.BoundLogger,
            context_class=dict,
            cache_logger_on_first_use=True,
        )
        self._file = AppendFile(path)
        try:
            self._mend()
        except JournalError:
            self._file.close()
            raise

    def append(self, entries: Sequence[Entry]) -> None:
        """Write entries in order; all are durable when it returns, none is in the file when it raises.

        Raises:
            JournalError: the file cannot be written.
        """
        with self._lock:
            before = self.tip
            try:
                for entry in entries:
                    self._log.info(EVENTS[type(entry)], **as_dict(entry))
                self._file.append("".join(self._page.lines).encode("ascii"))
            except BaseException:
                self.tip = before
                raise
            finally:
                self._page.lines.clear()

    def check(self) -> None:
        """Prove that an entry could be written now.

        Raises:
            JournalError: it could not.
        """
        with self._lock:
            self._file.rehearse()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _mend(self) -> None:
        lines = BytesIO(self._file.tail(_TAIL)).readlines()
        torn = lines.pop() if lines and not lines[-1].endswith(b"\n") else b""
        self.tip = _tip(lines, entire=self._file.length <= _TAIL)
        if torn:
            self._file.cut(self._file.length - len(torn))
            self.append([Recovered(time=stamp(datetime.now(UTC)), cut_bytes=len(torn))])

    def _stamp(self, _logger: WrappedLogger, _method: str, entry: EventDict) -> EventDict:
        return {**entry, "boot_id": self._boot_id}

    def _seal(self, _logger: WrappedLogger, _method: str, entry: EventDict) -> EventDict:
        sealed = chain.seal(self.tip, entry)
        self.tip = chain.tip_of(sealed)
        return sealed


def _render(_logger: WrappedLogger, _method: str, entry: EventDict) -> str:
    return chain.canonical(entry).decode("ascii") + "\n"


def _tip(lines: Sequence[bytes], *, entire: bool) -> chain.Tip:
    """Where the chain stands after the file's last lines.

    When they are not the entire file, the first is a piece of line, and the second is taken as given.
    """
    start, following = chain.START, lines
    if not entire:
        first = chain.read(lines[1]) if len(lines) > 1 else None
        if first is None:
            raise JournalError("sa fin n'est pas une suite de décisions, vérifiez-la avec « paravent journal verify »")
        start, following = chain.tip_of(first), lines[2:]
    found = chain.verify(following, start=start)
    if found.integrity is not chain.Integrity.OK:
        raise JournalError("il a été modifié, vérifiez-le avec « paravent journal verify »")
    return found.tip

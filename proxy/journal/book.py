"""The one writer of a journal: entries are dated, sealed to the one before, and durable before anyone goes on.

structlog is the pipeline: an entry is sealed and rendered as one canonical line; what receives the lines is a block,
written all at once. A new segment is begun each day and each 16 MiB, and where another hand has been at the last one:
the chain goes on, and the audit tells the place.
"""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import structlog
from structlog.typing import EventDict, WrappedLogger

from proxy.journal import chain, clock, purging
from proxy.journal.append_file import DisplacedError, JournalError
from proxy.journal.clock import Moment, since_written
from proxy.journal.entries import EVENTS, Checkpoint, Entry, Header, Opening
from proxy.journal.events import Recovered, Started
from proxy.journal.forms import as_dict
from proxy.journal.pages import Pages, Sealing
from proxy.journal.policy_read import PolicyRead

SEGMENT_BYTES = 16 << 20
SIGNED_EVERY = 500
"""Lines between two checkpoints at most; time between them is the writer's concern."""


class _Block:
    """Lines waiting for the file."""

    def __init__(self) -> None:
        self.lines: list[bytes] = []

    def info(self, line: bytes) -> None:
        self.lines.append(line)


class Book:
    """A journal open for writing; safe to share between threads."""

    def __init__(self, pages: Pages, boot_id: str, look: Callable[[], Moment] = clock.now) -> None:
        """Go on with a journal; `open` is the way in.

        Args:
            pages: Its files.
            boot_id: Of this run, 16 hexadecimal digits.
            look: Tells the time.
        """
        self._pages, self._boot_id, self._look = pages, boot_id, look
        self._folder = pages.folder
        self._lock = threading.Lock()
        self._seen = look()
        self._day = ""
        self._signed = pages.standing.seq
        self._policy_hash: str | None = None
        self._detector_version: str | None = None
        self._block = _Block()
        self._standing = pages.standing
        self._log = structlog.wrap_logger(
            self._block,
            processors=[self._sealed],
            wrapper_class=structlog.BoundLogger,
            context_class=dict,
            cache_logger_on_first_use=True,
        )

    @classmethod
    def open(cls, folder: Path, boot_id: str, look: Callable[[], Moment] = clock.now) -> "Book":
        """Open the journal of a folder, make it when missing, and mend what a stop cut short.

        Raises:
            JournalError: it cannot be written, or another process writes it.
        """
        pages = Pages(folder)
        book = cls(pages, boot_id, look)
        try:
            book._take_up()
        except BaseException:
            pages.close()
            raise
        return book

    @property
    def broken(self) -> Opening | None:
        """Why the last run's segment was left alone; None where the journal went on in it."""
        return self._pages.found.broken

    @property
    def tip(self) -> chain.Standing:
        """Where the chain stands."""
        return self._pages.standing

    def append(self, entries: Sequence[Entry]) -> None:
        """Write entries in order; all are durable when it returns, none is in the journal when it raises.

        Raises:
            JournalError: they cannot be written.
        """
        with self._lock:
            self._put(entries)

    def sign(self) -> None:
        """Write a checkpoint, and turn the page when the day has changed.

        Raises:
            JournalError: it cannot be written.
        """
        with self._lock:
            self._put((), sign=True)

    def purge(self, days: int) -> None:
        """Remove the segments that are older than so many days, once the journal says so.

        Raises:
            JournalError: the journal cannot be written, and nothing is removed; or something cannot be removed.
        """
        purge = purging.prepare(self._folder, self._look().stamp, days)
        if purge is not None:
            self.append([purge.entry])
            purge.carry_out()

    def check(self) -> None:
        """Prove that an entry could be written now.

        Raises:
            JournalError: it could not.
        """
        with self._lock:
            self._pages.rehearse()

    def close(self) -> None:
        """Sign what was written, where the disk lets it, and let go of the files."""
        with self._lock:
            try:
                if self._signed < self.tip.seq:
                    self._put((), sign=True)
            except JournalError:
                pass  # the next start signs it
            finally:
                self._pages.close()

    def _take_up(self) -> None:
        found = self._pages.found
        if found.broken is not None:
            self._turn(found.broken)
        else:
            self._day = found.time[:10]
        mended: list[Entry] = []
        if found.torn:
            mended.append(Recovered(time=self._seen.stamp, cut_bytes=found.torn))
        if late := since_written(found.time, self._seen):
            mended.append(late)
        if mended:
            self._put(mended)

    def _put(self, entries: Sequence[Entry], *, sign: bool = False) -> None:
        moment = self._look()
        was_set = moment.set_since(self._seen)
        entries = [*([was_set] if was_set else []), *entries]
        if moment.stamp[:10] != self._day or self._pages.length > SEGMENT_BYTES:
            self._turn(Opening.DAY if moment.stamp[:10] != self._day else Opening.SIZE)
        try:
            self._write(entries, sign=sign)
        except DisplacedError as error:
            self._turn(Opening.MISSING if error.gone else Opening.ALTERED)
            self._write(entries, sign=sign)
        self._seen = moment

    def _turn(self, cause: Opening) -> None:
        moment = self._look()

        def header(number: int) -> Sealing:
            def sealing(standing: chain.Standing) -> tuple[chain.Standing, bytes]:
                key = chain.heading(standing).public()
                told = Header(time=moment.stamp, number=number, chain=standing.chain, cause=cause, key=key)
                return self._lines(standing, [told])

            return sealing

        self._pages.turn(header)
        self._day, self._signed = moment.stamp[:10], self.tip.seq

    def _write(self, entries: Sequence[Entry], *, sign: bool) -> None:
        signs = sign or self.tip.seq + len(entries) - self._signed >= SIGNED_EVERY

        def sealing(standing: chain.Standing) -> tuple[chain.Standing, bytes]:
            count = standing.seq + len(entries) + 1
            return self._lines(standing, [*entries, *([self._checkpoint(count)] if signs else [])])

        self._note(entries)
        self._pages.write(sealing)
        if signs:
            self._signed = self.tip.seq

    def _lines(self, standing: chain.Standing, entries: Sequence[Entry]) -> tuple[chain.Standing, bytes]:
        self._standing = standing
        try:
            for entry in entries:
                self._log.info(EVENTS[type(entry)], **as_dict(entry))
            return self._standing, b"".join(self._block.lines)
        finally:
            self._block.lines.clear()

    def _sealed(self, _logger: WrappedLogger, _method: str, entry: EventDict) -> tuple[tuple[bytes], dict[str, object]]:
        self._standing, line = chain.seal(self._standing, entry)
        return (line,), {}

    def _checkpoint(self, count: int) -> Checkpoint:
        return Checkpoint(
            time=self._look().stamp,
            chain=self.tip.chain,
            count=count,
            boot_id=self._boot_id,
            policy_hash=self._policy_hash,
            detector_version=self._detector_version,
        )

    def _note(self, entries: Sequence[Entry]) -> None:
        """Remember what a checkpoint tells of: what is in force."""
        for entry in entries:
            if isinstance(entry, PolicyRead):
                self._policy_hash = entry.policy_hash
            elif isinstance(entry, Started):
                self._detector_version = entry.detector_version

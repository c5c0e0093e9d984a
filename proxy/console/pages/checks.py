"""Verifications of journals: asked for with a button, done in a thread, the last one of each kept in memory."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from proxy.audit.line import Read
from proxy.audit.verdict import Verification
from proxy.audit.verify import Evidence, verify
from proxy.console.defects import tell

LOCAL, OWN = "journal", "console"
"""The proxy's journal on this machine, and the console's."""


@dataclass(frozen=True, slots=True)
class Check:
    """A verification that ended.

    Attributes:
        at: When it ended.
        seconds: How long it took.
        result: None where the journal could not be read to its end.
    """

    at: datetime
    seconds: float
    result: Verification | None


@dataclass(slots=True)
class Checks:
    """Of the journals of this machine, by name. Safe between threads; one round at a time."""

    _last: dict[str, Check] = field(default_factory=dict)
    _compared: Check | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _thread: threading.Thread | None = None

    @property
    def running(self) -> bool:
        """Whether a round is under way."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def last(self) -> Mapping[str, Check]:
        """The last verification of each journal, which reports cite."""
        return dict(self._last)

    @property
    def compared(self) -> Check | None:
        """The last comparison with an exported checkpoint, which nothing cites."""
        return self._compared

    def start(self, folders: Mapping[str, Path]) -> None:
        """Begin a round over journals, by name, unless one is under way."""
        self._begin(lambda: self._verify(folders))

    def compare(self, folder: Path, checkpoint: Read) -> None:
        """Begin to look for a signed line that was exported in a journal, unless a round is under way."""
        self._begin(lambda: self._look_for(folder, checkpoint))

    def wait(self, seconds: float) -> None:
        """Wait for the round under way, so long at most."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _begin(self, work: Callable[[], None]) -> None:
        with self._lock:
            if not self.running:
                self._thread = threading.Thread(target=work, daemon=True)
                self._thread.start()

    def _verify(self, folders: Mapping[str, Path]) -> None:
        for name, folder in folders.items():
            self._last[name] = _checked(folder, Evidence())

    def _look_for(self, folder: Path, checkpoint: Read) -> None:
        self._compared = _checked(folder, Evidence(checkpoints=(checkpoint,)))


def _checked(folder: Path, evidence: Evidence) -> Check:
    """Whatever stops a verification, it did not end well: what was found before must not go on standing."""
    begun = datetime.now(UTC)
    try:
        result = verify(folder, evidence)
    except OSError:
        result = None
    except Exception as error:  # noqa: BLE001 - what a journal holds is anyone's; a thread that dies says nothing
        tell(error)
        result = None
    ended = datetime.now(UTC)
    return Check(ended, (ended - begun).total_seconds(), result)

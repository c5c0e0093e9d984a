"""A journal told to one destination, each line at least once: what is not known to be taken is sent again.

The backlog is the journal itself: an outage costs nothing but time, up to what the retention keeps.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import batched
from pathlib import Path

from proxy.siem.cursor import CursorFile
from proxy.siem.event import NOTICES, Event
from proxy.siem.passing import Step, steps
from proxy.siem.sink import Sink
from proxy.siem.titles import TITLES

_TOGETHER = 200  # lines of a batch: some 400 kB as JSON, under the 4 MB that collectors usually take


@dataclass(frozen=True, slots=True)
class Sent:
    """What a pass did.

    Attributes:
        events: How many were taken.
        refused: How many the destination refused for good.
        warnings: What had to be told besides, in French.
    """

    events: int = 0
    refused: int = 0
    warnings: tuple[str, ...] = ()

    def __add__(self, more: "Sent") -> "Sent":
        return Sent(self.events + more.events, self.refused + more.refused, self.warnings + more.warnings)


class Forwarder:
    """One journal, one destination. Not thread-safe."""

    def __init__(self, folder: Path, sink: Sink, file: CursorFile) -> None:
        """Say what to send, to whom, and where to remember how far."""
        self._folder = folder
        self._sink = sink
        self._file = file

    def catch_up(self) -> Iterator[Sent]:
        """Send what is there; gives an account after each batch that was taken.

        Raises:
            SinkError: the destination did not take a batch; all before it was, and is remembered.
            CursorError: how far it went cannot be read, or remembered.
        """
        again = True
        while again:
            again = False
            for batch in batched(steps(self._folder, self._file.read()), _TOGETHER, strict=False):
                yield self._send(batch)
                again = batch[-1].broken

    def _send(self, batch: tuple[Step, ...]) -> Sent:
        events = [event for step in batch for event in step.events]
        refused = self._sink.send(events) if events else 0
        self._file.write(batch[-1].cursor)
        return Sent(
            len(events) - refused, refused, tuple(_warning(each) for each in events if type(each.entry) in NOTICES)
        )


def _warning(event: Event) -> str:
    return f"{TITLES[event.action]} (chaîne {event.proof.chain}, ligne {event.proof.seq})"

"""A sink in memory: it keeps what it takes, and refuses when told to."""

from collections.abc import Sequence

from proxy.siem.event import Event
from proxy.siem.sink import SinkError


class Taking:
    """Takes everything, but for so many times first."""

    def __init__(self, refusals: int = 0, capacity: int = 10**9) -> None:
        self.taken: list[Event] = []
        self.batches: list[int] = []
        self.refusals = refusals
        self.capacity = capacity

    def send(self, events: Sequence[Event]) -> int:
        """Take a batch, or refuse it."""
        if self.refusals or len(self.taken) + len(events) > self.capacity:
            self.refusals = max(0, self.refusals - 1)
            raise SinkError("plus de place")
        self.taken += events
        self.batches.append(len(events))
        return 0

    def close(self) -> None:
        """Nothing is open."""

    @property
    def references(self) -> list[str]:
        """Of the decisions taken."""
        return [event.reference for event in self.taken if event.name == "decision" and event.reference]

    @property
    def names(self) -> list[str]:
        """Kinds of what was taken that is no decision."""
        return [event.name for event in self.taken if event.name != "decision"]

"""Where events go: anything that takes them, or says that it did not."""

from collections.abc import Sequence
from typing import Protocol

from proxy.siem.event import Event


class SinkError(Exception):
    """The events were not taken, or nobody can tell; they are to be sent again. The message, in French, says why."""

    def __init__(self, message: str, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class Sink(Protocol):
    """A receiver of events."""

    def send(self, events: Sequence[Event]) -> int:
        """Return once the receiver has them; how many of them it refused for good.

        Raises:
            SinkError: it has not, or it cannot be known.
        """
        ...

    def close(self) -> None:
        """Let go of the receiver."""
        ...

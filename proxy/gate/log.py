"""The journal, as those of the gate see it who write in it."""

from typing import Protocol

from proxy.journal.entries import Entry


class DecisionLog(Protocol):
    """Whoever writes entries down."""

    async def write(self, record: Entry) -> None:
        """Return once the entry is durable.

        Raises:
            JournalError: it is not.
        """
        ...

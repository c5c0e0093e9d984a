"""Keeps the index up with the journals of this machine, so that a page shows what happened two seconds ago."""

import asyncio
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from proxy.console.configuration import Console
from proxy.console.defects import tell

EVERY_S: Final = 2.0


@dataclass(slots=True)
class Freshness:
    """Fills the store from the console's own journal, and from that of the proxy beside it.

    A fleet's store is filled by `paravent journal ship` on each machine: there the console brings its own alone.

    A journal that no longer continues what the store has seen is told once, and shown by the page on integrity; what
    the store has stays.

    Attributes:
        console: How it is set up.
        beside: Whether the proxy of this machine is its concern.
    """

    console: Console
    beside: bool = True
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _told: set[str] = field(default_factory=set)

    def now(self) -> None:
        """Take in what is new. Blocks; may be called from any thread."""
        with self._lock:
            if self.beside:
                self._fill(self.console.journal, own=False)
            self._fill(self.console.own_journal, own=True)

    async def keep(self) -> None:
        """Go on doing so until cancelled."""
        while True:
            await asyncio.to_thread(self.now)
            await asyncio.sleep(EVERY_S)

    def _fill(self, folder: Path, *, own: bool) -> None:
        try:
            if folder.is_dir():
                self.console.store.fill(folder, own=own)
        except Exception as error:  # noqa: BLE001 - whatever one journal holds, the console goes on with the other
            self._tell(error)

    def _tell(self, error: Exception) -> None:
        if type(error).__name__ not in self._told:
            self._told.add(type(error).__name__)
            tell(error)

"""Which AI sites outside the catalogue are contacted: noted by name, without opening, delaying or refusing anything."""

import asyncio
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from proxy.gate.log import DecisionLog
from proxy.journal.append_file import JournalError
from proxy.journal.events import Elsewhere
from proxy.journal.forms import now
from proxy.services.radar import Radar

HOUR_S = 3_600.0
"""Seconds for which a site that was noted is not noted again: that it is used is told, not how much nor when."""


@dataclass
class Lookout:
    """Notes contacts.

    Attributes:
        radar: The sites; no other host leaves a trace.
        log: Where they are written down.
        clock: Seconds that only grow.
    """

    radar: Radar
    log: DecisionLog
    clock: Callable[[], float] = time.monotonic
    _noted: dict[str, float] = field(default_factory=dict, repr=False)
    _writing: set["asyncio.Task[None]"] = field(default_factory=set, repr=False)

    def see(self, names: Iterable[str | None]) -> None:
        """Look at the names of a connection that goes through untouched. Returns at once, and never raises."""
        for site in {found.id for name in names if name and (found := self.radar.site_for(name))}:
            if self.clock() - self._noted.get(site, float("-inf")) > HOUR_S:
                self._noted[site] = self.clock()
                task = asyncio.get_running_loop().create_task(self._write(site))
                self._writing.add(task)
                task.add_done_callback(self._writing.discard)

    async def settle(self) -> None:
        """Return once what was seen is written, or could not be."""
        await asyncio.gather(*self._writing, return_exceptions=True)

    async def _write(self, site: str) -> None:
        try:
            await self.log.write(Elsewhere(time=now(), site=site))
        except JournalError:
            self._noted.pop(site, None)  # the next contact is noted, if it can be

"""The policy in force follows its files, which are read anew when they changed and rest."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from proxy.supply import notices
from proxy.supply.kept import Kept
from proxy.supply.reception import Delivery, Reception, faulty, unreachable
from proxy.supply.shelf import State, SupplyError
from proxy.supply.succession import Succession

PAUSE_S = 0.5
"""Between the two looks that must be the same before changed files are read."""


@dataclass(frozen=True, slots=True)
class Spare:
    """The last good copy of what comes over the network: where it is written, and how it is read."""

    kept: Kept
    reception: Reception


@dataclass
class Watch:
    """Looks at the files every so often, from one task; all that blocks does so in a thread.

    Attributes:
        reception: Reads the policy.
        succession: Puts it in force.
        every_s: Seconds between looks.
        pause_s: Seconds between the two looks that must agree.
        spare: What to begin with where the place gives nothing good; None where there is no such thing.
    """

    reception: Reception
    succession: Succession
    every_s: float = PAUSE_S
    pause_s: float = PAUSE_S
    spare: Spare | None = None
    _states: Mapping[str, State] = field(default_factory=dict, init=False, repr=False)
    _waiting: Delivery | None = field(default=None, init=False, repr=False)

    async def begin(self) -> None:
        """Read the policy for the first time; failing that, the last good copy."""
        await self._take(await asyncio.to_thread(self.reception.read))

    async def follow(self) -> None:
        """Go on until cancelled, whatever happens."""
        while True:
            try:
                await self._turn()
            except Exception as error:  # noqa: BLE001 - a watch that ended would leave an old policy for good
                await self._take(faulty(error))
            await asyncio.sleep(self.every_s)

    async def _turn(self) -> None:
        if self._waiting is not None:
            await self._take(self._waiting)
            return
        try:
            changed = await self._changed()
        except SupplyError as error:
            await self._take(unreachable(error))
            return
        if changed:
            await self._take(await asyncio.to_thread(self.reception.read))

    async def _changed(self) -> bool:
        """Whether the files are no longer those that were read; returns once they rest."""
        files = list(self._states) or [self.reception.first]
        seen = await asyncio.to_thread(self.reception.shelf.look, files)
        if seen == self._states:
            return False
        while True:
            await asyncio.sleep(self.pause_s)
            again = await asyncio.to_thread(self.reception.shelf.look, files)
            if again == seen:
                return True
            seen = again

    async def _take(self, delivery: Delivery) -> None:
        self._states = delivery.states
        done = await self.succession.weigh(delivery, self.reception)
        self._waiting = None if done else delivery
        if self.spare is not None and self.succession.in_force is None:
            await self._fall_back(self.spare.reception)
        elif self.spare is not None and self.succession.in_force is delivery.loaded:
            await self._keep(self.spare.kept, delivery)

    async def _fall_back(self, spare: Reception) -> None:
        copy = await asyncio.to_thread(spare.read)
        if copy.loaded is not None:
            await self.succession.weigh(copy, spare, spare=True)

    async def _keep(self, kept: Kept, delivery: Delivery) -> None:
        try:
            await asyncio.to_thread(kept.keep, delivery.pages)
        except OSError as error:
            self.succession.tell(notices.unkept(error))

"""The policy in force follows its files, which are read anew when they changed and rest."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from proxy.supply.reception import Delivery, Reception, faulty, unreachable
from proxy.supply.shelf import State, SupplyError
from proxy.supply.signature import SUFFIX
from proxy.supply.spare import Spare
from proxy.supply.succession import Succession

PAUSE_S = 0.5
"""Between the two looks that must be the same before a changed file is read."""

CHAIN_PAUSE_S = 3.0
"""The same where files of the place extend one another: whoever saves two of them takes a moment for the second."""


@dataclass
class Watch:
    """Looks at the files every so often, from one task; all that blocks does so in a thread.

    Attributes:
        reception: Reads the policy.
        succession: Puts it in force.
        every_s: Seconds between looks.
        pause_s: Seconds between the two looks that must agree.
        chain_pause_s: The same where the policy has several files of its own.
        spare: What to begin with where the place gives nothing good; None where there is no such thing.
    """

    reception: Reception
    succession: Succession
    every_s: float = PAUSE_S
    pause_s: float = PAUSE_S
    chain_pause_s: float = CHAIN_PAUSE_S
    spare: Spare | None = None
    _states: Mapping[str, State] = field(default_factory=dict, init=False, repr=False)
    _waiting: Delivery | None = field(default=None, init=False, repr=False)

    async def begin(self) -> None:
        """Read the policy for the first time; failing that, the last good copy."""
        await self._take(await asyncio.to_thread(self.reception.read))

    async def follow(self) -> None:
        """Go on until cancelled, whatever happens."""
        while True:
            with suppress(Exception):  # a watch that ended would leave an old policy for good
                await self._guarded_turn()
            await asyncio.sleep(self.every_s)

    async def _guarded_turn(self) -> None:
        """Go once; a fault of ours is written down, and told."""
        try:
            await self._turn()
        except Exception as error:  # noqa: BLE001 - whatever it is
            await self._take(faulty(error))

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
        rest_s = self.chain_pause_s if sum(not file.endswith(SUFFIX) for file in files) > 1 else self.pause_s
        seen = await asyncio.to_thread(self.reception.shelf.look, files)
        if seen == self._states:
            return False
        while True:
            await asyncio.sleep(rest_s)
            again = await asyncio.to_thread(self.reception.shelf.look, files)
            if again == seen:
                return True
            seen = again

    async def _take(self, delivery: Delivery) -> None:
        self._states = delivery.states
        if self.spare is not None and delivery.loaded is not None:
            await self.spare.keep(delivery, self.succession)
        done = await self.succession.weigh(delivery, self.reception)
        self._waiting = None if done else delivery
        if self.spare is not None and self.succession.in_force is None:
            await self.spare.stand_in(self.succession)

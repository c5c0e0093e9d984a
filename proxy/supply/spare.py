"""What to begin with where the place gives nothing good: the last good copy of what came over the network."""

import asyncio
from dataclasses import dataclass, field

from proxy.supply import notices
from proxy.supply.kept import Kept
from proxy.supply.reception import Delivery, Reception
from proxy.supply.succession import Succession


@dataclass
class Spare:
    """The copy; says once what is wrong with it.

    Attributes:
        kept: Where it is written.
        reception: How it is read.
    """

    kept: Kept
    reception: Reception
    _unkept: str = field(default="", init=False, repr=False)
    _refused: str = field(default="", init=False, repr=False)

    async def keep(self, delivery: Delivery, succession: Succession) -> None:
        """Keep what may come into force, before its version shuts out the copy from before."""
        try:
            await asyncio.to_thread(self.kept.keep, delivery.pages)
        except OSError as error:
            notice = notices.unkept(error)
            if notice.words != self._unkept:
                self._unkept = notice.words
                succession.say(notice)
        else:
            self._unkept = ""

    async def stand_in(self, succession: Succession) -> None:
        """Bring the copy into force, if it is good."""
        copy = await asyncio.to_thread(self.reception.read)
        if copy.loaded is not None:
            await succession.weigh(copy, self.reception, spare=True)
        elif copy.refusal is not None and copy.refusal.message != self._refused:
            self._refused = copy.refusal.message
            succession.say(notices.spare_refused(copy.refusal))

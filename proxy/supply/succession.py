"""Which policy is in force: one follows another only once the journal says so; a refused one changes nothing."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from policies.document import Mode
from policies.loading import Loaded
from proxy.journal.append_file import JournalError
from proxy.journal.entries import Entry
from proxy.journal.forms import stamp
from proxy.journal.policy_read import Outcome, PolicyRead
from proxy.supply import notices
from proxy.supply.archive import Archive
from proxy.supply.notices import Notice
from proxy.supply.reception import Delivery, Reception


class Log(Protocol):
    """Whoever writes policies down."""

    async def write(self, record: Entry) -> None:
        """Return once the record is durable.

        Raises:
            JournalError: it is not.
        """
        ...


@dataclass
class Succession:
    """Weighs deliveries one after the other.

    Attributes:
        log: Where each change and each refusal is written down before it takes effect.
        adopt: Puts a policy in force; must not wait for anything.
        tell: Says what happened; may fail, to no consequence.
        archive: Where each policy in force is kept; None where it is not.
        in_force: The policy in force; None until one is.
    """

    log: Log
    adopt: Callable[[Loaded], None]
    tell: Callable[[Notice], None]
    archive: Archive | None = None
    in_force: Loaded | None = None
    _refused: str = field(default="", init=False, repr=False)
    _unwritten: str = field(default="", init=False, repr=False)

    async def weigh(self, delivery: Delivery, reception: Reception, *, spare: bool = False) -> bool:
        """Take a delivery or leave it. What it says that is known already is neither written nor told again.

        Args:
            delivery: What was read.
            reception: That read it.
            spare: Whether it stands in for another one, whose refusal still holds.

        Returns:
            Whether it is done with; if not, the journal could not take it, nothing changed, and it may come again.
        """
        if self._is_known(delivery):
            return True
        if not await self._written(delivery, reception):
            return False
        accepted = await asyncio.to_thread(reception.accept, delivery)
        if accepted is not delivery and not await self._written(accepted, reception):
            return False  # the journal says the contrary until it can be put right
        if accepted.loaded is not None:
            self._succeed(accepted.loaded, spare=spare)
            await self._keep(accepted.loaded)
        elif accepted.refusal is not None:
            self._refused = accepted.refusal.message
            self.say(notices.refused(accepted.refusal, self.in_force))
        return True

    def say(self, notice: Notice) -> None:
        """Tell, whatever becomes of whoever listens: a terminal that is gone must not end what protects."""
        with suppress(Exception, SystemExit):  # rich makes an exit of a broken pipe
            self.tell(notice)

    async def _written(self, delivery: Delivery, reception: Reception) -> bool:
        try:
            await self.log.write(self._entry(delivery, reception))
        except JournalError as error:
            self._say_once(str(error), error)
            return False
        self._unwritten = ""
        return True

    def _is_known(self, delivery: Delivery) -> bool:
        if delivery.refusal is not None:
            return delivery.refusal.message == self._refused
        hashes = {loaded.sha256 if loaded else None for loaded in (self.in_force, delivery.loaded)}
        return len(hashes) == 1 and not self._refused

    def _succeed(self, loaded: Loaded, *, spare: bool) -> None:
        self.in_force = loaded
        self.adopt(loaded)
        if not spare:
            self._refused = ""
        self.say(notices.adopted(loaded))

    async def _keep(self, loaded: Loaded) -> None:
        """Keep a policy for those who will read the journal; it is in force, whatever comes of that."""
        if self.archive is None:
            return
        try:
            await asyncio.to_thread(self.archive.keep, loaded)
        except Exception as error:  # noqa: BLE001 - whatever it is
            self.say(notices.unarchived(error))

    def _say_once(self, words: str, error: JournalError) -> None:
        if words != self._unwritten:
            self._unwritten = words
            self.say(notices.unwritten(error, self.in_force))

    def _entry(self, delivery: Delivery, reception: Reception) -> PolicyRead:
        """The journal's line: what is in force from now on, and why nothing else is."""
        after, refusal = delivery.loaded or self.in_force, delivery.refusal
        return PolicyRead(
            time=stamp(datetime.now(UTC)),
            outcome=Outcome.REFUSED if refusal else Outcome.IN_FORCE,
            supplier=reception.supplier,
            signed=reception.key is not None,
            cause=refusal.cause if refusal else None,
            complaints=refusal.complaints if refusal else 0,
            policy_id=after.policy.id if after else None,
            policy_hash=after.sha256 if after else None,
            version=after.policy.version if after else 0,
            mode=after.policy.mode if after else Mode.ENFORCE,
        )

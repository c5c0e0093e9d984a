"""Whose hash is whose, written down for two custodians together, and for nobody else."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from policies.custodians import Custodian
from proxy.gate.log import DecisionLog
from proxy.gate.senders import Sender
from proxy.journal.append_file import JournalError
from proxy.journal.custody import CustodyError, public_key, sealed
from proxy.journal.events import Known
from proxy.journal.forms import now

_MOST = 4_096  # accounts remembered as noted; one that is forgotten is noted once more

type _Note = tuple[str, date, tuple[str, ...]]


def _today() -> date:
    return datetime.now(UTC).date()


@dataclass
class Registry:
    """Notes each account once a day, so that what is left after a purge still says who is who.

    Attributes:
        log: Where it is written down.
        today: The journal's day.
    """

    log: DecisionLog
    today: Callable[[], date] = _today
    _noted: OrderedDict[_Note, None] = field(default_factory=OrderedDict, repr=False)

    async def note(self, sender: Sender, custodians: Sequence[Custodian]) -> None:
        """Write down who the sender is, unless that is done, nobody may ever know, or nobody knows.

        A login too long to be sealed, or a key that cannot be used, leaves nothing: no request is held back for it.

        Raises:
            JournalError: it could not be written.
        """
        if not custodians or sender.user is None or sender.login is None:
            return
        keys = tuple(custodian.key for custodian in custodians)
        note = (sender.user, self.today(), keys)
        if note not in self._noted and (known := _known(sender.user, sender.login, keys)) is not None:
            self._remember(note)
            try:
                await self.log.write(known)
            except JournalError:
                self._noted.pop(note, None)
                raise

    def _remember(self, note: _Note) -> None:
        self._noted[note] = None
        while len(self._noted) > _MOST:
            self._noted.popitem(last=False)


def _known(user: str, login: str, keys: Sequence[str]) -> Known | None:
    try:
        first, second = map(public_key, keys)
        return Known(time=now(), user=user, sealed=sealed(login, (first, second), user))
    except CustodyError:
        return None

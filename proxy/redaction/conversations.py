"""The ledgers of the conversations under way: bounded, forgotten after a while, in memory only."""

import hmac
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from proxy.redaction.ledger import Ledger

MAX_CONVERSATIONS = 2_000
LIFETIME_S = 8 * 3600
"""A shift: a conversation reopened the next day starts with new placeholders."""


@dataclass(slots=True)
class Conversations:
    """Ledgers by conversation. Keys are hashed under a secret of this process: no id, no words are kept.

    Attributes:
        clock: Seconds, from anywhere.
        lifetime_s: Seconds after which a conversation that nobody goes on with is forgotten.
    """

    clock: Callable[[], float] = time.monotonic
    lifetime_s: float = LIFETIME_S
    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    _ledgers: OrderedDict[bytes, tuple[float, Ledger]] = field(default_factory=OrderedDict, repr=False)

    def key(self, *parts: str | bytes) -> bytes:
        """A key for what tells one conversation from another: who, at which service, under which id."""
        digest = hmac.new(self._secret, digestmod="sha256")
        for part in parts:
            data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
            digest.update(len(data).to_bytes(8, "big") + data)
        return digest.digest()

    def ledger(self, key: bytes) -> Ledger:
        """The conversation's ledger; a new one where there is none, or none any more."""
        self._forget_old()
        _, ledger = self._ledgers.get(key, (0.0, None))
        return self._keep(key, Ledger() if ledger is None else ledger)

    def alias(self, key: bytes, ledger: Ledger) -> None:
        """Make `key` another name of a conversation: the service has just told its id."""
        self._keep(key, ledger)

    def __len__(self) -> int:
        return len(self._ledgers)

    def _keep(self, key: bytes, ledger: Ledger) -> Ledger:
        """Put last what was used last, and let go of the first beyond `MAX_CONVERSATIONS`."""
        self._ledgers[key] = (self.clock(), ledger)
        self._ledgers.move_to_end(key)
        while len(self._ledgers) > MAX_CONVERSATIONS:
            self._ledgers.popitem(last=False)
        return ledger

    def _forget_old(self) -> None:
        limit = self.clock() - self.lifetime_s
        while self._ledgers and next(iter(self._ledgers.values()))[0] < limit:
            self._ledgers.popitem(last=False)

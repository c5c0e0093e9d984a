"""The one-time token of a local sign-in.

Wrong ones are not counted: 256 random bits are not guessed in five minutes, and whoever could have the right one
refused by sending wrong ones would hold the door shut.
"""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

LIFE_S: Final = 5 * 60
"""A token is good for this long, and once."""


@dataclass(slots=True)
class Tokens:
    """The token that opens the console now, if any. It belongs to the event loop.

    Attributes:
        clock: Seconds that only go forward.
    """

    clock: Callable[[], float] = time.monotonic
    _digest: bytes = field(default=b"", repr=False)
    _until: float = 0.0

    def issue(self) -> str:
        """A new token of 256 random bits; the one before opens nothing any more."""
        token = secrets.token_urlsafe(32)
        self._digest, self._until = _digest(token), self.clock() + LIFE_S
        return token

    def spend(self, token: str) -> bool:
        """Whether it opens the console; it does so once."""
        right = secrets.compare_digest(_digest(token), self._digest) and self.clock() < self._until
        if right:
            self._digest = b""
        return right


def _digest(token: str) -> bytes:
    """Of one length whatever was sent, so that comparing takes as long."""
    return sha256(token.encode("utf-8", "surrogatepass")).digest()

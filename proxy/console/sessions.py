"""Who is signed in: in memory, under a hash of what their cookie holds; a restart signs everyone out."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from proxy.console.configuration import Address
from proxy.console.session import Right, Session

LONGEST_S: Final = 8 * 3600
"""A session ends after a day of work, however busy."""

IDLE_S: Final = 30 * 60
"""And after this long without a request."""

_MOST = 500  # of a team; the one who was idle longest goes first


@dataclass(slots=True)
class _Held:
    session: Session
    until: float
    seen: float


@dataclass(slots=True)
class Sessions:
    """The register. It belongs to the event loop.

    Attributes:
        address: Of the console.
        clock: Seconds that only go forward.
    """

    address: Address
    clock: Callable[[], float] = time.monotonic
    _held: dict[str, _Held] = field(default_factory=dict, repr=False)

    @property
    def cookie(self) -> str:
        """Its name. Browsers hold `__Host-` to this host, to TLS and to the whole site; without TLS, the port tells.

        Cookies do not know of ports: other servers of 127.0.0.1 that the reader opens are sent this one too.
        """
        return "__Host-paravent" if self.address.secure else f"paravent-{self.address.port}"

    def open(self, who: str, rights: frozenset[Right]) -> str:
        """Sign someone in; gives what `Set-Cookie` says. What their browser held before opens nothing."""
        value, now = secrets.token_urlsafe(32), self.clock()
        self._forget(now)
        if len(self._held) >= _MOST:
            del self._held[min(self._held, key=lambda key: self._held[key].seen)]
        session = Session(who, rights, secrets.token_urlsafe(32))
        self._held[_key(value)] = _Held(session, now + LONGEST_S, now)
        return self._set(value)

    def find(self, cookies: str) -> Session | None:
        """Whose request this is, told by its `Cookie` header; two cookies of our name are none."""
        values, now = self._values(cookies), self.clock()
        self._forget(now)
        held = self._held.get(_key(values[0])) if len(values) == 1 else None
        if held is None:
            return None
        held.seen = now
        return held.session

    def close(self, cookies: str) -> str:
        """Sign someone out; gives what `Set-Cookie` says."""
        for value in self._values(cookies):
            self._held.pop(_key(value), None)
        return f"{self._set('')}; Max-Age=0"

    def _values(self, cookies: str) -> list[str]:
        pairs = (each.strip().partition("=") for each in cookies.split(";"))
        return [value for name, _, value in pairs if name == self.cookie]

    def _set(self, value: str) -> str:
        secure = "; Secure" if self.address.secure else ""
        return f"{self.cookie}={value}; Path=/; HttpOnly; SameSite=Strict{secure}"

    def _forget(self, now: float) -> None:
        for key in [key for key, held in self._held.items() if now >= held.until or now - held.seen >= IDLE_S]:
            del self._held[key]


def _key(value: str) -> str:
    """Found by a hash: how long the search takes tells nothing of what a cookie holds."""
    return sha256(value.encode()).hexdigest()

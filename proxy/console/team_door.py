"""The way in for a team: an account of the establishment, in the group that may read the console.

The session's cookie is `SameSite=Strict`, so the browser would not send it along a chain of redirections that the
provider began: the way in ends on a page of ours, which goes on by itself. The cookie that ties the answer to the
browser that asked has to be sent along that chain, and is `Lax`.
"""

import logging
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from proxy.console import refusals
from proxy.console.doors import Hall, entrance
from proxy.console.openid import Account, Departure, Provider, SignInError
from proxy.console.pace import Pace
from proxy.console.rendering import render
from proxy.console.rules import local
from proxy.console.session import Right

AWAY_S: Final = 10 * 60
"""Time to sign in at the provider."""

DEPARTURES: Final = 60
"""So many sign-ins begin in a minute: each asks the provider, and nobody is known yet."""

_MOST_AWAY = 1000


@dataclass(frozen=True, slots=True)
class Groups:
    """Which groups of the provider's open what.

    Attributes:
        readers: Whose members come in.
        handlers: Whose members, among them, handle false alarms and export; None where all do.
    """

    readers: str
    handlers: str | None = None

    def rights(self, account: Account) -> frozenset[Right]:
        """What an account may do; nothing, if it may not come in."""
        if self.readers not in account.groups:
            return frozenset()
        trusted = self.handlers is None or self.handlers in account.groups
        return frozenset(Right) if trusted else frozenset({Right.READ})


@dataclass(frozen=True, slots=True)
class _Away:
    departure: Departure
    towards: str = field(repr=False)
    until: float


@dataclass(slots=True)
class TeamDoor:
    """Opens to whom the provider names. It belongs to the event loop.

    Attributes:
        hall: Behind the door.
        provider: Of identities.
        groups: That open it.
        who: Gives the keyed hash of an account.
        clock: Seconds that only go forward.
        departures: How many sign-ins began of late.
    """

    hall: Hall
    provider: Provider
    groups: Groups
    who: Callable[[str], str] = field(repr=False)
    clock: Callable[[], float] = time.monotonic
    departures: Pace = field(default_factory=lambda: Pace(DEPARTURES))
    _away: dict[str, _Away] = field(default_factory=dict, repr=False)

    def routes(self) -> list[Route]:
        """The page before the door, the way to the provider and the way back."""
        return [
            Route("/entrer", self._show, methods=["GET"], name="entrer"),
            Route("/entrer/compte", self._depart, methods=["GET"], name="compte"),
            Route("/entrer/retour", self._arrive, methods=["GET"], name="retour"),
        ]

    async def _show(self, request: Request) -> Response:
        return entrance(local(request.query_params.get("vers", "/")), team=True)

    async def _depart(self, request: Request) -> Response:
        if self.departures.is_full:
            return refusals.BUSY.response()
        self.departures.note()
        try:
            departure = await self.provider.depart()
        except SignInError as error:
            _say(error)
            return refusals.NO_PROVIDER.response()
        value = secrets.token_urlsafe(32)
        self._remember(value, _Away(departure, local(request.query_params.get("vers", "/")), self.clock() + AWAY_S))
        answer = RedirectResponse(departure.url, 303)
        answer.headers.append("set-cookie", self._set(value, AWAY_S))
        return answer

    async def _arrive(self, request: Request) -> Response:
        away = self._away.pop(_key(request.cookies.get(self._cookie, "")), None)
        if away is None or self.clock() >= away.until:
            return await self.hall.refuse(refusals.NO_ACCOUNT)
        try:
            account = await self.provider.arrive(away.departure, request.query_params)
        except SignInError as error:
            _say(error)
            return await self.hall.refuse(refusals.NO_ACCOUNT)
        who, rights = self.who(account.subject), self.groups.rights(account)
        if not rights:
            return await self.hall.refuse(refusals.NO_ACCOUNT, who)
        answer = HTMLResponse(render("entered.html", towards=away.towards))
        answer.headers.append("set-cookie", self._set("", 0))
        return await self.hall.admit(request, who, rights, answer)

    @property
    def _cookie(self) -> str:
        return f"{self.hall.sessions.cookie}-depart"

    def _set(self, value: str, age: int) -> str:
        secure = "; Secure" if self.hall.sessions.address.secure else ""
        return f"{self._cookie}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}"

    def _remember(self, value: str, away: _Away) -> None:
        while len(self._away) >= _MOST_AWAY:
            del self._away[next(iter(self._away))]
        self._away[_key(value)] = away


def _say(error: SignInError) -> None:
    """Tell whoever runs the console at which step it failed; the reader is told nothing of it."""
    logging.getLogger("paravent.console").warning("connexion par compte : échec à l'étape %s", error)


def _key(value: str) -> str:
    return sha256(value.encode()).hexdigest()

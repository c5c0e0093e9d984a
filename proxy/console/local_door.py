"""The way in for the one who started the console: an address that opens it once.

`GET /entrer?jeton=…` only shows a button, which posts the token. What opens addresses without being asked (a preview
in a terminal, an antivirus, a browser that guesses) would spend it on a plain GET. A fragment (`#…`) would need a
script. What a browser's history keeps of the address is spent by then.
"""

from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from proxy.console import refusals
from proxy.console.doors import Hall, entrance
from proxy.console.rules import local
from proxy.console.session import Right
from proxy.console.tokens import Tokens


@dataclass(frozen=True, slots=True)
class LocalDoor:
    """Opens to a one-time token, and gives every right.

    Attributes:
        hall: Behind the door.
        who: Keyed hash of the account that runs the console.
        tokens: That open it.
    """

    hall: Hall
    who: str
    tokens: Tokens = field(default_factory=Tokens, repr=False)

    def address(self) -> str:
        """A new address that opens the console once, within five minutes; the one before is void."""
        return f"{self.hall.sessions.address.origin}/entrer?jeton={self.tokens.issue()}"

    def routes(self) -> list[Route]:
        """The page with the button, and what the button does."""
        return [
            Route("/entrer", self._show, methods=["GET"], name="entrer"),
            Route("/entrer", self._open, methods=["POST"], name="ouvrir"),
        ]

    async def _show(self, request: Request) -> Response:
        asked = request.query_params
        return entrance(local(asked.get("vers", "/")), token=asked.get("jeton", ""))

    async def _open(self, request: Request) -> Response:
        if not self.tokens.spend(request.state.form.get("jeton", "")):
            return await self.hall.refuse(refusals.NOT_ENTERED)
        answer = RedirectResponse(local(request.state.form.get("vers", "/")), 303)
        return await self.hall.admit(request, self.who, frozenset(Right), answer)

"""What all ways in and out of the console share: the journal knows first, then the session opens or ends."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from proxy.console import refusals
from proxy.console.diary import Diary
from proxy.console.pace import Pace
from proxy.console.refusals import Refusal
from proxy.console.rendering import render
from proxy.console.session import Right, reader
from proxy.console.sessions import Sessions
from proxy.journal.append_file import JournalError
from proxy.journal.review import Entrance

WRITTEN: Final = 30
"""So many refusals of one minute are written down, of one kind and one account."""


@dataclass(frozen=True, slots=True)
class Hall:
    """Where readers come in and leave.

    Attributes:
        sessions: Of those who are in.
        diary: The console's journal.
        refused: How many refusals were written of late, by kind and account; those of a flood are not, it would fill
            the disk, and no flood hides another refusal.
    """

    sessions: Sessions
    diary: Diary = field(repr=False)
    refused: defaultdict[tuple[Refusal, str | None], Pace] = field(
        default_factory=lambda: defaultdict(lambda: Pace(WRITTEN)), repr=False
    )

    async def admit(self, request: Request, who: str, rights: frozenset[Right], answer: Response) -> Response:
        """Let someone in, under a session made for them now; the one that their browser held before ends."""
        try:
            await self.diary.entered(Entrance.SIGNED_IN, who)
        except JournalError:
            return refusals.UNWRITTEN.response()
        self.sessions.close(request.headers.get("cookie", ""))
        answer.headers.append("set-cookie", self.sessions.open(who, rights))
        return answer

    async def refuse(self, refusal: Refusal, who: str | None = None) -> Response:
        """Let someone stand outside; the journal is told, and where it cannot be, so is the reader."""
        pace = self.refused[refusal, who]
        if pace.is_full:
            return refusal.response()
        pace.note()
        try:
            await self.diary.entered(Entrance.REFUSED, who)
        except JournalError:
            return refusals.UNWRITTEN.response()
        return refusal.response()

    async def leave(self, request: Request) -> Response:
        """Sign out. A journal that cannot be written keeps nobody in."""
        session = reader(request)
        answer = RedirectResponse("/entrer", 303)
        answer.headers.append("set-cookie", self.sessions.close(request.headers.get("cookie", "")))
        try:
            await self.diary.entered(Entrance.SIGNED_OUT, session.who)
        except JournalError:
            return _with_cookies(refusals.UNWRITTEN_EXIT.response(), answer)
        return answer

    def routes(self) -> list[Route]:
        """The way out."""
        return [Route("/sortir", self.leave, methods=["POST"], name="sortir")]


def entrance(towards: str, *, token: str = "", team: bool = False) -> Response:
    """The page before the door.

    Args:
        towards: Where to go afterwards, within the console.
        token: That the reader brought, for the button to send.
        team: Whether one comes in with an account of the establishment.
    """
    shown = render("entrance.html", towards=towards, token=token, team=team, session=None, menu=(), here="/entrer")
    return HTMLResponse(shown)


def _with_cookies(answer: Response, other: Response) -> Response:
    for value in other.headers.getlist("set-cookie"):
        answer.headers.append("set-cookie", value)
    return answer

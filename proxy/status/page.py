"""The status page: its four addresses, and the server around them."""

import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route, Router
from starlette.types import ASGIApp

from proxy.board import Board
from proxy.pac import MEDIA_TYPE
from proxy.serving import served
from proxy.standing import Light, Standing
from proxy.status import report
from proxy.status.guard import PAC, Guard
from proxy.status.headers import HEADERS
from proxy.status.refusals import REFUSALS, refusal
from proxy.status.rendering import page
from proxy.status.stream import Notices, Owner


@dataclass(frozen=True, slots=True)
class StatusPage:
    """What is read at the local address.

    Attributes:
        standing: Tells how it stands; called at each request, so it must not wait.
        pac: Gives the set-up of browsers' proxy; likewise.
        board: Notices to users.
        owner: Tells whose a connection is.
    """

    standing: Callable[[], Standing]
    pac: Callable[[], str]
    board: Board
    owner: Owner

    @asynccontextmanager
    async def served(self, taken: socket.socket) -> AsyncIterator[None]:
        """Answer while the block lasts.

        Args:
            taken: From `proxy.serving.listen`, on 127.0.0.1; it is closed at the end.
        """
        async with served(self.application(taken.getsockname()[1]), taken, HEADERS):
            yield

    def application(self, port: int) -> ASGIApp:
        """Give all of it, guard around it, for the port that it is served on."""
        routes = Router(
            [
                Route("/", self._page),
                Route("/etat.json", self._report),
                Route(PAC, self._pac),
                Route("/avis", Notices(self.board, self.owner), methods=["GET"]),
            ],
            redirect_slashes=False,
        )
        return Guard(ExceptionMiddleware(routes, {HTTPException: _refused, Exception: _refused}), port)

    async def _page(self, _request: Request) -> Response:
        return HTMLResponse(page(self.standing()))

    async def _report(self, _request: Request) -> Response:
        standing = self.standing()
        status = HTTPStatus.SERVICE_UNAVAILABLE if standing.light is Light.RED else HTTPStatus.OK
        return Response(report.encode(standing), status, media_type="application/json")

    async def _pac(self, _request: Request) -> Response:
        return Response(self.pac(), headers={"content-type": MEDIA_TYPE})


async def _refused(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return refusal(status if status in REFUSALS else 500)

"""The one door: whatever reaches a page of the console has come through here, and nothing of it is the page's work.

In order: is the request one of ours (rules.py), whose is it (sessions.py), and did its form bring back the token
that this reader was given. What a page needs beyond that, a right, is asked in application.py, which makes all routes.
"""

import asyncio
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, quote

from starlette.datastructures import MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from proxy.console import refusals
from proxy.console.configuration import Address
from proxy.console.defects import tell
from proxy.console.headers import CACHING
from proxy.console.refusals import Refusal
from proxy.console.rules import FORM_BYTES, Head, check
from proxy.console.session import Session
from proxy.console.sessions import Sessions

_FORM_S = 10.0
"""A form that takes longer to arrive is not waited for."""

_MOST_FIELDS = 50


class _Refused(Exception):  # noqa: N818 - it is no error: it carries an answer
    def __init__(self, response: Response) -> None:
        super().__init__()
        self.response = response


@dataclass(frozen=True, slots=True)
class Guard:
    """ASGI middleware around the whole console.

    Attributes:
        guarded: What is inside; it finds `session` and `form` in the request's state.
        address: Of the console.
        sessions: Of its readers.
        routes: All that are inside, for a test to walk through.
    """

    guarded: ASGIApp
    address: Address
    sessions: Sessions
    routes: Sequence[BaseRoute] = field(default=(), repr=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it. WebSockets are refused: the console has none, and no `lifespan` to tell."""
        if scope["type"] == "http":
            await self._answer(scope, receive, _Sending(send))
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})

    async def _answer(self, scope: Scope, receive: Receive, send: "_Sending") -> None:
        try:
            await self._admit(scope, receive)
            await self.guarded(scope, _Spent(receive), send)
        except _Refused as refused:
            await refused.response(scope, receive, send)
        except Exception as error:
            tell(error)
            if send.begun:
                raise  # the answer is cut where it is, and seen to be
            await refusals.BROKEN.response()(scope, receive, send)

    async def _admit(self, scope: Scope, receive: Receive) -> None:
        """Leave the reader and the form in the request's state.

        Raises:
            _Refused: it goes no further.
        """
        head = Head.of(scope)
        _stop(check(head, self.address))
        session = None if head.is_foreign else self.sessions.find(head.headers.get("cookie", ""))
        if session is None and not head.is_open:
            raise _Refused(_entrance(head))
        form = _form(await _body(receive)) if head.method == "POST" else {}
        if head.method == "POST" and not head.is_open and not _brought_back(form, session):
            _stop(refusals.NO_TOKEN)
        scope["state"] = {"session": session, "form": form}
        scope["app"] = self.guarded  # Starlette's routes then raise 404 and 405, which else they answer in English


class _Sending:
    """Sends an answer, and keeps browsers from keeping it."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            MutableHeaders(scope=message).setdefault("cache-control", CACHING)
        await self._send(message)


class _Spent:
    """What is left to receive once the form was read: nothing, then that the reader is gone."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._told = False

    async def __call__(self) -> Message:
        if self._told:
            return await self._receive()
        self._told = True
        return {"type": "http.request", "body": b"", "more_body": False}


def _stop(refusal: Refusal | None) -> None:
    if refusal is not None:
        raise _Refused(refusal.response())


def _entrance(head: Head) -> Response:
    """Where someone unknown is sent: to sign in, then to where they were going."""
    if head.method == "POST":
        return refusals.UNKNOWN_READER.response()
    return RedirectResponse(f"/entrer?vers={quote(head.target, safe='')}", 303)


async def _body(receive: Receive) -> bytes:
    read = bytearray()
    try:
        async with asyncio.timeout(_FORM_S):
            while len(read) <= FORM_BYTES:
                message = await receive()
                read += message.get("body", b"")
                if not message.get("more_body", False):
                    return bytes(read)
    except TimeoutError:
        _stop(refusals.SLOW)
    raise _Refused(refusals.LARGE.response())


def _form(body: bytes) -> Mapping[str, str]:
    try:
        return dict(
            parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
        )
    except ValueError:
        raise _Refused(refusals.MALFORMED.response()) from None


def _brought_back(form: Mapping[str, str], session: Session | None) -> bool:
    return session is not None and secrets.compare_digest(form.get("csrf", "").encode(), session.csrf.encode())

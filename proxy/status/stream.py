"""A user's own notices as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html).

Whose they are is not asked of the reader: the kernel knows whose connection it is.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

from pydantic import TypeAdapter
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from proxy.board import Board, Notice, Reader, TooManyReadersError
from proxy.status.refusals import refusal

type End = tuple[str, int]
"""Address and port."""
type Owner = Callable[[End, End], Awaitable[int | None]]
"""Tells the user id that owns a connection's near end, from the client's end and ours; None where nobody knows."""

BEAT_S = 15.0
"""Seconds between two signs of life, by which each side notices that the other is gone."""

_NOTICE = TypeAdapter(Notice)
_KIND = "text/event-stream"


@dataclass(frozen=True, slots=True)
class Notices:
    """ASGI: streams the notices of whoever asks.

    Attributes:
        board: Where they are told.
        owner: Who asks.
        beat_s: Between two signs of life.
    """

    board: Board
    owner: Owner
    beat_s: float = BEAT_S

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Stream to a user of this machine until they leave; anybody else is refused."""
        ends = scope["client"], scope["server"]
        owner = await self.owner(*ends) if all(ends) else None
        if owner is None:
            await refusal(403)(scope, receive, send)
        elif scope["method"] == "HEAD":
            await Response(media_type=_KIND)(scope, receive, send)
        else:
            await self._stream(owner, scope, receive, send)

    async def _stream(self, owner: int, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            with self.board.reading(owner) as reader:
                await StreamingResponse(self._events(reader), media_type=_KIND)(scope, receive, send)
        except TooManyReadersError:
            await refusal(429)(scope, receive, send)

    async def _events(self, reader: Reader) -> AsyncIterator[bytes]:
        yield b":\n\n"
        while True:
            try:
                async with asyncio.timeout(self.beat_s):
                    notice = await reader.get()
            except TimeoutError:
                yield b":\n\n"
            else:
                yield b"data: " + _NOTICE.dump_json(notice) + b"\n\n"

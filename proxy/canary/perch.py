"""Where the canary's requests arrive: a server of our own, which remembers what it was given, and answers."""

import asyncio
import json
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field

_ANSWER = json.dumps(
    {
        "id": "canari",
        "object": "chat.completion",
        "model": "canari",
        "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "Bien reçu."}}],
    }
).encode()
_PATIENCE_S = 5.0
_LONGEST = 1 << 16
_MOST = 64  # bodies kept: others may send some too


@dataclass
class Perch:
    """On a free port of the loopback.

    Attributes:
        port: Once it is open.
    """

    port: int = 0
    _heard: deque[bytes] = field(default_factory=lambda: deque(maxlen=_MOST), repr=False)
    _server: asyncio.Server | None = field(default=None, repr=False)

    async def open(self) -> None:
        """Listen."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=_LONGEST)
        self.port = int(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()

    def heard(self) -> list[bytes]:
        """Give the bodies that came since this was last asked, and forget them."""
        heard = list(self._heard)
        self._heard.clear()
        return heard

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError):
            async with asyncio.timeout(_PATIENCE_S):
                head = await reader.readuntil(b"\r\n\r\n")
                self._heard.append(await reader.readexactly(_length(head)))
                writer.write(_head(len(_ANSWER)) + _ANSWER)
                await writer.drain()
        writer.close()


def _length(head: bytes) -> int:
    fields = (line.partition(b":") for line in head.split(b"\r\n"))
    return min(_LONGEST, next((int(value) for name, _, value in fields if name.lower() == b"content-length"), 0))


def _head(length: int) -> bytes:
    return f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n".encode()

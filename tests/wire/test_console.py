"""The console is for the browser of its machine: the proxy connects nobody to this machine, by whatever name or way."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.wire import tunnel
from tests.wire.kit import World


@asynccontextmanager
async def _door() -> AsyncIterator[tuple[int, list[bytes]]]:
    """A port of this machine, where the console would be, and what came in there."""
    came: list[bytes] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        came.append(await reader.read(100))
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\nConnection: close\r\n\r\nReached")
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        yield server.sockets[0].getsockname()[1], came


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "127.1", "2130706433", "0.0.0.0", "[::ffff:127.0.0.1]"])
@pytest.mark.parametrize("way", ["plain", "tunnel"])
async def test_the_proxy_leads_nobody_to_the_console(name: str, way: str, world: World) -> None:
    async with _door() as (port, came), world.running(reroute=None) as paravent:
        reader, writer = await tunnel.direct(paravent.port)
        if way == "tunnel":
            writer.write(f"CONNECT {name}:{port} HTTP/1.1\r\nHost: {name}:{port}\r\n\r\n".encode())
            writer.write(b"GET /entrer HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        else:
            writer.write(f"GET http://{name}:{port}/entrer HTTP/1.1\r\nHost: {name}:{port}\r\n".encode())
            writer.write(b"Connection: close\r\n\r\n")
        async with asyncio.timeout(20):
            answer = await reader.read()
        writer.close()
    assert came == []
    assert b"Reached" not in answer

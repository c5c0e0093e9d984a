"""What the gate relies on in mitmproxy, pinned: an upgrade that changes any of it fails here.

The worst of it comes first: mitmproxy forwards a request whenever a hook raises. The gate is built around that.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, cast

import httpx
import pytest
from mitmproxy import http
from mitmproxy.proxy.layer import NextLayer
from starlette.responses import StreamingResponse

from proxy.demo.stand_in import Received
from tests.wire import tunnel
from tests.wire.bare_mitmproxy import addon, running
from tests.wire.kit import CHAT, World

_ALLOW = r"^api\.openai\.com\.?:443\Z"


def _fail(_: object) -> None:
    raise RuntimeError


async def _cancel(_: object) -> None:
    raise asyncio.CancelledError


def _seal(flow: http.HTTPFlow) -> None:
    flow.response = http.Response.make(418)


def _unseal(flow: http.HTTPFlow) -> None:
    flow.response = None


@pytest.mark.parametrize(
    ("hooks", "status"),
    [
        ({}, 200),
        ({"request": _fail}, 200),
        ({"requestheaders": _fail}, 200),
        ({"requestheaders": _seal}, 418),
        ({"requestheaders": _seal, "request": _fail}, 418),
        ({"requestheaders": _seal, "responseheaders": _fail, "response": _fail}, 418),
        ({"requestheaders": _seal, "request": _unseal}, 200),
        ({"request": _seal}, 418),
    ],
    ids=[
        "no hook forwards",
        "request raises and forwards",
        "requestheaders raises and forwards",
        "a response set early stays here",
        "a response set early survives a hook that raises",
        "a response set early survives later hooks that raise",
        "a response taken away forwards",
        "a response set late stays here",
    ],
)
async def test_only_a_response_keeps_a_request_here(  # noqa: PLR0917 - fixtures
    hooks: dict[str, Callable[[Any], Any]],
    status: int,
    http2: bool,
    world: World,
    received: list[Received],
    tmp_path: Path,
) -> None:
    async with running(world, tmp_path, addon(**hooks)) as mitmproxy:
        answer = await mitmproxy.ask(http2=http2)
    assert answer.status_code == status
    assert len(received) == (status == 200)


async def test_a_cancelled_hook_forwards_nothing_and_answers_nothing(
    world: World, received: list[Received], tmp_path: Path
) -> None:
    async with running(world, tmp_path, addon(requestheaders=_seal, request=_cancel)) as mitmproxy:
        with pytest.raises(httpx.ReadTimeout):
            await mitmproxy.ask()
    assert received == []


async def test_hooks_wait_for_the_whole_body_and_find_it_encoded(
    world: World, received: list[Received], tmp_path: Path
) -> None:
    seen: list[bytes | None] = []
    hooks = addon(
        requestheaders=lambda flow: seen.append(flow.request.raw_content),
        request=lambda flow: seen.append(flow.request.raw_content),
    )
    async with running(world, tmp_path, hooks) as mitmproxy, mitmproxy.client() as client:
        await client.post(CHAT, content=b"not gzip", headers={"content-encoding": "gzip"})
    assert seen == [None, b"not gzip"]


async def test_a_client_that_leaves_during_a_hook_reaches_the_error_hook(
    http2: bool, world: World, received: list[Received], tmp_path: Path
) -> None:
    entered, go, errors = asyncio.Event(), asyncio.Event(), list[http.HTTPFlow]()

    async def wait(flow: http.HTTPFlow) -> None:
        entered.set()
        await go.wait()

    async with running(world, tmp_path, addon(request=wait, error=errors.append)) as mitmproxy:
        question = asyncio.create_task(mitmproxy.ask(http2=http2))
        await entered.wait()
        question.cancel()
        await asyncio.gather(question, return_exceptions=True)
        await asyncio.sleep(0.1)
        go.set()
        await asyncio.sleep(0.2)
    assert received == []
    assert [flow.server_conn.timestamp_start for flow in errors] == [None]


async def test_a_body_beyond_the_limit_is_refused_before_it_is_read(
    world: World, received: list[Received], tmp_path: Path
) -> None:
    errors: list[str] = []
    hooks = addon(error=lambda flow: errors.append(flow.error.msg))
    async with running(world, tmp_path, hooks) as mitmproxy:
        reader, writer = await tunnel.opened(mitmproxy.port, "api.openai.com")
        writer.write(b"POST / HTTP/1.1\r\nHost: api.openai.com\r\nContent-Length: 68000000\r\n\r\n")
        assert b" 413 " in await reader.readline()
        writer.close()
    assert "body_size_limit" in errors[0]
    assert received == []


async def test_the_client_is_told_to_continue_by_mitmproxy_alone(
    world: World, received: list[Received], tmp_path: Path
) -> None:
    async with running(world, tmp_path, addon(requestheaders=_seal)) as mitmproxy:
        reader, writer = await tunnel.opened(mitmproxy.port, "api.openai.com")
        head = b"POST / HTTP/1.1\r\nHost: api.openai.com\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"
        writer.write(head)
        assert await reader.readuntil(b"\r\n\r\n") == b"HTTP/1.1 100 Continue\r\n\r\n"
        writer.write(b"{}")
        assert b" 418 " in await reader.readline()
        writer.close()
    assert received == []


def _pieces(request: object) -> StreamingResponse:
    async def pieces() -> AsyncIterator[bytes]:
        for piece in (b"one ", b"two ", b"three"):
            yield piece
            await asyncio.sleep(0.01)

    return StreamingResponse(pieces())


def _streamed(callback: Callable[[bytes], list[bytes]]) -> object:
    def responseheaders(flow: http.HTTPFlow) -> None:
        assert flow.response is not None
        flow.response.stream = callback

    return addon(responseheaders=responseheaders)


async def test_a_stream_may_hold_pieces_back_and_give_them_at_the_end(
    http2: bool, world: World, received: list[Received], tmp_path: Path
) -> None:
    held: list[bytes] = []

    def hold(piece: bytes) -> list[bytes]:
        if piece:
            held.append(piece)
            return []
        return [b"all: ", *held]

    world.stand_in.pages = {"/v1/chat/completions": _pieces}
    async with running(world, tmp_path, _streamed(hold)) as mitmproxy:
        answer = await mitmproxy.ask(http2=http2)
    assert answer.content == b"all: one two three"


async def test_a_stream_that_raises_cuts_the_answer(
    http2: bool, world: World, received: list[Received], tmp_path: Path
) -> None:
    world.stand_in.pages = {"/v1/chat/completions": _pieces}
    async with running(world, tmp_path, _streamed(cast("Any", _fail))) as mitmproxy:
        with pytest.raises((httpx.RemoteProtocolError, httpx.ReadTimeout, httpx.ReadError)):
            await mitmproxy.ask(http2=http2)


@pytest.mark.parametrize(
    ("host", "sni", "opened"),
    [
        ("api.openai.com", "", True),
        ("API.OpenAI.com", "", True),
        ("api.openai.com.", "api.openai.com", True),
        ("api.openai.com", None, True),
        ("api.openai.com", "intranet.example.org", True),
        ("intranet.example.org", "api.openai.com", True),
        ("192.0.2.1", "api.openai.com", True),
        ("intranet.example.org", "", False),
        ("10.0.0.1", None, False),
        ("not-api.openai.com", "", False),
    ],
)
async def test_a_tunnel_is_opened_when_either_of_its_names_is_allowed(
    host: str, sni: str | None, opened: bool, world: World, tmp_path: Path
) -> None:
    async with running(world, tmp_path, addon()) as mitmproxy:
        _, writer = await tunnel.opened(mitmproxy.port, host, sni)
        seen = tunnel.fingerprint(writer)
        writer.close()
    assert (seen != await tunnel.own_fingerprint(world.stand_in.port)) == opened


async def test_a_tunnel_to_a_public_number_that_names_nobody_is_closed(world: World, tmp_path: Path) -> None:
    heard: list[object] = []
    async with running(world, tmp_path, addon(server_connect=heard.append)) as mitmproxy:
        with pytest.raises(ConnectionResetError):
            await tunnel.opened(mitmproxy.port, "192.0.2.1", None)
    assert heard == []


@pytest.mark.parametrize("tls", [True, False])
async def test_bytes_that_are_not_http_are_never_passed_on(tls: bool, world: World, tmp_path: Path) -> None:
    heard: list[object] = []
    hooks = addon(tcp_start=heard.append, tcp_message=heard.append, server_connect=heard.append)
    async with running(world, tmp_path, hooks) as mitmproxy:
        host = "api.openai.com"
        ends = await (tunnel.opened(mitmproxy.port, host, alpn=()) if tls else tunnel.bare(mitmproxy.port, host))
        await tunnel.exchange(ends, b"\0\1\2 Mme Claire Vidal\n\n")
    assert heard == []


async def test_the_first_addon_chooses_the_layer(world: World, tmp_path: Path) -> None:
    seen: list[object] = []

    def next_layer(nextlayer: NextLayer) -> None:
        seen.append(nextlayer.layer)

    async with running(world, tmp_path, addon(next_layer=next_layer)) as mitmproxy:
        await mitmproxy.ask()
    assert seen
    assert set(seen) == {None}

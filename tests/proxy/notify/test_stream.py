"""A real status page, read by this very user."""

import asyncio
import os

import pytest
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, Router

from proxy.board import Kind, Notice
from proxy.notify.stream import UnreachableError, notices
from proxy.serving import listen, served
from tests.proxy.status.house import house, notice

KNOWN = b'data: {"reference":"R","service":"S","kind":"blocked","title":"T","time":"2026-11-22T07:30:05Z"}\n\n'


async def _read(port: int) -> list[str]:
    read: list[str] = []
    try:
        async for one in notices(port):
            read += [one.reference]
    except UnreachableError:
        return read
    pytest.fail("ended as if all were well")


async def test_what_is_told_is_read_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    read: list[Notice] = []
    async with house() as opened:
        told = [notice("1"), notice("2", Kind.UNEXAMINED)]
        for one in told:
            opened.board.tell(os.geteuid(), one)
        stream = notices(opened.port)
        async with asyncio.timeout(30):
            read = [await anext(stream), await anext(stream)]
        await stream.aclose()
    assert read == told


async def test_a_page_that_stops_is_unreachable_and_so_is_none_at_all() -> None:
    async with house() as opened:
        port = opened.port
        reading = asyncio.create_task(_read(port))
        opened.board.tell(os.geteuid(), notice("1"))
        await asyncio.sleep(0.3)
    async with asyncio.timeout(30):
        assert await reading == ["1"]
        assert await _read(port) == []


@pytest.mark.parametrize(
    ("answer", "read"),
    [
        (Response(KNOWN * 2), ["R", "R"]),
        (Response(b": \n\nevent: x\ndata: {}\n\ndata: \xff\n\ndata: null\n\n" + KNOWN), ["R"]),
        (Response(KNOWN.replace(b"blocked", b"unheard of")), []),
        (PlainTextResponse("data: non", 429), []),
        (Response(KNOWN, 403), []),
        (Response(KNOWN, 307, {"location": "http://192.0.2.1/"}), []),
    ],
)
async def test_only_notices_of_a_good_answer_are_read(answer: Response, read: list[str]) -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        async with served(Router([Route("/avis", lambda _: answer)]), taken, {}):
            assert await _read(port) == read

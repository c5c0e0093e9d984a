"""The pages of the services: they load and stream as if nobody stood between, and their addresses are judged."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.responses import Response, StreamingResponse

from proxy.demo.stand_in import Received
from tests.wire.kit import CHAT, HARMLESS, LETTER, STORY, World, asking

_PAGE = {"accept": "text/html,application/xhtml+xml"}
_CHATGPT = "https://chatgpt.com"


def _page(kind: str, content: bytes) -> Response:
    return Response(content, media_type=kind, headers={"alt-svc": 'h3=":443"', "etag": "1"})


_PAGES = {
    "/": _page("text/html; charset=utf-8", "<html>[NOM_1_AAAA] à l'accueil</html>".encode()),
    "/_next/static/chunk-1.js": _page("application/javascript", b"let a=1;" * 20_000),
    "/logo.png": _page("image/png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40),
    "/backend-api/models": _page("application/json", b'{"models" : []}'),
}


@pytest.mark.parametrize("path", _PAGES)
async def test_a_page_loads_as_it_is(
    path: str, world: World, asker: httpx.AsyncClient, received: list[Received]
) -> None:
    world.stand_in.pages = {path: lambda _: _PAGES[path]}
    referer = f"{_CHATGPT}/?q=Mme+Claire+Vidal"
    answer = await asker.get(f"{_CHATGPT}{path}", headers={"referer": referer, "cookie": "session=a1b2"})
    assert (answer.status_code, answer.content) == (200, _PAGES[path].body)
    assert (answer.headers["etag"], "alt-svc" in answer.headers) == ("1", False)
    assert received[0].headers["referer"] == f"{_CHATGPT}/"
    assert received[0].headers["cookie"] == "session=a1b2"


async def test_a_page_is_shown_as_it_arrives(world: World, asker: httpx.AsyncClient, received: list[Received]) -> None:
    seen = asyncio.Event()

    async def halves() -> AsyncIterator[bytes]:
        yield b"<html>first"
        await seen.wait()
        yield b"second</html>"

    world.stand_in.pages = {"/": lambda _: StreamingResponse(halves(), media_type="text/html")}
    async with asyncio.timeout(5), asker.stream("GET", _CHATGPT) as answer:
        pieces = answer.aiter_raw()
        assert await anext(pieces) == b"<html>first"
        seen.set()
        assert [piece async for piece in pieces] == [b"second</html>"]


async def test_a_stream_of_words_is_shown_as_it_arrives(
    world: World, asker: httpx.AsyncClient, received: list[Received]
) -> None:
    seen = asyncio.Event()

    async def events() -> AsyncIterator[bytes]:
        yield b'data: {"choices":[{"index":0,"delta":{"content":"Bonjour "}}]}\n\n'
        await seen.wait()
        yield b"data: [DONE]\n\n"

    world.stand_in.pages = {
        "/v1/chat/completions": lambda _: StreamingResponse(events(), media_type="text/event-stream")
    }
    async with asyncio.timeout(5), asker.stream("POST", CHAT, content=asking(LETTER, stream=True)) as answer:
        pieces = answer.aiter_raw()
        assert b"Bonjour " in await anext(pieces)
        seen.set()
        assert b"[DONE]" in b"".join([piece async for piece in pieces])


@pytest.mark.parametrize(
    ("query", "status"),
    [(f"?q={LETTER}", 403), (f"?q={STORY}", 403), (f"?q={HARMLESS}", 200), ("?model=gpt-5&hints=search", 200)],
)
async def test_a_prompt_in_the_address_is_judged(
    query: str, status: int, asker: httpx.AsyncClient, received: list[Received]
) -> None:
    answer = await asker.get(f"{_CHATGPT}/{query}", headers=_PAGE)
    assert answer.status_code == status
    assert len(received) == (status == 200)


async def test_who_waits_for_a_page_is_refused_with_a_page(asker: httpx.AsyncClient, received: list[Received]) -> None:
    answer = await asker.get(f"{_CHATGPT}/?q={LETTER}", headers=_PAGE)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "<h1>Demande retenue par Paravent</h1>" in answer.text
    assert answer.headers["x-paravent-reference"] in answer.text
    assert "Lefèvre" not in answer.text

"""The failure matrix, requests: what cannot be read in full, and in one way only, stays here and is told about."""

import gzip
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import brotli
import httpx
import pytest
import zstandard

from proxy.composition import Paravent
from proxy.demo.stand_in import Received
from tests.wire import tunnel
from tests.wire.kit import CHAT, LETTER, NAME, asking, client, decisions, said, until
from tests.wire.refusals import refused, written


@dataclass(frozen=True)
class Bad:
    """A request that must be refused for what it is."""

    id: str
    code: str
    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    path: str = CHAT
    method: str = "POST"
    only_http1: bool = False


_BODY = asking(LETTER)
_ZEROS = bytes(20_000_000)
_UNKNOWN = "https://api.openai.com/v1/somewhere/new"
_UPGRADE = {"connection": "Upgrade", "upgrade": "websocket", "sec-websocket-version": "13", "sec-websocket-key": "YWFh"}


def _encoded(encoding: str) -> dict[str, str]:
    return {"content-encoding": encoding}


def _typed(content_type: str) -> dict[str, str]:
    return {"content-type": content_type}


BAD = (
    Bad("an encoding that nobody knows", "encoding_unknown", 415, _BODY, _encoded("compress")),
    Bad("an encoding that mitmproxy takes from Python", "encoding_unknown", 415, _BODY, _encoded("utf-16")),
    Bad("three encodings one over the other", "encoding_unknown", 415, _BODY, _encoded("gzip, gzip, gzip")),
    Bad("plain bytes said to be gzip", "encoding_invalid", 400, _BODY, _encoded("gzip")),
    Bad("gzip and something after it", "encoding_invalid", 400, gzip.compress(_BODY) + _BODY, _encoded("gzip")),
    Bad("gzip cut short", "encoding_invalid", 400, gzip.compress(_BODY)[:-9], _encoded("gzip")),
    Bad("deflate and something after it", "encoding_invalid", 400, zlib.compress(_BODY) + b"x", _encoded("deflate")),
    Bad("a gzip bomb", "decompression_bomb", 413, gzip.compress(_ZEROS), _encoded("gzip")),
    Bad("a brotli bomb", "decompression_bomb", 413, brotli.compress(_ZEROS, quality=1), _encoded("br")),
    Bad("a zstd bomb", "decompression_bomb", 413, zstandard.compress(_ZEROS), _encoded("zstd")),
    Bad("more than 25 MB", "too_large", 413, _BODY + b" " * 25_000_000),
    Bad("more than a million characters", "text_too_long", 413, asking("mot " * 300_000 + LETTER)),
    Bad("JSON cut short", "json_invalid", 400, _BODY[:-2]),
    Bad("JSON followed by JSON", "json_invalid", 400, _BODY + _BODY),
    Bad("not a number", "json_invalid", 400, b'{"temperature": NaN, ' + _BODY[1:]),
    Bad("the same key twice", "json_duplicate_key", 400, b'{"messages": [], ' + _BODY[1:]),
    Bad("a hundred lists in one another", "json_too_deep", 400, b"[" * 100 + b'"x"' + b"]" * 100),
    Bad("half a surrogate pair", "unicode_invalid", 400, _BODY.replace(b"courrier", rb"\ud83d")),
    Bad("bytes that are no UTF-8", "unicode_invalid", 400, _BODY.replace(b"courrier", b"\xff")),
    Bad("JSON in Latin-1", "unicode_invalid", 400, _BODY, _typed("application/json; charset=latin1")),
    Bad("a form without its end", "body_unreadable", 400, b"--a\r\n\r\nx", _typed("multipart/form-data; boundary=a")),
    Bad("bytes where nobody knows what is sent", "contenu-illisible", 403, b"\0\1\2", _typed(""), _UNKNOWN),
    Bad("an image for a body", "contenu-illisible", 403, b"\x89PNG", _typed("image/png"), _UNKNOWN),
    Bad("a WebSocket", "websocket_refused", 403, b"", _UPGRADE, "https://chatgpt.com/ws", "GET", only_http1=True),
    Bad("another host in the request", "host_mismatch", 421, _BODY, {"host": "chatgpt.com"}),
    Bad("a host that is no service's", "host_mismatch", 421, _BODY, {"host": "intranet.example.org"}),
)


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.id)
async def test_a_request_that_cannot_be_understood_stays_here(
    bad: Bad, http2: bool, paravent: Paravent, received: list[Received]
) -> None:
    if bad.only_http1:
        http2 = False
    async with client(paravent, http2=http2) as asker:
        answer = await asker.request(bad.method, bad.path, content=bad.body, headers=dict(bad.headers))
    refused(answer, bad.code, bad.status, received)
    written(answer, paravent)


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", lambda first, rest: gzip.compress(first) + gzip.compress(rest)),
        ("zstd", lambda first, rest: zstandard.compress(first) + zstandard.compress(rest)),
        ("gzip, br", lambda first, rest: brotli.compress(gzip.compress(first + rest))),
    ],
    ids=["two gzip members", "two zstd frames", "gzip inside brotli"],
)
async def test_a_name_that_lazy_decoders_miss_is_read(
    encoding: str, body: Callable[[bytes, bytes], bytes], asker: httpx.AsyncClient, received: list[Received]
) -> None:
    whole = asking(LETTER)
    cut = whole.index(b"Mme")
    answer = await asker.post(CHAT, content=body(whole[:cut], whole[cut:]), headers=_encoded(encoding))
    assert NAME in said(answer)
    assert "[NOM_1_" in received[0].words
    assert "Lef" not in received[0].plain
    assert "content-encoding" not in received[0].headers


async def test_more_than_mitmproxy_itself_takes_is_refused_and_written_down(
    paravent: Paravent, received: list[Received]
) -> None:
    reader, writer = await tunnel.opened(paravent.port, "api.openai.com")
    writer.write(b"POST /v1/chat/completions HTTP/1.1\r\nHost: api.openai.com\r\nContent-Length: 99000000\r\n\r\n")
    assert b" 413 " in await reader.readline()
    writer.close()
    await until(lambda: decisions(paravent)[-1].get("reason") == "too_large", 5)
    assert received == []

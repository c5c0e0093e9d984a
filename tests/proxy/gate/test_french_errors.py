"""What mitmproxy itself answers to a real client, over both versions of HTTP that it speaks here."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from mitmproxy.proxy.layers.http import ErrorCode, _http1, _http2, _http3

from proxy import ca
from proxy.gate.french_errors import WORDS, page, speak_french
from proxy.gate.master import Proxy
from proxy.gate.options import options
from proxy.gate.rerouting import Rerouting
from tests.wire.kit import trust

NAME = "Claire Vidal"
MODULES = (_http1, _http2, _http3)


@pytest.fixture(autouse=True)
def _spoken(monkeypatch: pytest.MonkeyPatch) -> None:
    """French for one test."""
    for module in MODULES:
        monkeypatch.setattr(module, "format_error", module.format_error)
    speak_french()


@pytest.fixture
async def port(tmp_path: Path) -> AsyncIterator[int]:
    """A proxy without a gate, whose services are all out of reach."""
    ca.ensure(tmp_path, ("openai.com",), datetime.now(UTC))
    wanted = options(port=0, confdir=tmp_path, allow=r"^api\.openai\.com\.?:443\Z")
    proxy = Proxy(wanted, object(), (Rerouting("127.0.0.1", 1),))
    yield await proxy.start()
    await proxy.stop()


@pytest.mark.parametrize("http2", [False, True])
async def test_a_service_out_of_reach_is_told_in_french(http2: bool, port: int, tmp_path: Path) -> None:
    known = trust(tmp_path / ca.CERTIFICATE_FILE, http2=http2)
    async with httpx.AsyncClient(
        proxy=f"http://127.0.0.1:{port}", verify=known, http2=http2, trust_env=False
    ) as client:
        answer = await client.get(f"https://api.openai.com/{NAME}")
    assert answer.http_version == ("HTTP/2" if http2 else "HTTP/1.1")
    assert answer.status_code == 502
    assert answer.headers["content-type"] == "text/html"
    assert "<h1>Service injoignable</h1>" in answer.text
    assert NAME not in answer.text


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (f"GET http://a.example/ HTTP/1.1\r\nHost: a.example\r\nContent-Length: {NAME}\r\n\r\n", 400),
        (f"{NAME.replace(' ', '')} /\r\n\r\n", 400),
        ("POST http://a.example/ HTTP/1.1\r\nHost: a.example\r\nContent-Length: 68000000\r\n\r\n", 413),
    ],
)
async def test_what_it_cannot_read_is_told_in_french_and_not_repeated(request_: str, status: int, port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request_.encode())
    async with asyncio.timeout(30):
        answer = (await reader.read()).decode()
    writer.close()
    assert answer.startswith(f"HTTP/1.1 {status} ")
    assert f"<h1>{WORDS[status][0]}</h1>" in answer
    assert "Claire" not in answer


def test_every_status_that_mitmproxy_gives_has_its_words() -> None:
    assert {code.http_status_code() for code in ErrorCode} - {None} == set(WORDS)


@pytest.mark.parametrize("status", [*WORDS, 504])
def test_a_page_holds_no_word_of_mitmproxy_s(status: int) -> None:
    written = page(status, f"<script>{NAME}</script>").decode()
    assert '<html lang="fr">' in written
    assert '<meta charset="utf-8">' in written
    assert NAME not in written
    assert "<script" not in written

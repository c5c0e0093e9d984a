"""One socket, over TLS where a certificate is given, and nothing said."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import pytest
import trustme
from starlette.requests import Request
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route, Router

from proxy.console.headers import HEADERS
from proxy.console.plan import Plan, Team
from proxy.console.team_door import Groups
from proxy.serving import Certificate, listen, served
from tests.proxy.console.house import PAGES, house

HELLO = Router([Route("/", lambda _: PlainTextResponse("Bonjour"))])


def _certificate(folder: Path, name: str) -> tuple[Certificate, ssl.SSLContext]:
    authority = trustme.CA()
    issued = authority.issue_cert(name)
    files = Certificate(folder / "console.pem", folder / "console.key")
    issued.private_key_pem.write_to_path(files.key)
    for part in issued.cert_chain_pems:
        part.write_to_path(files.chain, append=True)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    return files, trusting


async def test_a_free_port_is_taken_and_given_back() -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(OSError, match="in use"):
            listen("127.0.0.1", port)
        async with served(HELLO, taken, HEADERS), httpx.AsyncClient(trust_env=False) as browser:
            answer = await browser.get(f"http://127.0.0.1:{port}/")
            assert answer.text == "Bonjour"
            assert HEADERS.items() <= dict(answer.headers).items()
    with socket.create_server(("127.0.0.1", port)):
        pass


async def test_nothing_is_said_on_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        async with served(HELLO, taken, HEADERS), httpx.AsyncClient(trust_env=False) as browser:
            await browser.get(f"http://127.0.0.1:{port}/secret?jeton=x")
    assert capfd.readouterr() == ("", "")


async def _endless(_: Request) -> StreamingResponse:
    async def pieces() -> AsyncIterator[bytes]:
        while True:
            yield b"."
            await asyncio.sleep(0.05)

    return StreamingResponse(pieces())


async def test_an_answer_that_never_ends_does_not_keep_the_server_from_stopping() -> None:
    with listen("127.0.0.1", 0) as taken:
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        async with httpx.AsyncClient(trust_env=False) as reader, AsyncExitStack() as serving:
            await serving.enter_async_context(served(Router([Route("/", _endless)]), taken, {}))
            async with reader.stream("GET", address) as stream:
                pieces = stream.aiter_raw()
                assert await anext(pieces) == b"."
                async with asyncio.timeout(60):
                    await serving.aclose()
                with pytest.raises(httpx.RemoteProtocolError):
                    _ = [piece async for piece in pieces]


async def test_a_team_is_served_over_tls_at_its_public_name_alone(tmp_path: Path) -> None:
    files, trusting = _certificate(tmp_path, "localhost")
    (tmp_path / "secret").write_text("secret")
    team = Team("https://sso.chu.example", "console", tmp_path / "secret", Groups("rssi"))
    plan = Plan(tmp_path, public_url="https://localhost", certificate=files, team=team)
    async with house(tmp_path, plan, PAGES) as console:
        place = f"https://localhost:{console.open.address.port}"
        async with httpx.AsyncClient(verify=trusting, trust_env=False, base_url=place) as browser:
            shown = await browser.get("/entrer", headers={"host": "localhost"})
            assert "Se connecter" in shown.text
            assert shown.http_version == "HTTP/1.1"
            assert (await browser.get("/entrer")).status_code == 421
        with pytest.raises(httpx.RemoteProtocolError):
            await httpx.AsyncClient(trust_env=False).get(place.replace("https:", "http:"))


async def test_what_is_no_certificate_is_refused_before_anything_is_served(tmp_path: Path) -> None:
    bad = Certificate(tmp_path / "a.pem", tmp_path / "a.key")
    for content in (None, b"", b"no certificate"):
        if content is not None:
            bad.chain.write_bytes(content)
            bad.key.write_bytes(content)
        with listen("127.0.0.1", 0) as taken, pytest.raises(OSError):  # noqa: PT011 - ssl's, or the file's
            async with served(HELLO, taken, HEADERS, bad):
                pytest.fail("served")

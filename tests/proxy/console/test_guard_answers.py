"""No answer shows more than it should, and each tells the browser to keep it apart."""

import httpx
import pytest

from proxy.console.headers import HEADERS
from tests.proxy.console.house import House


async def test_a_defect_shows_nothing_of_itself(console: House, caplog: pytest.LogCaptureFixture) -> None:
    async with console.reader() as browser:
        broken = await browser.get("/casse")
        assert broken.status_code == 500
        assert "Hélène" not in broken.text
        assert "Erreur de la console" in broken.text
        assert (await browser.get("/absente")).status_code == 404
        assert (await browser.get("/nulle-part")).status_code == 404
    assert "RuntimeError" in caplog.text
    assert "Hélène" not in caplog.text


async def test_an_answer_that_breaks_off_is_seen_to(console: House, caplog: pytest.LogCaptureFixture) -> None:
    async with console.reader() as browser:
        with pytest.raises(httpx.RemoteProtocolError):
            await browser.get("/coupe")
        assert (await browser.get("/")).status_code == 200
    assert "Hélène" not in caplog.text


async def test_every_answer_tells_the_browser_to_keep_it_apart(console: House) -> None:
    authority = console.open.address.authority
    async with console.reader() as browser, console.browser() as stranger:
        answers = [
            *[
                await browser.get(path)
                for path in ("/", "/export", "/casse", "/absente", "/static/style.css", "/sortir")
            ],
            *[await stranger.get(path) for path in ("/", "/entrer", "/static/icon.svg", "/static/keys.js")],
            await browser.get(
                "/static/style.css", headers={"if-none-match": (await browser.get("/static/style.css")).headers["etag"]}
            ),
            await stranger.post("/traiter"),
            await stranger.get("/", headers={"host": "evil.example"}),
            await browser.request("DELETE", "/"),
        ]
    for answer in answers:
        for name, value in HEADERS.items():
            assert answer.headers.get_list(name) == [value], (answer.url, answer.status_code)
        assert answer.headers["cache-control"] in {"no-store", "private, no-cache"}
        assert "server" not in answer.headers
    raw = [b"\x00\x01\r\n\r\n", f"GET / HTTP/1.1\r\nHost: {authority}\r\nX: {'a' * 20_000}".encode()]
    for request in raw:
        answer_to_noise = (await console.raw(request)).lower()
        assert answer_to_noise.startswith(b"http/1.1 4")
        assert b"content-security-policy: default-src 'none'" in answer_to_noise


async def test_values_from_an_address_are_shown_as_text(console: House) -> None:
    async with console.reader() as browser:
        for hostile in (
            "<script>alert(1)</script>",
            '"onload="alert(1)',
            "javascript:alert(1)",
            "{{ 7*7 }}",
            "</title><svg onload=x>",
        ):
            page = (await browser.get("/", params={"dit": hostile})).text
            assert "<script>alert" not in page
            assert '"onload=' not in page
            assert "<svg" not in page
            assert "49" not in page or hostile != "{{ 7*7 }}"
            assert page.count("<script") == 1

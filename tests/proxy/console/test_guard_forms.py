"""Of what is sent, only forms are read: short ones, whole ones, with what they should hold."""

import asyncio

import pytest

from proxy.console.rules import FORM_BYTES
from tests.proxy.console.house import REFERENCE, House, csrf_of
from tests.proxy.console.raw_requests import FORM, as_reader, status_of


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        *((kind, 415) for kind in ("text/plain", "application/json", "multipart/form-data; boundary=x", "")),
        (f"{FORM}; charset=utf-8", 303),
    ],
)
async def test_only_forms_are_read(console: House, kind: str, status: int) -> None:
    async with console.reader() as browser:
        form = f"csrf={csrf_of((await browser.get('/')).text)}"
        assert (
            status_of(await as_reader(console, browser, "POST", "/traiter", f"Content-Type: {kind}", form=form))
            == status
        )


@pytest.mark.parametrize("form", ["csrf=%ff", "é=1", "a=%C3", "&".join("abc" for _ in range(60))])
async def test_a_form_that_cannot_be_read_does_nothing(console: House, form: str) -> None:
    async with console.reader() as browser:
        assert status_of(await as_reader(console, browser, "POST", "/traiter", form=form)) in {400, 403}
    assert [told["event"] for told in console.told()] == ["access"]


async def test_a_form_that_is_too_long_or_of_unknown_length_is_not_read(console: House) -> None:
    async with console.reader() as browser:
        assert (
            status_of(await as_reader(console, browser, "POST", "/traiter", f"Content-Length: {FORM_BYTES + 1}")) == 413
        )
        chunked = ("Transfer-Encoding: chunked", "Content-Length:")
        assert status_of(await as_reader(console, browser, "POST", "/traiter", *chunked, form="0\r\n\r\n")) == 400
        assert status_of(await as_reader(console, browser, "GET", "/", "Content-Length: 4", form="csrf")) == 400


async def test_a_slow_form_holds_up_nobody_else(console: House) -> None:
    async with console.reader() as browser:
        reader, writer = await asyncio.open_connection("127.0.0.1", console.open.address.port)
        own = (f"Host: {console.open.address.authority}", f"Origin: {console.origin}")
        heads = "\r\n".join((*own, f"Content-Type: {FORM}", "Content-Length: 9"))
        writer.write(f"POST /entrer HTTP/1.1\r\n{heads}\r\n\r\nj".encode())
        await writer.drain()
        assert (await browser.get("/")).status_code == 200
        writer.write(b"eton=abc")
        assert (await reader.readline()).startswith(b"HTTP/1.1 403")
        writer.close()


async def test_a_handling_of_something_that_is_no_reference_does_nothing(console: House) -> None:
    async with console.reader() as browser:
        assert (await console.post(browser, "/traiter", about="<script>")).status_code == 400
        assert (await console.post(browser, "/traiter", about=REFERENCE)).status_code == 303
    assert [told.get("about") for told in console.told()] == [None, REFERENCE]

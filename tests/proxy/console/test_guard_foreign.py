"""What another site has a reader's browser send does nothing."""

import pytest

from tests.proxy.console.house import House, csrf_of
from tests.proxy.console.raw_requests import FORM, as_reader, status_of

FOREIGN = (
    ("Origin: http://evil.example",),
    ("Origin: null",),
    ("Origin: http://127.0.0.1",),
    ("Origin: https://127.0.0.1:{port}",),
    ("Origin: http://127.0.0.1:{port}.evil.example",),
    ("Origin: http://localhost:{port}",),
    ("Origin:",),
    ("Sec-Fetch-Site: cross-site",),
    ("Sec-Fetch-Site: same-site",),
    ("Sec-Fetch-Site: none",),
    ("Origin:", "Sec-Fetch-Site: cross-site"),
    ("Origin: http://127.0.0.1:{port}", "Origin: http://evil.example"),
)


@pytest.mark.parametrize("lines", FOREIGN)
async def test_a_form_sent_by_another_site_does_nothing(console: House, lines: tuple[str, ...]) -> None:
    async with console.reader() as browser:
        form = f"csrf={csrf_of((await browser.get('/')).text)}"
        sent = [line.format(port=console.open.address.port) for line in lines]
        assert status_of(await as_reader(console, browser, "POST", "/traiter", *sent, form=form)) == 403
        assert status_of(await as_reader(console, browser, "POST", "/traiter", form=form)) == 303
    assert [told["event"] for told in console.told()] == ["access", "handled"]


@pytest.mark.parametrize("lines", FOREIGN)
async def test_a_sign_in_sent_by_another_site_signs_nobody_in(console: House, lines: tuple[str, ...]) -> None:
    token = console.door.tokens.issue()
    sent = [line.format(port=console.open.address.port) for line in lines if line != "Origin:"]
    own = f"Host: {console.open.address.authority}"
    heads = "\r\n".join((own, f"Content-Type: {FORM}", f"Content-Length: {len(token) + 6}", "Connection: close", *sent))
    answer = await console.raw(f"POST /entrer HTTP/1.1\r\n{heads}\r\n\r\njeton={token}".encode())
    assert status_of(answer) == 403
    assert b"set-cookie" not in answer


@pytest.mark.parametrize("site", ["cross-site", "same-site", "anything"])
async def test_another_site_that_opens_a_page_or_an_export_gets_the_entrance(console: House, site: str) -> None:
    async with console.reader() as browser:
        for path in ("/", "/export", "/static/keys.js"):
            assert status_of(await as_reader(console, browser, "GET", path, f"Sec-Fetch-Site: {site}")) == 303
        assert status_of(await as_reader(console, browser, "GET", "/export", "Sec-Fetch-Site: same-origin")) == 200
    assert [told["what"] for told in console.told()] == ["signed_in", "exported"]


async def test_a_page_that_a_browser_fetches_before_it_is_asked_for_is_refused(console: House) -> None:
    async with console.reader() as browser:
        assert status_of(await as_reader(console, browser, "GET", "/export", "Sec-Purpose: prefetch;prerender")) == 403
    assert [told["what"] for told in console.told()] == ["signed_in"]


async def test_a_form_without_its_token_does_nothing(console: House) -> None:
    async with console.reader() as browser, console.browser() as other:
        await console.enter(other)
        own, theirs = [csrf_of((await each.get("/")).text) for each in (browser, other)]
        for form in ("", "csrf=", f"csrf={theirs}", f"csrf={own[:-1]}", f"csrf={own}x", f"CSRF={own}", "csrf=%C3%A9"):
            assert status_of(await as_reader(console, browser, "POST", "/traiter", form=form)) == 403
        assert status_of(await as_reader(console, browser, "POST", f"/traiter?csrf={own}")) == 403
        assert status_of(await as_reader(console, browser, "POST", "/traiter", form=f"csrf={own}")) == 303
    assert [told["event"] for told in console.told()] == ["access", "access", "handled"]

"""Nothing reaches a page but through the guard, and the guard lets through nothing but its readers' own requests."""

import asyncio

import httpx
import pytest

from proxy.console.headers import HEADERS
from proxy.console.rules import FORM_BYTES
from tests.proxy.console.house import REFERENCE, House, csrf_of

FORM = "application/x-www-form-urlencoded"


def _status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


async def _as_reader(
    console: House, browser: httpx.AsyncClient, method: str, path: str, *lines: str, form: str = ""
) -> bytes:
    """A raw request with the reader's cookie and `Host`; headers of the same name in `lines` take their place."""
    name, value = next(iter(browser.cookies.items()))
    given_names = {line.partition(":")[0].lower() for line in lines}
    usual = {
        "host": console.open.address.authority,
        "cookie": f"{name}={value}",
        "connection": "close",
        **(
            {"content-type": FORM, "content-length": str(len(form)), "origin": console.origin}
            if method == "POST"
            else {}
        ),
    }
    heads = [
        *(f"{k}: {v}" for k, v in usual.items() if k not in given_names),
        *(line for line in lines if line.partition(":")[2]),
    ]
    return await console.raw(f"{method} {path} HTTP/1.1\r\n{'\r\n'.join(heads)}\r\n\r\n{form}".encode("latin-1"))


async def test_a_reader_is_answered(console: House) -> None:
    async with console.reader() as browser:
        assert _status(await _as_reader(console, browser, "GET", "/")) == 200


@pytest.mark.parametrize(
    "host",
    [
        *(
            "evil.example",
            "evil.example:{port}",
            "127.0.0.1",
            "127.0.0.1.:{port}",
            "localhost:{port}",
            "127.0.0.1:{port}.",
        ),
        *("127.0.0.1:{port}:{port}", "127.0.0.1:8789", "0:{port}", "127.1:{port}", "[::1]:{port}", "LOCALHOST:{port}"),
        *("user@127.0.0.1:{port}", "127.0.0.1:{port}, evil.example", "127.0.0.1:0{port}"),
    ],
)
async def test_another_host_than_the_one_announced_is_not_served(console: House, host: str) -> None:
    async with console.reader() as browser:
        for path in ("/", "/entrer", "/static/style.css"):
            line = f"Host: {host.format(port=console.open.address.port)}"
            assert _status(await _as_reader(console, browser, "GET", path, line)) == 421


async def test_two_hosts_or_none_are_not_served(console: House) -> None:
    own = f"Host: {console.open.address.authority}"
    async with console.reader() as browser:
        assert _status(await _as_reader(console, browser, "GET", "/", own, "Host: evil.example")) in {400, 421}
        assert _status(await _as_reader(console, browser, "GET", "/", "Host:")) in {400, 421}
    assert _status(await console.raw(b"GET / HTTP/1.0\r\n\r\n")) == 421


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Via: 1.1 paravent",
            "X-Forwarded-For: 10.0.0.1",
            "X-Forwarded-Host: evil.example",
            "Forwarded: for=10.0.0.1",
        ),
        *("X-Real-IP: 10.0.0.1", "Proxy-Connection: keep-alive", "X-Original-URL: /export", "X-Rewrite-URL: /export"),
    ],
)
async def test_what_came_through_a_proxy_is_refused(console: House, line: str) -> None:
    async with console.reader() as browser:
        assert _status(await _as_reader(console, browser, "GET", "/", line)) == 403


async def test_a_request_as_one_makes_it_to_a_proxy_is_refused(console: House) -> None:
    async with console.reader() as browser:
        assert _status(await _as_reader(console, browser, "GET", f"{console.origin}/")) == 403
        assert _status(await _as_reader(console, browser, "GET", "http://evil.example/")) == 403
        assert _status(await _as_reader(console, browser, "CONNECT", console.open.address.authority)) in {403, 405}


@pytest.mark.parametrize(
    "path",
    [
        *(
            "//",
            "//evil.example",
            "/export/",
            "//export",
            "/./export",
            "/%65xport",
            "/export%00",
            "/export/..",
            "/%2e%2e/export",
        ),
        *(
            "/static/../application.py",
            "/static/..%2fapplication.py",
            "/static/%2e%2e/guard.py",
            "/static/style.css%00.js",
        ),
        *("/static//etc/passwd", "/static/..\\guard.py", "/static/.%2e/x", "/EXPORT", "/decisions/a;b", "*", "/é"),
    ],
)
async def test_paths_with_tricks_lead_nowhere(console: House, path: str) -> None:
    async with console.reader() as browser:
        answer = await _as_reader(console, browser, "GET", path)
    assert _status(answer) in {400, 403, 404}
    assert b"a;b\n" not in answer


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
async def test_other_methods_are_refused(console: House, method: str) -> None:
    async with console.reader() as browser:
        answer = await _as_reader(console, browser, method, "/traiter")
    assert _status(answer) == 405
    assert b"allow: GET, HEAD, POST" in answer


async def test_a_method_cannot_be_put_in_the_place_of_another(console: House) -> None:
    async with console.reader() as browser:
        for line in ("X-HTTP-Method-Override: POST", "X-Method-Override: POST", "X-HTTP-Method: POST"):
            assert _status(await _as_reader(console, browser, "GET", "/traiter", line)) == 405
        assert _status(await _as_reader(console, browser, "GET", "/traiter?_method=POST")) == 405
    assert [told["event"] for told in console.told()] == ["access"]


async def test_head_tells_what_get_would_without_the_page(console: House) -> None:
    async with console.reader() as browser, console.browser() as stranger:
        shown, told = await browser.get("/"), await browser.head("/")
        assert (told.status_code, told.content) == (200, b"")
        assert told.headers["content-type"] == shown.headers["content-type"]
        assert (await stranger.head("/")).status_code == 303


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
        assert _status(await _as_reader(console, browser, "POST", "/traiter", *sent, form=form)) == 403
        assert _status(await _as_reader(console, browser, "POST", "/traiter", form=form)) == 303
    assert [told["event"] for told in console.told()] == ["access", "handled"]


@pytest.mark.parametrize("lines", FOREIGN)
async def test_a_sign_in_sent_by_another_site_signs_nobody_in(console: House, lines: tuple[str, ...]) -> None:
    token = console.door.tokens.issue()
    sent = [line.format(port=console.open.address.port) for line in lines if line != "Origin:"]
    own = f"Host: {console.open.address.authority}"
    heads = "\r\n".join((own, f"Content-Type: {FORM}", f"Content-Length: {len(token) + 6}", "Connection: close", *sent))
    answer = await console.raw(f"POST /entrer HTTP/1.1\r\n{heads}\r\n\r\njeton={token}".encode())
    assert _status(answer) == 403
    assert b"set-cookie" not in answer


@pytest.mark.parametrize("site", ["cross-site", "same-site", "anything"])
async def test_another_site_that_opens_a_page_or_an_export_gets_the_entrance(console: House, site: str) -> None:
    async with console.reader() as browser:
        for path in ("/", "/export", "/static/keys.js"):
            assert _status(await _as_reader(console, browser, "GET", path, f"Sec-Fetch-Site: {site}")) == 303
        assert _status(await _as_reader(console, browser, "GET", "/export", "Sec-Fetch-Site: same-origin")) == 200
    assert [told["what"] for told in console.told()] == ["signed_in", "exported"]


async def test_a_page_that_a_browser_fetches_before_it_is_asked_for_is_refused(console: House) -> None:
    async with console.reader() as browser:
        assert _status(await _as_reader(console, browser, "GET", "/export", "Sec-Purpose: prefetch;prerender")) == 403
    assert [told["what"] for told in console.told()] == ["signed_in"]


async def test_a_form_without_its_token_does_nothing(console: House) -> None:
    async with console.reader() as browser, console.browser() as other:
        await console.enter(other)
        own, theirs = [csrf_of((await each.get("/")).text) for each in (browser, other)]
        for form in ("", "csrf=", f"csrf={theirs}", f"csrf={own[:-1]}", f"csrf={own}x", f"CSRF={own}", "csrf=%C3%A9"):
            assert _status(await _as_reader(console, browser, "POST", "/traiter", form=form)) == 403
        assert _status(await _as_reader(console, browser, "POST", f"/traiter?csrf={own}")) == 403
        assert _status(await _as_reader(console, browser, "POST", "/traiter", form=f"csrf={own}")) == 303
    assert [told["event"] for told in console.told()] == ["access", "access", "handled"]


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
            _status(await _as_reader(console, browser, "POST", "/traiter", f"Content-Type: {kind}", form=form))
            == status
        )


@pytest.mark.parametrize("form", ["csrf=%ff", "é=1", "a=%C3", "&".join("abc" for _ in range(60))])
async def test_a_form_that_cannot_be_read_does_nothing(console: House, form: str) -> None:
    async with console.reader() as browser:
        assert _status(await _as_reader(console, browser, "POST", "/traiter", form=form)) in {400, 403}
    assert [told["event"] for told in console.told()] == ["access"]


async def test_a_form_that_is_too_long_or_of_unknown_length_is_not_read(console: House) -> None:
    async with console.reader() as browser:
        assert (
            _status(await _as_reader(console, browser, "POST", "/traiter", f"Content-Length: {FORM_BYTES + 1}")) == 413
        )
        chunked = ("Transfer-Encoding: chunked", "Content-Length:")
        assert _status(await _as_reader(console, browser, "POST", "/traiter", *chunked, form="0\r\n\r\n")) == 400
        assert _status(await _as_reader(console, browser, "GET", "/", "Content-Length: 4", form="csrf")) == 400


async def test_a_web_socket_is_refused(console: House) -> None:
    async with console.reader() as browser:
        lines = (
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==",
        )
        assert _status(await _as_reader(console, browser, "GET", "/", *lines)) == 403


async def test_a_cookie_that_comes_twice_opens_nothing(console: House) -> None:
    async with console.reader() as browser:
        name, value = next(iter(browser.cookies.items()))
        assert _status(await _as_reader(console, browser, "GET", "/", f"Cookie: {name}={value}; {name}=x")) == 303
        assert _status(await _as_reader(console, browser, "GET", "/", f"Cookie: a=b; {name}={value}")) == 200


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

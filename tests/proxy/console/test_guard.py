"""Nothing reaches a page but through the guard, and the guard lets through nothing but its readers' own requests."""

import pytest

from tests.proxy.console.house import House
from tests.proxy.console.raw_requests import as_reader, status_of


async def test_a_reader_is_answered(console: House) -> None:
    async with console.reader() as browser:
        assert status_of(await as_reader(console, browser, "GET", "/")) == 200


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
            assert status_of(await as_reader(console, browser, "GET", path, line)) == 421


async def test_two_hosts_or_none_are_not_served(console: House) -> None:
    own = f"Host: {console.open.address.authority}"
    async with console.reader() as browser:
        assert status_of(await as_reader(console, browser, "GET", "/", own, "Host: evil.example")) in {400, 421}
        assert status_of(await as_reader(console, browser, "GET", "/", "Host:")) in {400, 421}
    assert status_of(await console.raw(b"GET / HTTP/1.0\r\n\r\n")) == 421


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
        assert status_of(await as_reader(console, browser, "GET", "/", line)) == 403


async def test_a_request_as_one_makes_it_to_a_proxy_is_refused(console: House) -> None:
    async with console.reader() as browser:
        assert status_of(await as_reader(console, browser, "GET", f"{console.origin}/")) == 403
        assert status_of(await as_reader(console, browser, "GET", "http://evil.example/")) == 403
        assert status_of(await as_reader(console, browser, "CONNECT", console.open.address.authority)) in {403, 405}


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
        answer = await as_reader(console, browser, "GET", path)
    assert status_of(answer) in {400, 403, 404}
    assert b"a;b\n" not in answer


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
async def test_other_methods_are_refused(console: House, method: str) -> None:
    async with console.reader() as browser:
        answer = await as_reader(console, browser, method, "/traiter")
    assert status_of(answer) == 405
    assert b"allow: GET, HEAD, POST" in answer


async def test_a_method_cannot_be_put_in_the_place_of_another(console: House) -> None:
    async with console.reader() as browser:
        for line in ("X-HTTP-Method-Override: POST", "X-Method-Override: POST", "X-HTTP-Method: POST"):
            assert status_of(await as_reader(console, browser, "GET", "/traiter", line)) == 405
        assert status_of(await as_reader(console, browser, "GET", "/traiter?_method=POST")) == 405
    assert [told["event"] for told in console.told()] == ["access"]


async def test_head_tells_what_get_would_without_the_page(console: House) -> None:
    async with console.reader() as browser, console.browser() as stranger:
        shown, told = await browser.get("/"), await browser.head("/")
        assert (told.status_code, told.content) == (200, b"")
        assert told.headers["content-type"] == shown.headers["content-type"]
        assert (await stranger.head("/")).status_code == 303


async def test_a_web_socket_is_refused(console: House) -> None:
    async with console.reader() as browser:
        lines = (
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==",
        )
        assert status_of(await as_reader(console, browser, "GET", "/", *lines)) == 403


async def test_a_cookie_that_comes_twice_opens_nothing(console: House) -> None:
    async with console.reader() as browser:
        name, value = next(iter(browser.cookies.items()))
        assert status_of(await as_reader(console, browser, "GET", "/", f"Cookie: {name}={value}; {name}=x")) == 303
        assert status_of(await as_reader(console, browser, "GET", "/", f"Cookie: a=b; {name}={value}")) == 200

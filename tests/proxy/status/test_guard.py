"""Only what reads, only at this address, only for itself."""

import asyncio

import pytest

from tests.proxy.status.house import House


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:{port}", 200),
        ("localhost:{port}", 200),
        ("[::1]:{port}", 200),
        ("127.0.0.1", 421),
        ("localhost:1", 421),
        ("localhost.:{port}", 421),
        ("127.0.0.2:{port}", 421),
        ("rebinding.example:{port}", 421),
        ("127.0.0.1:{port}.rebinding.example", 421),
        ("", 421),
    ],
)
async def test_a_name_that_is_not_ours_is_refused(host: str, status: int, opened: House) -> None:
    answer = await opened.get("/", host=host.format(port=opened.port))
    assert answer.status_code == status


async def test_two_names_at_once_are_refused(opened: House) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", opened.port)
    host = f"Host: 127.0.0.1:{opened.port}\r\n"
    writer.write(f"GET / HTTP/1.1\r\n{host}{host}\r\n".encode())
    assert (await reader.readline()).split()[1] in {b"400", b"421"}
    writer.close()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["/", "/etat.json", "/proxy.pac", "/avis", "/none"])
async def test_nothing_but_reading_is_answered(method: str, path: str, opened: House) -> None:
    async with opened.client() as client:
        answer = await client.request(method, path)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("path", ["/", "/etat.json", "/avis"])
@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "same-origin, cross-site"])
async def test_another_site_is_told_nothing(path: str, site: str, opened: House) -> None:
    answer = await opened.get(path, sec_fetch_site=site)
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("path", "site"), [("/proxy.pac", "cross-site"), ("/", "none"), ("/", "same-origin"), ("/etat.json", "same-origin")]
)
async def test_the_reader_and_the_browser_are_answered(path: str, site: str, opened: House) -> None:
    answer = await opened.get(path, sec_fetch_site=site)
    assert answer.status_code == 200


async def test_a_websocket_is_refused(opened: House) -> None:
    handshake = {"connection": "upgrade", "upgrade": "websocket", "sec-websocket-version": "13"}
    async with opened.client() as client:
        answer = await client.get("/avis", headers=handshake | {"sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ=="})
    assert answer.status_code == 403

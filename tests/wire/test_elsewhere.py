"""AI sites outside the catalogue: noted by name, never opened or held back. Of other hosts nothing is noted."""

import asyncio

import pytest

from proxy.composition import Paravent
from proxy.demo.stand_in import OTHER_HOST, Received
from tests.wire import tunnel
from tests.wire.faults import UNWRITTEN
from tests.wire.kit import World, journal, until

_BANKS = ["www.labanquepostale.fr", OTHER_HOST, "accounts.google.com", "notmammouth.ai"]


def _get(host: str) -> bytes:
    return f"GET /x HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode()


def sites(paravent: Paravent) -> list[str]:
    return [line["site"] for line in journal(paravent) if line["event"] == "elsewhere"]


async def _settled(paravent: Paravent) -> list[str]:
    await paravent.lookout.settle()
    return sites(paravent)


@pytest.mark.parametrize(
    ("address", "sni", "site"),
    [
        ("app.mammouth.ai", "", "mammouth"),
        ("deepai.org", None, "deepai"),
        ("192.0.2.7", "huggingchat.deepai.org", "deepai"),
    ],
)
async def test_an_unknown_ai_site_keeps_its_certificate_and_is_noted_once(  # noqa: PLR0917 - fixtures
    address: str, sni: str | None, site: str, world: World, paravent: Paravent, received: list[Received]
) -> None:
    for _ in range(3):
        ends = await tunnel.opened(paravent.port, address, sni)
        shown = tunnel.fingerprint(ends[1])
        assert (await tunnel.exchange(ends, _get(address))).startswith(b"HTTP/1.1 200")
        assert shown == await tunnel.own_fingerprint(world.stand_in.port)
    assert await _settled(paravent) == [site]
    assert len(received) == 3
    line = journal(paravent)[-1]
    assert {"event", "site", "time"} <= line.keys() <= {"event", "site", "time", "seq", "prev", "mac", "chain"}


async def test_an_unknown_ai_site_in_the_clear_is_noted_too(paravent: Paravent) -> None:
    request = b"GET http://jina.ai/ HTTP/1.1\r\nHost: jina.ai\r\nConnection: close\r\n\r\n"
    await tunnel.exchange(await tunnel.direct(paravent.port), request)
    assert await _settled(paravent) == ["jina"]


@pytest.mark.parametrize("host", _BANKS)
async def test_no_other_host_leaves_a_trace(host: str, paravent: Paravent) -> None:
    before = journal(paravent)
    await tunnel.exchange(await tunnel.opened(paravent.port, host), _get(host))
    clear = f"GET http://{host}/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    await tunnel.exchange(await tunnel.direct(paravent.port), clear.encode())
    await paravent.lookout.settle()
    assert journal(paravent) == before
    assert host not in "".join(file.read_text("utf-8") for file in paravent.settings.journal.glob("*.jsonl"))


async def test_a_journal_that_fails_is_silent_for_the_tunnel(world: World, received: list[Received]) -> None:
    _, fault = UNWRITTEN["the disk is full"]
    async with fault(world) as paravent:
        answer = await tunnel.exchange(await tunnel.opened(paravent.port, "mammouth.ai"), _get("mammouth.ai"))
        assert answer.startswith(b"HTTP/1.1 200")
        await paravent.lookout.settle()
        assert "mammouth" not in sites(paravent)
    assert len(received) == 1


async def test_many_contacts_at_once_leave_one_line(paravent: Paravent) -> None:
    async def contact() -> None:
        await tunnel.exchange(await tunnel.opened(paravent.port, "mammouth.ai"), _get("mammouth.ai"))

    await asyncio.gather(*(contact() for _ in range(8)))
    await until(lambda: bool(sites(paravent)))
    assert await _settled(paravent) == ["mammouth"]

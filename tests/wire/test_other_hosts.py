"""What is no AI service's goes through untouched: its own certificate, its own bytes, and no hook that sees them."""

from collections.abc import Callable
from typing import Any

import pytest

from proxy.demo.stand_in import OTHER_HOST, Received
from tests.wire import tunnel
from tests.wire.kit import LETTER, World, decisions

_HOOKS = ("tls_established_client", "requestheaders", "request", "responseheaders", "response", "error", "tcp_message")


class Spy:
    """An addon that keeps the name of every hook that would show it an exchange."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def __getattr__(self, name: str) -> Callable[[Any], None]:
        if name not in _HOOKS:
            raise AttributeError(name)
        return lambda _: self.heard.append(name)


@pytest.mark.parametrize("host", [OTHER_HOST, "auth.openai.com", "accounts.google.com", "chatgpt.com.exemple.fr"])
async def test_another_host_keeps_its_certificate_and_its_secrets(
    host: str, world: World, received: list[Received]
) -> None:
    spy = Spy()
    async with world.running(spies=[spy]) as paravent:
        ends = await tunnel.opened(paravent.port, host)
        shown = tunnel.fingerprint(ends[1])
        body = LETTER.encode()
        head = f"POST /note HTTP/1.1\r\nHost: {host}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        answer = await tunnel.exchange(ends, head.encode() + body)
        assert decisions(paravent) == []
    assert shown == await tunnel.own_fingerprint(world.stand_in.port)
    assert answer.startswith(b"HTTP/1.1 200")
    assert received[0].body == body
    assert spy.heard == []


async def test_an_ai_host_shows_the_certificate_of_the_proxy_and_is_seen(
    world: World, received: list[Received]
) -> None:
    spy = Spy()
    async with world.running(spies=[spy]) as paravent:
        ends = await tunnel.opened(paravent.port, "chatgpt.com")
        shown = tunnel.fingerprint(ends[1])
        await tunnel.exchange(ends, b"GET / HTTP/1.1\r\nHost: chatgpt.com\r\nConnection: close\r\n\r\n")
    assert shown != await tunnel.own_fingerprint(world.stand_in.port)
    assert spy.heard == ["tls_established_client", "requestheaders", "request", "responseheaders", "response"]


async def test_bytes_that_are_no_protocol_at_all_reach_another_host(world: World) -> None:
    spy = Spy()
    async with world.running(spies=[spy]) as paravent:
        await tunnel.exchange(await tunnel.bare(paravent.port, OTHER_HOST), b"\0\1\2\n\n")
        assert decisions(paravent) == []
    assert spy.heard == []

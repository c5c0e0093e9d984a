import ssl
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mitmproxy.options import Options
from mitmproxy.proxy import commands, events
from mitmproxy.proxy.context import Context
from mitmproxy.proxy.layer import NextLayer
from mitmproxy.proxy.layers import HttpLayer, modes
from mitmproxy.test import tflow

from proxy.gate.captured import VEILS, Layers, Start, start

AI, ROUTER = "203.0.113.7", "192.168.1.1"


def hello(host: str | None) -> bytes:
    """What a real TLS client says first."""
    context, sent = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), ssl.MemoryBIO()
    context.check_hostname = False
    client = context.wrap_bio(ssl.MemoryBIO(), sent, server_hostname=host)
    with suppress(ssl.SSLWantReadError):
        client.do_handshake()
    return sent.read()


def in_two_records(data: bytes, at: int) -> bytes:
    """The same handshake in two records of TLS, as some clients write it."""
    head, body = data[:3], data[5:]
    return b"".join(head + len(part).to_bytes(2) + part for part in (body[:at], body[at:]))


def captured(data: bytes, address: str = AI) -> NextLayer:
    context = Context(tflow.tclient_conn(), Options())
    context.client.alpn = context.client.sni = None
    context.server.address = (address, 443)
    modes.TransparentProxy(context)
    following = NextLayer(context)
    following.events.append(events.DataReceived(context.client, data))
    return following


@pytest.mark.parametrize(
    ("data", "address", "found"),
    [
        (hello("chatgpt.com"), AI, Start.NAMED),
        (hello("www.example.org"), AI, Start.NAMED),
        (in_two_records(hello("chatgpt.com"), 40), AI, Start.NAMED),
        (hello(None), ROUTER, Start.NAMED),
        (hello(None), "fd00::1%eth0", Start.NAMED),
        (hello(None), AI, Start.NAMELESS),
        (hello(None), "2001:db8::7", Start.NAMELESS),
        *((hello(name), AI, Start.NAMELESS) for name in VEILS),
        (hello("Cloudflare-ECH.com"), ROUTER, Start.NAMELESS),
        (b"\x16\x03\x01\x00\x05\x01\x00\x00\x01\x00", AI, Start.NAMELESS),
        (b"\x16\x03\x09\x00\x05", AI, Start.NAMELESS),
        (b"\x16\x02\x01", AI, Start.NAMELESS),
        (b"GET / HTTP/1.1\r\nHost: chatgpt.com\r\n\r\n", AI, Start.HTTP),
        (b"P", AI, Start.HTTP),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", AI, Start.HTTP),
        (b"SSH-2.0-OpenSSH_9\r\n", AI, Start.NAMELESS),
        (b"\x00\x01Mme Lefevre", AI, Start.NAMELESS),
        (b"", AI, Start.EARLY),
    ],
)
def test_the_first_bytes_say_whom_a_connection_is_for(data: bytes, address: str, found: Start) -> None:
    assert start(data, address) is found


@pytest.mark.parametrize("host", ["chatgpt.com", "www.example.org"])
def test_no_first_part_of_a_greeting_is_concluded_from(host: str) -> None:
    whole = hello(host)
    assert {start(whole[:length], AI) for length in range(len(whole))} == {Start.EARLY}


@given(st.binary(max_size=64))
def test_whatever_comes_first_is_judged(data: bytes) -> None:
    assert start(data, AI) in Start


@pytest.mark.parametrize("part", [b"\x16", b"\x16\x03", hello("chatgpt.com")[:20]])
def test_nothing_is_chosen_before_the_name_is_there(part: bytes) -> None:
    following = captured(part)
    Layers().next_layer(following)
    assert following.layer is None


def test_words_in_the_clear_are_read_request_by_request() -> None:
    following = captured(b"GET / HT")
    Layers().next_layer(following)
    assert isinstance(following.layer, HttpLayer)


def test_a_connection_that_names_nobody_is_closed_unopened() -> None:
    following = captured(hello(None))
    Layers().next_layer(following)
    assert following.layer is not None
    said = list(following.layer.handle_event(events.Start()))
    assert [type(one) for one in said] == [commands.CloseConnection]
    assert list(following.layer.handle_event(events.DataReceived(following.context.client, b"x"))) == []


def test_the_choice_of_another_part_stands() -> None:
    following = captured(hello(None))
    following.layer = HttpLayer(following.context, "transparent")  # type: ignore[arg-type]  # never started
    kept = following.layer
    Layers().next_layer(following)
    assert following.layer is kept


def asked_for(address: str, data: bytes) -> NextLayer:
    """What an explicit client says inside the tunnel that it asked for."""
    following = captured(data, address)
    following.context.layers.clear()
    first = modes.HttpProxy(following.context)
    following.context.layers.append(first)
    return following


@pytest.mark.parametrize(
    ("address", "data", "closed"),
    [
        (AI, hello(None), True),
        (AI, hello("cloudflare-ech.com"), True),
        (ROUTER, hello(None), False),
        ("intranet.example.org", hello(None), False),
    ],
)
def test_a_client_that_asks_for_a_number_must_name_somebody_too(address: str, data: bytes, closed: bool) -> None:
    following = asked_for(address, data)
    with suppress(AttributeError):  # mitmproxy's own choice wants its options
        Layers().next_layer(following)
    assert (type(following.layer).__name__ == "_Closing") is closed

import ssl
from contextlib import suppress

import pytest
from mitmproxy.options import Options
from mitmproxy.proxy import commands, events
from mitmproxy.proxy.context import Context
from mitmproxy.proxy.layer import NextLayer
from mitmproxy.proxy.layers import modes
from mitmproxy.test import tflow

from proxy.gate.passage import Refuse
from proxy.gate.raw import Closing, names, stranger
from proxy.gate.scope import Scope
from proxy.services.catalogue import Catalogue


def inside_a_tunnel(data: bytes, host: str = "chatgpt.com", *, tunnelled: bool = True) -> NextLayer:
    client = tflow.tclient_conn()
    client.alpn, client.sni = None, None
    context = Context(client, Options())
    context.server.address = (host, 443)
    if tunnelled:
        modes.HttpProxy(context)
        context.layers.append(context.layers[0])
    following = NextLayer(context)
    following.events.append(events.DataReceived(client, data))
    return following


@pytest.mark.parametrize(
    ("data", "service"),
    [
        (b"\x00\x01Mme Lefevre", "chatgpt"),
        (b"SSH-2.0-OpenSSH_9\r\n", "chatgpt"),
        (b"Mme Lefevre\n", "chatgpt"),
        (b"\x16\x03\x01\x02\x00\x01", None),
        (b"\x16", None),
        (b"GET / HTTP/1.1\r\n", None),
        (b"POST /v1/chat HTTP/1.0\r\nhost: x", None),
        (b"PRI * HTTP/2.0\r\n", None),
        (b"PO", None),
        (b"", None),
    ],
)
def test_bytes_that_are_neither_tls_nor_http_are_told_from_those_that_are(
    catalogue: Catalogue, data: bytes, service: str | None
) -> None:
    found = stranger(inside_a_tunnel(data), Scope(catalogue))
    assert (found.id if found else None) == service


@pytest.mark.parametrize(("host", "tunnelled"), [("intranet.example.org", True), ("chatgpt.com", False)])
def test_what_is_for_nobody_here_is_left_alone(catalogue: Catalogue, host: str, tunnelled: bool) -> None:
    assert stranger(inside_a_tunnel(b"\x00\x01", host, tunnelled=tunnelled), Scope(catalogue)) is None


def greeting(host: str) -> bytes:
    """What a real TLS client sends first."""
    context, sent = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), ssl.MemoryBIO()
    with suppress(ssl.SSLWantReadError):
        context.wrap_bio(ssl.MemoryBIO(), sent, server_hostname=host).do_handshake()
    return sent.read()


@pytest.mark.parametrize(
    ("data", "sni"),
    [
        (greeting("deepai.org"), "deepai.org"),
        (greeting("deepai.org")[:40], None),
        (b"\x16\x03\x01\x00\x04\x01\x00\x00\x00", None),
        (b"\x16\x03\x01\x00\x00", None),
        (b"SSH-2.0-OpenSSH_9\r\n", None),
        (b"", None),
    ],
)
def test_a_tunnel_goes_by_where_it_leads_and_whom_it_asks_for(data: bytes, sni: str | None) -> None:
    assert names(inside_a_tunnel(data, "192.0.2.7")) == ("192.0.2.7", sni)


def test_what_is_no_tunnel_has_no_names() -> None:
    assert names(inside_a_tunnel(greeting("deepai.org"), tunnelled=False)) == ()


def test_closing_says_why_and_reads_no_more() -> None:
    context = inside_a_tunnel(b"").context
    closing = Closing(context, Refuse(503, (("content-length", "3"),), b"non"))
    said, closed = closing.handle_event(events.Start())
    assert isinstance(said, commands.SendData)
    assert said.data == b"HTTP/1.1 503 Refused\r\ncontent-length: 3\r\nconnection: close\r\n\r\nnon"
    assert isinstance(closed, commands.CloseConnection)
    assert list(closing.handle_event(events.DataReceived(context.client, b"Mme Lefevre"))) == []

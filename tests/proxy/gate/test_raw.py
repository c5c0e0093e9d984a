import pytest
from mitmproxy.options import Options
from mitmproxy.proxy import commands, events
from mitmproxy.proxy.context import Context
from mitmproxy.proxy.layer import NextLayer
from mitmproxy.proxy.layers import modes
from mitmproxy.test import tflow

from proxy.gate.passage import Refuse
from proxy.gate.raw import Closing, stranger
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


def test_closing_says_why_and_reads_no_more() -> None:
    context = inside_a_tunnel(b"").context
    closing = Closing(context, Refuse(503, (("content-length", "3"),), b"non"))
    said, closed = closing.handle_event(events.Start())
    assert isinstance(said, commands.SendData)
    assert said.data == b"HTTP/1.1 503 Refused\r\ncontent-length: 3\r\nconnection: close\r\n\r\nnon"
    assert isinstance(closed, commands.CloseConnection)
    assert list(closing.handle_event(events.DataReceived(context.client, b"Mme Lefevre"))) == []

"""The first bytes inside a tunnel: whose they are by name, and those for an AI host that are neither TLS nor HTTP."""

import re
from contextlib import suppress

from mitmproxy.net.tls import starts_like_tls_record
from mitmproxy.proxy import commands, events, layer
from mitmproxy.proxy.context import Context
from mitmproxy.proxy.layers import modes
from mitmproxy.proxy.layers.tls import parse_client_hello

from proxy.gate.passage import Refuse
from proxy.gate.scope import Names, Scope
from proxy.services.catalogue import Service

_HTTP = re.compile(rb"[A-Z]{3,10} [^\s]+ HTTP/1\.[01]\r?\n|PRI \* HTTP/2")
_LONGEST_START = 16


def stranger(nextlayer: layer.NextLayer, scope: Scope) -> Service | None:
    """The AI service that such bytes are for; None where they speak TLS or HTTP, or are for nobody here."""
    context, data = nextlayer.context, nextlayer.data_client()
    if not _is_tunnelled(context) or not data or context.server.address is None:
        return None
    service = scope.service_of(Names(context.server.address[0], context.client.sni, None))
    return None if service is None or _speaks(data) or context.client.alpn else service


def names(nextlayer: layer.NextLayer) -> tuple[str | None, ...]:
    """The names that a tunnel goes by: where it was asked to go, and for whom TLS asks inside; none in no tunnel."""
    context = nextlayer.context
    if not _is_tunnelled(context) or context.server.address is None:
        return ()
    return context.server.address[0], _sni(nextlayer.data_client())


def is_captured(context: Context) -> bool:
    """Whether the kernel led this connection here: its client asked no proxy for anything."""
    return bool(context.layers) and isinstance(context.layers[0], modes.TransparentProxy)


def _is_tunnelled(context: Context) -> bool:
    asked = len(context.layers) > 1 and isinstance(context.layers[0], modes.HttpProxy | modes.HttpUpstreamProxy)
    return asked or is_captured(context)


def _sni(data: bytes) -> str | None:
    """The server name of a ClientHello that is there in full (RFC 6066 §3)."""
    if starts_like_tls_record(data):
        with suppress(ValueError):
            hello = parse_client_hello(data)
            return hello.sni if hello else None
    return None


def _speaks(data: bytes) -> bool:
    """Whether these first bytes are, or may become, TLS or HTTP."""
    if starts_like_tls_record(data) or (len(data) < 3 and data[:1] == b"\x16"):  # noqa: PLR2004 - a TLS record's head
        return True
    start = data[:_LONGEST_START]
    return bool(_HTTP.match(data)) or (b"\n" not in data and start.split(b" ")[0].isalpha() and start.isascii())


class Closing(layer.Layer):
    """Says why, and closes. Nothing is read any more, and no connection to the service is ever opened."""

    def __init__(self, context: Context, refused: Refuse) -> None:
        super().__init__(context)
        self._refused = refused

    def _handle_event(self, event: events.Event) -> layer.CommandGenerator[None]:
        if isinstance(event, events.Start):
            yield commands.SendData(self.context.client, _http(self._refused))
            yield commands.CloseConnection(self.context.client)


def _http(refused: Refuse) -> bytes:
    head = "".join(f"{name}: {value}\r\n" for name, value in (*refused.headers, ("connection", "close")))
    return f"HTTP/1.1 {refused.status} Refused\r\n{head}\r\n".encode() + refused.body

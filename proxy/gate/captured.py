"""A connection that the kernel led here: whom it is for, as its own first bytes say, and no other word for it.

Its address is a number, and behind one number of a content network live many names. So nothing is concluded from the
address: a connection that names an AI service is examined, one that names another site is tunnelled untouched, and
one that names nobody, or hides it, goes no further. mitmproxy alone would tunnel what it cannot read.
"""

import re
from enum import Enum, auto
from ipaddress import ip_address, ip_network

from mitmproxy.addons.next_layer import NextLayer
from mitmproxy.net.tls import starts_like_tls_record
from mitmproxy.proxy import commands, events, layer
from mitmproxy.proxy.layers import HttpLayer, modes
from mitmproxy.proxy.layers.http import HTTPMode
from mitmproxy.proxy.layers.tls import parse_client_hello

from proxy.gate.raw import is_captured

VEILS = frozenset({"cloudflare-ech.com"})
"""Names that TLS shows in place of the true one under Encrypted ClientHello (draft-ietf-tls-esni): that of Cloudflare,
the one network that offers it to sites in general."""

_HTTP = re.compile(rb"[A-Za-z]{1,16}(?: |\Z)|\Z")
_TLS = b"\x16\x03"
_INTRANET = tuple(map(ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")))


class Start(Enum):
    """What the first bytes of a captured connection are."""

    EARLY = auto()
    """Too few to tell."""
    NAMED = auto()
    """TLS that says whom it is for, or that needs not say it: mitmproxy decides by the name."""
    HTTP = auto()
    """In the clear: each request says whom it is for."""
    NAMELESS = auto()
    """Anything else."""


class Layers(NextLayer):
    """mitmproxy's choice of the next protocol, kept from guessing about captured connections."""

    def next_layer(self, nextlayer: layer.NextLayer) -> None:
        """Choose, or wait for more bytes."""
        if nextlayer.layer is not None or not (_is_first(nextlayer) or _is_for_a_number(nextlayer)):
            super().next_layer(nextlayer)
            return
        match start(nextlayer.data_client(), _address(nextlayer)):
            case Start.EARLY:
                pass
            case Start.HTTP:
                nextlayer.layer = HttpLayer(nextlayer.context, HTTPMode.transparent)
            case Start.NAMELESS:
                nextlayer.layer = _Closing(nextlayer.context)
            case Start.NAMED:
                super().next_layer(nextlayer)


def start(data: bytes, address: str) -> Start:
    """Tell what a connection to an address begins with.

    Machines of an intranet are often called by their number alone, and no AI service has such an address.
    """
    if not data.startswith(_TLS[: len(data)]) or not data:
        return Start.HTTP if data and _HTTP.match(data) else Start.NAMELESS if data else Start.EARLY
    if len(data) <= len(_TLS):
        return Start.EARLY
    try:
        hello = parse_client_hello(data) if starts_like_tls_record(data) else None
    except ValueError:
        return Start.NAMELESS
    if hello is None:
        return Start.EARLY if starts_like_tls_record(data) else Start.NAMELESS
    if hello.sni is None:
        return Start.NAMED if _is_intranet(address) else Start.NAMELESS
    return Start.NAMELESS if hello.sni.lower() in VEILS else Start.NAMED


def _is_first(nextlayer: layer.NextLayer) -> bool:
    return is_captured(nextlayer.context) and len(nextlayer.context.layers) == 1


def _is_for_a_number(nextlayer: layer.NextLayer) -> bool:
    """Whether an explicit client asked for TLS at a public number: it would leave under the one account that may."""
    context, data = nextlayer.context, nextlayer.data_client()
    asked = bool(context.layers) and isinstance(context.layers[0], modes.HttpProxy | modes.HttpUpstreamProxy)
    if not asked or len(context.layers) == 1 or context.client.tls or not data or data[:1] != _TLS[:1]:
        return False
    try:
        return not _is_intranet(_address(nextlayer))
    except ValueError:
        return False  # a name, which says it all


def _address(nextlayer: layer.NextLayer) -> str:
    address = nextlayer.context.server.address
    return str(address[0]) if address else ""


def _is_intranet(address: str) -> bool:
    known = ip_address(address.partition("%")[0])
    return any(known in network for network in _INTRANET)


class _Closing(layer.Layer):
    """Closes, and opens no connection."""

    def _handle_event(self, event: events.Event) -> layer.CommandGenerator[None]:
        if isinstance(event, events.Start):
            yield commands.CloseConnection(self.context.client)

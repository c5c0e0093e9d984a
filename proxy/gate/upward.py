"""Captured requests leave by the parent proxy too, where there is one: by their name, for that is what it is asked."""

from dataclasses import dataclass

from mitmproxy import http
from mitmproxy.connection import Server
from mitmproxy.proxy.mode_specs import TransparentMode

from proxy.gate.request import End


@dataclass(frozen=True)
class Upward:
    """Comes after the gate, which still sees the address that the client believes in.

    Attributes:
        parent: Address and port of the parent proxy; None where there is none.
    """

    parent: End | None

    def request(self, flow: http.HTTPFlow) -> None:
        """Lead a captured request to the parent, unless it has its answer already."""
        captured = isinstance(flow.client_conn.proxy_mode, TransparentMode)
        if self.parent is None or not captured or flow.response is not None:
            return
        name = flow.client_conn.sni or flow.request.pretty_host
        flow.request.host = name
        flow.server_conn = Server(address=(name, flow.request.port), via=("http", self.parent))

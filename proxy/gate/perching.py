"""Requests to the canary's service, which does not exist, arrive where the canary waits for them, and nowhere else."""

from collections.abc import Callable
from dataclasses import dataclass

from mitmproxy import http
from mitmproxy.connection import Server

from proxy.services.canary import HOST


@dataclass(frozen=True)
class Perching:
    """Comes after the gate: what it refused has its answer already.

    Attributes:
        port: Tells the port of the loopback where the canary waits; 0 where there is none.
    """

    port: Callable[[], int]

    def request(self, flow: http.HTTPFlow) -> None:
        """Lead a request home; past any parent proxy, which would be told of it."""
        if flow.request.host != HOST or flow.response is not None:
            return
        if port := self.port():
            flow.request.host, flow.request.port, flow.request.scheme = "127.0.0.1", port, "http"
            flow.server_conn = Server(address=("127.0.0.1", port))
        else:
            flow.response = http.Response.make(503)

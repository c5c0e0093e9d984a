"""Connections sent elsewhere than their name says, for stand-ins and tests; TLS still checks the real name."""

from dataclasses import dataclass

from mitmproxy.proxy.server_hooks import ServerConnectionHookData


@dataclass(frozen=True)
class Rerouting:
    """Every connection goes to one address, whatever its name."""

    host: str
    port: int

    def server_connect(self, data: ServerConnectionHookData) -> None:
        """Change where the connection goes, and nothing else."""
        data.server.address = (self.host, self.port)

"""Connections sent elsewhere than their name says, for stand-ins and tests; TLS still checks the real name."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from mitmproxy.proxy.server_hooks import ServerConnectionHookData

from proxy.gate.request import End


@dataclass(frozen=True)
class Rerouting:
    """Every connection goes to one address, whatever its name.

    Attributes:
        host: Of it.
        port: Of it.
        ours: Tells the places that the product itself goes to, which stay what they are.
    """

    host: str
    port: int
    ours: Callable[[], Collection[End]] = tuple
    _names: dict[str, tuple[str, int]] = field(default_factory=dict)

    def server_connect(self, data: ServerConnectionHookData) -> None:
        """Change where the connection goes, and nothing else."""
        if data.server.address in self.ours():
            return
        if data.server.address is not None:
            self._names[data.server.id] = (data.server.address[0], data.server.address[1])
        data.server.address = (self.host, self.port)

    def server_connected(self, data: ServerConnectionHookData) -> None:
        """Give the connection its name back: mitmproxy looks for it by that when it has more to send."""
        name = self._names.pop(data.server.id, data.server.address)
        object.__setattr__(data.server, "address", name)  # its own setter refuses, once the connection is open

    def server_connect_error(self, data: ServerConnectionHookData) -> None:
        """Forget a connection that did not come up."""
        self._names.pop(data.server.id, None)

"""mitmproxy, embedded: only the parts that a proxy needs, and the gate among them."""

import asyncio
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mitmproxy.addons import block, core, disable_h2c
from mitmproxy.addons.proxyserver import Proxyserver
from mitmproxy.addons.upstream_auth import UpstreamAuth
from mitmproxy.master import Master
from mitmproxy.options import Options
from mitmproxy.proxy.mode_specs import TransparentMode

from proxy.gate.captured import Layers
from proxy.gate.certificates import Certificates
from proxy.gate.french_errors import speak_french
from proxy.gate.options import LATE
from proxy.gate.passwords import Passwords
from proxy.gate.silence import silence


class ListenError(Exception):
    """A port cannot be listened on.

    Attributes:
        port: Which; 0 where that is not known.
    """

    def __init__(self, port: int = 0) -> None:
        super().__init__(f"port {port}")
        self.port = port


@dataclass
class Proxy:
    """The running proxy. One at a time in a process: mitmproxy keeps the options of the last one in a global."""

    options: Options
    gate: object
    extra: Sequence[object] = ()
    late: Mapping[str, str] = field(default_factory=dict, repr=False)
    _master: Master | None = field(default=None, repr=False)
    _server: Proxyserver = field(default_factory=Proxyserver, init=False, repr=False)
    _task: asyncio.Task[None] | None = field(default=None, repr=False)

    async def start(self) -> int:
        """Listen, and return the port.

        Raises:
            ListenError: the port is taken or not allowed.
        """
        silence()
        speak_french()
        os.environ.pop("SSLKEYLOGFILE", None)  # mitmproxy would write session keys there
        os.environ.pop("MITMPROXY_SSLKEYLOGFILE", None)
        self._master = Master(self.options)
        # The gate comes first: no other part sees a request before it is sealed.
        self._master.addons.add(
            self.gate,
            *self.extra,
            core.Core(),
            block.Block(),
            disable_h2c.DisableH2C(),
            self._server,
            Layers(),
            Certificates(),
            Passwords(),
            UpstreamAuth(),
        )
        self._master.options.update(**LATE, **self.late)
        self._task = asyncio.get_running_loop().create_task(self._master.run())
        return await self._listening()

    async def _listening(self) -> int:
        assert self._task is not None  # noqa: S101 - set by start
        while not (servers := list(self._server.servers)) or not all(server.is_running for server in servers):
            done, _ = await asyncio.wait({self._task}, timeout=0.02)
            failed = [server for server in servers if server.last_exception]
            if done or failed:
                taken = failed[0].mode.listen_port(self.options.listen_port) if failed else None
                await self.stop()
                raise ListenError(taken or 0)
        explicit = next(server for server in servers if not isinstance(server.mode, TransparentMode))
        return int(explicit.listen_addrs[0][1])

    async def stop(self) -> None:
        """Close everything."""
        if self._master is not None and self._task is not None:
            await self._server.servers.update([])  # mitmproxy leaves its port open, for its process ends with it
            self._master.shutdown()
            await asyncio.gather(self._task, return_exceptions=True)

"""mitmproxy with the product's options and addons, but for another addon in the gate's place."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

from proxy import ca
from proxy.gate.master import Proxy
from proxy.gate.options import options
from proxy.gate.rerouting import Rerouting
from tests.wire.kit import CHAT, HARMLESS, World, asking, trust

_ALLOW = r"^api\.openai\.com\.?:443\Z"


@dataclass
class Running:
    """mitmproxy with our options and another addon in the gate's place."""

    port: int
    certificate: Path

    def client(self, *, http2: bool = False) -> httpx.AsyncClient:
        proxy = f"http://127.0.0.1:{self.port}"
        known = trust(self.certificate, http2=http2)
        return httpx.AsyncClient(proxy=proxy, verify=known, http2=http2, timeout=2, trust_env=False)

    async def ask(self, *, http2: bool = False) -> httpx.Response:
        async with self.client(http2=http2) as client:
            return await client.post(CHAT, content=asking(HARMLESS))


@asynccontextmanager
async def running(world: World, home: Path, addon: object) -> AsyncIterator[Running]:
    ca.ensure(home, ("openai.com",), datetime.now(UTC))
    wanted = options(port=0, confdir=home, allow=_ALLOW, upstream_ca=world.stand_in.authority)
    proxy = Proxy(wanted, addon, (Rerouting("127.0.0.1", world.stand_in.port),))
    port = await proxy.start()
    try:
        yield Running(port, home / ca.CERTIFICATE_FILE)
    finally:
        await proxy.stop()


def addon(**hooks: Callable[[Any], Any]) -> object:
    """An addon with these hooks."""
    return type("Addon", (), {name: staticmethod(hook) for name, hook in hooks.items()})()

"""What the tests on real sockets share: the stand-in, the product in front of it, and clients that trust it."""

import asyncio
import json
import ssl
import tempfile
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from proxy import ca
from proxy.composition import Paravent
from proxy.demo.clients import Network
from proxy.demo.stand_in import StandIn
from proxy.journal.reading import lines
from proxy.screening.pool import Pool
from proxy.settings import Settings

CHAT = "https://api.openai.com/v1/chat/completions"
HARMLESS = "Quelle est la posologie de l'amoxicilline chez l'enfant dans l'angine ?"
NAME = "Hélène Lefèvre"
LETTER = f"Rédige un courrier pour Mme {NAME}, tél. 06 39 98 12 34."
STORY = "Ma patiente de la chambre 214 refuse l'antibiotique ce matin, comment la convaincre ?"

type Json = Any


def asking(words: str, **more: Json) -> bytes:
    """The body of a chat completion, written as no serialiser of ours would."""
    return json.dumps({"model": "gpt-5", "messages": [{"role": "user", "content": words}]} | more, indent=1).encode()


def said(answer: httpx.Response) -> str:
    """What the chat completion answers."""
    return str(answer.json()["choices"][0]["message"]["content"])


def journal(paravent: Paravent) -> list[dict[str, Json]]:
    """The lines written so far."""
    return [dict(line.entry) for line in lines(paravent.settings.journal)]


def decisions(paravent: Paravent) -> list[dict[str, Json]]:
    """The decisions written so far."""
    return [line for line in journal(paravent) if line["event"] == "decision"]


async def until(happens: Callable[[], bool], seconds: float = 30) -> None:
    """Wait for what another process or thread does.

    Raises:
        TimeoutError: it did not.
    """
    async with asyncio.timeout(seconds):
        while not happens():  # noqa: ASYNC110 - what it waits for is no task of this loop
            await asyncio.sleep(0.02)


@dataclass(frozen=True, slots=True)
class World:
    """One stand-in and one set of analysis processes for all tests; as many products as they like."""

    stand_in: StandIn
    pool: Pool

    @asynccontextmanager
    async def running(
        self, *, lend: bool = True, spies: Sequence[object] = (), **settings: Json
    ) -> AsyncIterator[Paravent]:
        """A product of its own home, whose every connection goes to the stand-in, with addons that look on."""
        with tempfile.TemporaryDirectory(prefix="paravent-test-") as home:
            paravent = Paravent(self.settings(Path(home), **settings), self.pool if lend else None)
            paravent.proxy.extra = (*paravent.proxy.extra, *spies)
            await paravent.start()
            try:
                yield paravent
            finally:
                await paravent.stop()

    def settings(self, home: Path, **more: Json) -> Settings:
        """Settings that lead to the stand-in and nowhere else."""
        usual: Json = {"port": 0, "upstream_ca": self.stand_in.authority, "reroute": ("127.0.0.1", self.stand_in.port)}
        return Settings(home=home, **usual | more)


class _OnlyHttp2(ssl.SSLContext):
    """Offers nothing but HTTP/2: httpx names HTTP/1.1 first, which mitmproxy then takes."""

    def set_alpn_protocols(self, alpn_protocols: Iterable[str]) -> None:
        super().set_alpn_protocols(["h2"])


def trust(certificate: Path, *, http2: bool = False) -> ssl.SSLContext:
    """What a workstation of today checks, and the one authority that it knows."""
    context = (_OnlyHttp2 if http2 else ssl.SSLContext)(ssl.PROTOCOL_TLS_CLIENT)
    context.verify_flags |= ssl.VERIFY_X509_STRICT | ssl.VERIFY_X509_PARTIAL_CHAIN
    context.load_verify_locations(certificate)
    return context


def workstation(port: int, certificate: Path, *, http2: bool = False) -> httpx.AsyncClient:
    """It knows the proxy on that port and trusts that authority, and sends nothing of its own accord."""
    return httpx.AsyncClient(
        proxy=f"http://127.0.0.1:{port}",
        verify=trust(certificate, http2=http2),
        http2=http2,
        timeout=30,
        trust_env=False,
        headers={"content-type": "application/json"},
    )


def client(paravent: Paravent, *, http2: bool = False) -> httpx.AsyncClient:
    """A workstation behind that product."""
    return workstation(paravent.port, paravent.settings.authority / ca.CERTIFICATE_FILE, http2=http2)


class _Http2(Network):
    """The demonstration's clients, over HTTP/2."""

    def options(self) -> Json:
        return Network.options(self) | {"http2": True, "verify": trust(self.authority, http2=True)}


def network(paravent: Paravent, *, http2: bool = False) -> Network:
    """Where the demonstration's clients find the proxy."""
    kind = _Http2 if http2 else Network
    return kind(f"http://127.0.0.1:{paravent.port}", paravent.settings.authority / ca.CERTIFICATE_FILE)

"""The internet of the lab, as a program: sites under their real names, each with its own certificate, on 443 and 80.

`python -m tests.lab.internet FOLDER` serves until it is killed. Everything that it receives is in FOLDER/received, one
line of JSON each, and every datagram to UDP 443 in FOLDER/datagrams.
"""

import asyncio
import json
import ssl
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from hypercorn.asyncio import serve
from hypercorn.config import Config
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from proxy.demo.stand_in import Received, StandIn

type Json = Any


@dataclass(frozen=True, slots=True)
class Site:
    """One certificate and where it is served. The addresses are those of examples (RFC 5737, RFC 3849).

    Attributes:
        names: In its certificate.
        last: Of its addresses, IPv4 and IPv6: several sites share one, as behind a CDN.
    """

    names: tuple[str, ...]
    last: int

    @property
    def address(self) -> str:
        """IPv4."""
        return f"203.0.113.{self.last}"

    @property
    def address6(self) -> str:
        """IPv6."""
        return f"2001:db8::{self.last}"


CHATGPT = Site(("chatgpt.com",), 10)
OPENAI = Site(("api.openai.com",), 11)
CLAUDE = Site(("claude.ai",), 12)
ANTHROPIC = Site(("api.anthropic.com",), 13)
LE_CHAT = Site(("chat.mistral.ai",), 14)
GOOGLE = Site(("gemini.google.com", "docs.google.com"), 15)
"""One certificate for an AI host and for another: what browsers take for leave to share a connection."""
CHATGPT_TOO = Site(("ws.chatgpt.com",), 16)
"""An AI host that no list names: only its DNS answer tells its address."""
NEIGHBOUR = Site(("www.voisin.example",), CHATGPT.last)
"""No AI service's, at the address of one."""
HEALTH = Site(("www.sante.example",), 20)
SITES = (CHATGPT, CHATGPT_TOO, OPENAI, CLAUDE, ANTHROPIC, LE_CHAT, GOOGLE, NEIGHBOUR, HEALTH)
ALIASES = {"ws.chatgpt.com": "edge.reseau.example"}
"""Names whose DNS answer is another name."""


@dataclass(frozen=True, slots=True)
class Internet:
    """What tests read of it.

    Attributes:
        folder: Of its certificates and of what it received.
    """

    folder: Path

    @property
    def authority(self) -> Path:
        """Certificate that signed those of all sites."""
        return self.folder / "authority.pem"

    @property
    def received(self) -> list[Received]:
        """All requests so far."""
        return [Received(**row | {"body": row["body"].encode("latin-1")}) for row in self._rows("received")]

    @property
    def datagrams(self) -> int:
        """How many there were to UDP 443."""
        return len(self._rows("datagrams"))

    def forget(self) -> None:
        """Begin again with nothing received."""
        for name in ("received", "datagrams"):
            (self.folder / name).write_bytes(b"")

    def fingerprint(self, site: Site) -> str:
        """SHA-256 of a site's certificate, in hexadecimal."""
        certificate = x509.load_pem_x509_certificate(self._files(site)[0].read_bytes())
        return certificate.fingerprint(hashes.SHA256()).hex()

    def found(self) -> None:
        """Make the authority and every certificate."""
        authority = trustme.CA()
        authority.cert_pem.write_to_path(str(self.authority))
        for site in SITES:
            leaf, (certificate, key) = authority.issue_cert(*site.names), self._files(site)
            certificate.write_bytes(b"".join(pem.bytes() for pem in leaf.cert_chain_pems))
            leaf.private_key_pem.write_to_path(str(key))
        self.forget()

    def contexts(self) -> Iterator[tuple[str, ssl.SSLContext]]:
        """Each name with what TLS needs to answer for it."""
        for site in SITES:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(*self._files(site))
            context.set_alpn_protocols(["h2", "http/1.1"])
            yield from ((name, context) for name in site.names)

    def _files(self, site: Site) -> tuple[Path, Path]:
        return self.folder / f"{site.names[0]}.pem", self.folder / f"{site.names[0]}.key"

    def _rows(self, name: str) -> list[Json]:
        return [json.loads(line) for line in (self.folder / name).read_text("utf-8").splitlines()]


class _Ledger(list[Received]):
    """Writes down what the stand-in remembers."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file = file

    def append(self, received: Received, /) -> None:
        with self.file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(received) | {"body": received.body.decode("latin-1")}) + "\n")


class _BySni(Config):
    """Chooses a certificate by the name that a client asks for."""

    contexts: dict[str, ssl.SSLContext]

    @property
    def ssl_enabled(self) -> bool:
        return True

    def create_ssl_context(self) -> ssl.SSLContext:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.set_alpn_protocols(["h2", "http/1.1"])
        context.sni_callback = self._choose
        return context

    def _choose(self, connection: ssl.SSLObject, name: str | None, _: ssl.SSLContext) -> int | None:
        if name not in self.contexts:
            return ssl.ALERT_DESCRIPTION_UNRECOGNIZED_NAME
        connection.context = self.contexts[name]
        return None


class _Sites(StandIn):
    """The stand-in for AI services, with a page for browsers, on the ports that everybody knows."""

    async def live(self, internet: Internet) -> None:
        config = _BySni()
        config.contexts = dict(internet.contexts())
        config.bind, config.insecure_bind = ["[::]:443"], ["[::]:80"]
        config.errorlog = config.accesslog = None
        await serve(self._application(), config, shutdown_trigger=asyncio.Event().wait)  # type: ignore[arg-type]  # Starlette is ASGI


def _page(request: Request) -> Response:
    return HTMLResponse(f"<!doctype html><title>{request.url.hostname}</title><h1>Bonjour</h1>")


class _Datagrams(asyncio.DatagramProtocol):
    def __init__(self, file: Path) -> None:
        self.file = file

    def datagram_received(self, data: bytes, addr: object) -> None:
        with self.file.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"bytes": len(data)}) + "\n")


async def _live(folder: Path) -> None:
    internet = Internet(folder)
    await asyncio.get_running_loop().create_datagram_endpoint(
        lambda: _Datagrams(folder / "datagrams"), local_addr=("::", 443)
    )
    await _Sites(folder, {"/": _page}, _Ledger(folder / "received")).live(internet)


if __name__ == "__main__":
    asyncio.run(_live(Path(sys.argv[1])))

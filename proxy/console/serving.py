"""hypercorn around the console: on one socket, silent, with our headers on every answer, its own included."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import time
from typing import override
from wsgiref.handlers import format_date_time

from hypercorn.asyncio import serve
from hypercorn.config import Config
from starlette.types import ASGIApp

from proxy.console.headers import HEADERS


@dataclass(frozen=True, slots=True)
class Certificate:
    """Files, PEM: the chain that the console shows, and its key."""

    chain: Path
    key: Path


class _Config(Config):
    """hypercorn's own answers (a malformed request, a page that broke off) carry the same headers as ours."""

    @override
    def response_headers(self, protocol: str) -> list[tuple[bytes, bytes]]:
        dated = {"date": format_date_time(time())} | HEADERS
        return [(name.encode("ascii"), value.encode("ascii")) for name, value in dated.items()]


def listen(host: str, port: int) -> socket.socket:
    """Take a port, 0 for any free one; its number is part of the address that the guard insists on.

    Raises:
        OSError: it is taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((host, port))
        taken.listen()
    except OSError:
        taken.close()
        raise
    return taken


@asynccontextmanager
async def served(app: ASGIApp, taken: socket.socket, certificate: Certificate | None = None) -> AsyncIterator[None]:
    """Answer on a socket while the block lasts.

    Args:
        app: The console.
        taken: From `listen`; it is closed at the end.
        certificate: For TLS.

    Raises:
        OSError: the certificate cannot be read (ssl.SSLError where it is none).
    """
    stop = asyncio.Event()
    config = _config(taken, certificate)
    config.create_ssl_context()
    serving = asyncio.create_task(_serve(app, config, stop))
    try:
        yield
    finally:
        stop.set()
        await serving


async def _serve(app: ASGIApp, config: _Config, stop: asyncio.Event) -> None:
    await serve(app, config, shutdown_trigger=stop.wait)  # type: ignore[arg-type]  # ASGI, in stricter words


def _config(taken: socket.socket, certificate: Certificate | None) -> _Config:
    config = _Config()
    config.bind = [f"fd://{taken.detach()}"]
    config.accesslog = config.errorlog = None  # what people ask for is the console's journal's business alone
    config.alpn_protocols = ["http/1.1"]
    config.h11_max_incomplete_size = 16 * 1024
    config.keep_alive_timeout = 15  # also for the head of a request; the guard waits for its form
    config.graceful_timeout = 1
    config.max_app_queue_size = 10
    if certificate:
        config.certfile, config.keyfile = str(certificate.chain), str(certificate.key)
    return config

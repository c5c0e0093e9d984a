"""hypercorn around a page of ours: on one socket, silent, with the page's headers on every answer, its own included."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import time
from types import MappingProxyType
from typing import override
from wsgiref.handlers import format_date_time

from hypercorn.asyncio import serve
from hypercorn.config import Config, Sockets
from starlette.types import ASGIApp, Receive, Scope, Send

_GRACE_S = 1
"""Seconds that answers have to end by themselves when the server stops."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """Files, PEM: the chain that is shown, and its key."""

    chain: Path
    key: Path


class _Config(Config):
    """hypercorn's own answers (a malformed request, a page that broke off) carry the same headers as ours.

    It is handed our socket as it is: by its number, it would set options that Windows refuses once a port is taken.
    """

    always: Mapping[str, str] = MappingProxyType({})
    taken: socket.socket

    @override
    def create_sockets(self) -> Sockets:
        self.taken.setblocking(False)
        return Sockets([self.taken], [], []) if self.ssl_enabled else Sockets([], [self.taken], [])

    @override
    def response_headers(self, protocol: str) -> list[tuple[bytes, bytes]]:
        dated = {"date": format_date_time(time()), **self.always}
        return [(name.encode("ascii"), value.encode("ascii")) for name, value in dated.items()]


@dataclass(frozen=True, slots=True)
class _Answering:
    """What answers, and the answers under way: hypercorn would wait forever for one that never ends."""

    app: ASGIApp
    running: "set[asyncio.Task[object]]" = field(default_factory=set)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        task = asyncio.current_task()
        if task is not None and scope["type"] == "http":
            self.running.add(task)
            task.add_done_callback(self.running.discard)
        await self.app(scope, receive, send)

    def cut(self) -> None:
        """End them where they are."""
        for task in self.running:
            task.cancel()


def listen(host: str, port: int) -> socket.socket:
    """Take a port, 0 for any free one; its number is part of the address that guards insist on.

    Raises:
        OSError: it is taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name != "nt":  # where it would share the port with another program, instead of taking it over at once
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((host, port))
        taken.listen()
    except OSError:
        taken.close()
        raise
    return taken


@asynccontextmanager
async def served(
    app: ASGIApp, taken: socket.socket, headers: Mapping[str, str], certificate: Certificate | None = None
) -> AsyncIterator[None]:
    """Answer on a socket while the block lasts.

    Args:
        app: What answers.
        taken: From `listen`; it is closed at the end.
        headers: On each answer; ASCII.
        certificate: For TLS.

    Raises:
        OSError: the certificate cannot be read (ssl.SSLError where it is none).
    """
    stop, answering = asyncio.Event(), _Answering(app)
    config = _config(taken, headers, certificate)
    config.create_ssl_context()
    serving = asyncio.create_task(_serve(answering, config, stop))
    try:
        yield
    finally:
        stop.set()
        while serving not in (await asyncio.wait([serving], timeout=_GRACE_S))[0]:
            answering.cut()
        await serving


async def _serve(app: ASGIApp, config: _Config, stop: asyncio.Event) -> None:
    await serve(app, config, shutdown_trigger=stop.wait)  # type: ignore[arg-type]  # ASGI, in stricter words


def _config(taken: socket.socket, headers: Mapping[str, str], certificate: Certificate | None) -> _Config:
    config = _Config()
    config.always = headers
    config.taken = taken
    config.accesslog = config.errorlog = None  # what people ask for is no log's business
    config.alpn_protocols = ["http/1.1"]
    config.h11_max_incomplete_size = 16 * 1024
    config.keep_alive_timeout = 15  # also for the head of a request; what answers waits for its body
    config.graceful_timeout = _GRACE_S
    config.max_app_queue_size = 10
    if certificate:
        config.certfile, config.keyfile = str(certificate.chain), str(certificate.key)
    return config

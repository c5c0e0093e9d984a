"""A collector of OpenTelemetry logs on this machine: the protocol's own messages, served over HTTP by hypercorn."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypercorn.asyncio import serve
from hypercorn.config import Config
from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import (
    ExportLogsPartialSuccess,
    ExportLogsServiceRequest,
    ExportLogsServiceResponse,
)
from opentelemetry.proto.logs.v1.logs_pb2 import LogRecord
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.proxy.siem.receiver import Authority


@dataclass
class Collector:
    """What it was sent, and what it answers next.

    Attributes:
        port: Where it listens.
        answers: Responses to give first; then it takes everything.
        requests: What it took.
        headers: Of each request.
        refused: Requests that hold this are refused, with the status `refusal`.
        refusal: See there.
    """

    port: int
    answers: list[Response] = field(default_factory=list)
    requests: list[ExportLogsServiceRequest] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    refused: bytes = b""
    refusal: int = 400

    @property
    def records(self) -> list[LogRecord]:
        """All records, in order."""
        return [
            record
            for request in self.requests
            for resource in request.resource_logs
            for scope in resource.scope_logs
            for record in scope.log_records
        ]

    async def take(self, request: Request) -> Response:
        """One export."""
        body = await request.body()
        self.headers.append(dict(request.headers))
        if self.answers:
            return self.answers.pop(0)
        if self.refused and self.refused in body:
            return Response(status_code=self.refusal)
        self.requests.append(ExportLogsServiceRequest.FromString(body))
        return answer()


def answer(rejected: int = 0) -> Response:
    """What a collector says when it took all but so many."""
    told = ExportLogsServiceResponse(partial_success=ExportLogsPartialSuccess(rejected_log_records=rejected))
    return Response(told.SerializeToString(), media_type="application/x-protobuf")


@contextmanager
def collecting(authority: Authority | None = None, folder: Path | None = None, port: int = 0) -> Iterator[Collector]:
    """Listen until the block ends; with an authority, over TLS, its files in that folder."""
    listener = socket.create_server(("127.0.0.1", port))
    collector = Collector(listener.getsockname()[1])
    config = Config()
    config.bind = [f"fd://{listener.detach()}"]  # hypercorn's from here on
    config.loglevel = "CRITICAL"
    if authority and folder:
        ours = authority.ca.issue_cert("localhost")
        ours.cert_chain_pems[0].write_to_path(str(folder / "cert.pem"))
        ours.private_key_pem.write_to_path(str(folder / "key.pem"))
        config.certfile, config.keyfile = str(folder / "cert.pem"), str(folder / "key.pem")
    app = Starlette(routes=[Route("/v1/logs", collector.take, methods=["POST"])])
    with _running(app, config):
        yield collector


@contextmanager
def _running(app: Any, config: Config) -> Iterator[None]:  # noqa: ANN401 - an ASGI application
    loop = asyncio.new_event_loop()
    ended = asyncio.Event()
    thread = threading.Thread(target=_serve, args=(loop, app, config, ended))
    thread.start()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(ended.set)
        thread.join()
        loop.close()


def _serve(loop: asyncio.AbstractEventLoop, app: Any, config: Config, ended: asyncio.Event) -> None:  # noqa: ANN401 - idem
    async def _end() -> None:
        await ended.wait()

    with contextlib.suppress(asyncio.CancelledError):
        loop.run_until_complete(serve(app, config, shutdown_trigger=_end))

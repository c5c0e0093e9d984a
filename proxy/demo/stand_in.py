"""A stand-in for AI services: their host names, their TLS, their wire formats, on loopback. It remembers all."""

import asyncio
import json
import re
import socket
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import trustme
from hypercorn.asyncio import serve
from hypercorn.config import Config
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from proxy.demo import openai_answers, other_answers
from proxy.demo.speech import Json
from proxy.wire.tree import strings

HOSTS = (
    "api.openai.com",
    "api.anthropic.com",
    "api.mistral.ai",
    "generativelanguage.googleapis.com",
    "chatgpt.com",
    "claude.ai",
    "chat.mistral.ai",
    "api.groq.com",
)
OTHER_HOST = "intranet.example.org"
"""No AI service's: its traffic must go through untouched."""


@dataclass(slots=True)
class Received:
    """One request as the service saw it."""

    host: str
    path: str
    body: bytes = field(repr=False)
    headers: dict[str, str] = field(default_factory=dict, repr=False)
    http_version: str = ""

    @property
    def plain(self) -> str:
        """Path and body with escapes undone, for looking words up."""
        text = self.body.decode("utf-8", "replace")
        try:
            return self.path + json.dumps(json.loads(text), ensure_ascii=False)
        except ValueError:
            return self.path + text

    @property
    def words(self) -> str:
        """The longest text in the body: the prompt, as a person would look for it."""
        try:
            return max((text for _, text in strings(json.loads(self.body))), key=len, default="")
        except ValueError:
            return ""


@dataclass
class StandIn:
    """The stand-in. Start it, point the proxy at its port, read what it received.

    Attributes:
        folder: Where its certificates go.
        pages: Answers of its own to some paths, before the usual ones.
        received: All that it was sent.
        port: On loopback, once started.
    """

    folder: Path
    pages: Mapping[str, Callable[[Request], Response]] = field(default_factory=dict, repr=False)
    received: list[Received] = field(default_factory=list, repr=False)
    port: int = 0
    _stop: asyncio.Event = field(default_factory=asyncio.Event, repr=False)
    _task: asyncio.Task[None] | None = field(default=None, repr=False)

    @property
    def authority(self) -> Path:
        """Certificate that signed the stand-in's own."""
        return self.folder / "stand-in-ca.pem"

    async def start(self) -> None:
        """Make certificates and listen on a free port of loopback."""
        authority = trustme.CA()
        authority.cert_pem.write_to_path(str(self.authority))
        leaf = authority.issue_cert(*HOSTS, OTHER_HOST, "127.0.0.1")
        certificate, key = self.folder / "stand-in.pem", self.folder / "stand-in.key"
        for i, blob in enumerate(leaf.cert_chain_pems):
            blob.write_to_path(str(certificate), append=i > 0)
        leaf.private_key_pem.write_to_path(str(key))
        listener = _listener()
        self.port = listener.getsockname()[1]
        config = Config()
        config.bind = [f"fd://{listener.detach()}"]
        config.certfile, config.keyfile = str(certificate), str(key)
        config.alpn_protocols = ["h2", "http/1.1"]
        config.errorlog = config.accesslog = None
        config.ssl_handshake_timeout = 10
        # It never closes first: a request that meets such an end on its way is answered with 502, by no fault of ours.
        config.keep_alive_timeout, config.keep_alive_max_requests = 3600, 1 << 31
        self._task = asyncio.get_running_loop().create_task(
            serve(self._application(), config, shutdown_trigger=self._stop.wait)  # type: ignore[arg-type]  # Starlette is ASGI
        )
        await asyncio.sleep(0.05)

    async def stop(self) -> None:
        """Close."""
        self._stop.set()
        if self._task is not None:
            await asyncio.gather(self._task, return_exceptions=True)

    @property
    def text(self) -> str:
        """Everything that was ever received, escapes undone, for looking names up."""
        return "\n".join(item.plain for item in self.received)

    def _application(self) -> Starlette:
        return Starlette(routes=[Route("/{path:path}", self._serve, methods=["GET", "POST", "PUT", "DELETE", "PATCH"])])

    async def _serve(self, request: Request) -> Response:
        body = await request.body()
        host = request.headers.get("host", "")
        self.received.append(
            Received(
                host,
                str(request.url.path),
                body,
                dict(request.headers),
                request.scope.get("http_version", ""),
            )
        )
        if page := self.pages.get(request.url.path):
            return page(request)
        for pattern, speak, lines in _ANSWERS:
            if body and re.search(pattern, f"{host}{request.url.path}"):
                said = speak(json.loads(body))
                return _streamed(said, lines=lines) if isinstance(said, Iterator) else JSONResponse(said)
        return JSONResponse({"ok": True})


_ANSWERS: tuple[tuple[str, Callable[[Json], Json], bool], ...] = (
    (r"/chat/completions$", openai_answers.chat, False),
    (r"/v1/responses$", openai_answers.responses, False),
    (r"/v1/completions$", openai_answers.completions, False),
    (r"/v1/embeddings$", openai_answers.embeddings, False),
    (r"/v1/messages$", other_answers.messages, False),
    (r":generateContent$", lambda body: other_answers.gemini(body, stream=False), False),
    (r":streamGenerateContent$", lambda body: other_answers.gemini(body, stream=True), False),
    (r"^chatgpt\.com/backend-api/f/conversation$", other_answers.chatgpt, False),
    (r"^claude\.ai/.*/completion$", other_answers.claude_web, False),
    (r"/api/trpc/message\.newChat$", other_answers.lechat_new, False),
    (r"^chat\.mistral\.ai/api/chat$", other_answers.lechat, True),
)
"""Host and path, who answers, and whether events are lines of JSON rather than server-sent."""


def _streamed(events: Iterator[Json], *, lines: bool) -> StreamingResponse:
    async def chunks() -> AsyncIterator[bytes]:
        for event in events:
            yield _line(event) if lines else _server_sent(event)
            await asyncio.sleep(0)

    return StreamingResponse(chunks(), media_type="application/x-ndjson" if lines else "text/event-stream")


def _line(event: Json) -> bytes:
    return f"15:{json.dumps(event, ensure_ascii=False)}\n".encode()


def _server_sent(event: Json) -> bytes:
    if event == "[DONE]":
        return b"data: [DONE]\n\n"
    name = f"event: {event['type']}\n" if isinstance(event, dict) and "type" in event else ""
    return f"{name}data: {json.dumps(event, ensure_ascii=False)}\n\n".encode()


def _listener() -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", 0))
    listener.listen(256)
    listener.setblocking(False)
    return listener

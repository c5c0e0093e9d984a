"""A real HTTPS server of policy files, on loopback, that can misbehave."""

import hashlib
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import trustme


@dataclass
class Server:
    """What it serves, and what it was asked.

    Attributes:
        authority: File of the authority that its certificate is from.
        files: Content by path.
        redirections: Location by path.
        status: Answered to everything where it is not 0.
        etags: Whether it marks what it serves.
        cut: Bytes that it leaves out of every body that it announces.
        asked: Path and status of each request so far.
    """

    authority: Path
    port: int = 0
    files: dict[str, bytes] = field(default_factory=dict)
    redirections: dict[str, str] = field(default_factory=dict)
    status: int = 0
    etags: bool = True
    cut: int = 0
    asked: list[tuple[str, int]] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"https://localhost:{self.port}"


@contextmanager
def serving(authority: Path) -> Iterator[Server]:
    """Serve until the end of the block."""
    made = trustme.CA()
    made.cert_pem.write_to_path(authority)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.issue_cert("localhost").configure_cert(context)
    server = Server(authority)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            _answer(self, server)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            """Say nothing."""

    class Listener(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing: a client that distrusts the certificate leaves."""

    listener = Listener(("127.0.0.1", 0), Handler)
    listener.socket = context.wrap_socket(listener.socket, server_side=True, do_handshake_on_connect=False)
    server.port = listener.server_port
    thread = threading.Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        listener.shutdown()
        thread.join()
        listener.server_close()


def _answer(handler: BaseHTTPRequestHandler, server: Server) -> None:
    content = server.files.get(handler.path)
    mark = f'"{hashlib.md5(content or b"").hexdigest()}"'
    status = server.status or (302 if handler.path in server.redirections else 200 if content is not None else 404)
    if status == 200 and server.etags and handler.headers["If-None-Match"] == mark:
        status = 304
    server.asked.append((handler.path, status))
    handler.send_response(status)
    if status == 302:
        handler.send_header("Location", server.redirections[handler.path])
    body = content if status == 200 and content is not None else b""
    if status != 304:
        handler.send_header("Content-Length", str(len(body)))
    if server.etags and content is not None:
        handler.send_header("ETag", mark)
    handler.end_headers()
    handler.wfile.write(body[: len(body) - server.cut])
    if server.cut:
        handler.close_connection = True

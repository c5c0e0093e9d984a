"""A TLS server and a proxy in front of it, on loopback, for as long as a block lasts."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import trustme


@contextmanager
def serving(answer: Callable[[socket.socket], None]) -> Iterator[int]:
    """Listen on a free port of loopback and have each connection answered in turn."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def loop() -> None:
            with suppress(OSError):
                while True:
                    opened, _ = server.accept()
                    with opened, suppress(OSError):
                        answer(opened)

        threading.Thread(target=loop, daemon=True).start()
        yield int(server.getsockname()[1])
        server.shutdown(socket.SHUT_RDWR)


def proxy(authority: trustme.CA, status: bytes = b"200 OK") -> Callable[[socket.socket], None]:
    """Answer CONNECT with a status, then show a certificate of this authority for whatever name is asked for."""
    show = shown(authority)

    def answer(opened: socket.socket) -> None:
        asked = b""
        while not asked.endswith(b"\r\n\r\n"):
            asked += opened.recv(1)
        opened.sendall(b"HTTP/1.1 " + status + b"\r\n\r\n")
        show(opened)

    return answer


def shown(authority: trustme.CA) -> Callable[[socket.socket], None]:
    """Show a certificate of this authority at once, as a site does."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("chatgpt.com", "www.sante.example").configure_cert(context)

    def answer(opened: socket.socket) -> None:
        with context.wrap_socket(opened, server_side=True) as secured:
            assert secured.recv(1) == b""  # no request comes

    return answer

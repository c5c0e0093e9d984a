"""Syslog over a connection: TLS to anywhere (RFC 5425), bare TCP to this machine only, UDP never.

A batch is taken when the receiver's machine has acknowledged every octet and the receiver is still there
(proxy/siem/arrival.py); otherwise the connection is dropped and the batch is to be sent again.
"""

import socket
import ssl
from collections.abc import Sequence
from contextlib import suppress

from proxy.siem.arrival import check_open, keep_alive, wait_acknowledged
from proxy.siem.event import Event
from proxy.siem.rendering import Format
from proxy.siem.sink import SinkError
from proxy.siem.syslog import EXAMPLE_ENTERPRISE, framed, message

_REFUSAL_S = 0.5  # a TLS 1.3 server refuses our certificate after the handshake, in its own time


class Stream:
    """A receiver of syslog. Connects when there is something to send. Not thread-safe."""

    def __init__(  # noqa: PLR0913 - what a person gives on the command line
        self,
        host: str,
        port: int,
        tls: ssl.SSLContext | None,
        *,
        form: Format = Format.CEF,
        enterprise: int = EXAMPLE_ENTERPRISE,
        patience_s: float = 30.0,
    ) -> None:
        """Say where to send, and how; `tls` is None for bare TCP, and `patience_s` for how long nothing may move."""
        self._address = (host, port)
        self._tls = tls
        self._form = form
        self._enterprise = enterprise
        self._patience_s = patience_s
        self._connection: socket.socket | None = None

    def send(self, events: Sequence[Event]) -> int:
        """Return once the receiver's machine has them all; it never refuses one.

        Raises:
            SinkError: it has not.
        """
        block = b"".join(framed(message(event, self._form, self._enterprise)) for event in events)
        try:
            self._write(block)
        except OSError as error:
            self._drop()
            raise SinkError(_cause(error)) from error
        return 0

    def close(self) -> None:
        """Take leave as TLS wants it, and wait for the answer; a receiver that is gone already is let go."""
        if isinstance(self._connection, ssl.SSLSocket):
            with suppress(OSError):
                self._connection = self._connection.unwrap()
        self._drop()

    def _write(self, block: bytes) -> None:
        connection = self._connection or self._connect()
        check_open(connection)
        connection.sendall(block)
        wait_acknowledged(connection, self._patience_s)
        check_open(connection)

    def _connect(self) -> socket.socket:
        bare = socket.create_connection(self._address, self._patience_s)
        self._connection = bare
        keep_alive(bare, self._patience_s)
        if self._tls:
            self._connection = self._tls.wrap_socket(bare, server_hostname=self._address[0])
            check_open(self._connection, _REFUSAL_S)
        return self._connection

    def _drop(self) -> None:
        if self._connection:
            self._connection.close()
        self._connection = None


def _cause(error: OSError) -> str:
    match error:
        case ssl.SSLCertVerificationError():
            return f"son certificat est refusé ({error.verify_message})"
        case ssl.SSLError():
            return f"le chiffrement n'a pas pu être établi ({error.reason or 'TLS'})"
        case TimeoutError():
            return "le récepteur ne prend rien"
        case ConnectionRefusedError():
            return "rien n'écoute à cette adresse"
        case socket.gaierror():
            return "ce nom n'est pas connu du réseau"
    return "la liaison s'est rompue"

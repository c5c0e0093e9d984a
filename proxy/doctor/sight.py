"""The certificates that a host shows to whoever connects; no request is ever sent."""

import contextlib
import socket
import ssl
from enum import StrEnum

from cryptography import x509

from proxy.doctor.machine import Machine

HTTPS = 443
PATIENCE_S = 5.0
"""Seconds for each step of a connection."""
_ANSWER = 16_384
"""Bytes of a proxy's answer to CONNECT that are read at most."""

type Chain = list[x509.Certificate]


class Obstacle(StrEnum):
    """Why no certificate was seen, in French."""

    NAME = "son nom n'a pas d'adresse ici"
    REFUSED = "la connexion est refusée"
    NETWORK = "le réseau ne mène pas jusqu'à lui"
    PROXY = "le proxy refuse de le joindre"
    SIGN_IN = "le proxy demande un mot de passe"
    HANDSHAKE = "la connexion est coupée avant tout certificat"


class NotSeenError(Exception):
    """No certificate was seen, for that reason."""

    def __init__(self, obstacle: Obstacle) -> None:
        """Remember it."""
        super().__init__(obstacle.value)
        self.obstacle = obstacle


def through(port: int, host: str) -> Chain:
    """The certificates of a host through the explicit proxy, its own first.

    Raises:
        NotSeenError: there was no answer, or no certificate in it.
    """
    with _connected("127.0.0.1", port) as opened:
        _asked(opened, host)
        return _shown(opened, host)


def straight(machine: Machine, host: str) -> Chain:
    """The certificates of a host for a program that knows of no proxy, its own first.

    Raises:
        NotSeenError: there was no answer, or no certificate in it.
    """
    with _connected(_address(machine, host), HTTPS) as opened:
        return _shown(opened, host)


def _connected(address: str, port: int) -> socket.socket:
    try:
        return socket.create_connection((address, port), PATIENCE_S)
    except ConnectionError:
        raise NotSeenError(Obstacle.REFUSED) from None
    except OSError:
        raise NotSeenError(Obstacle.NETWORK) from None


def _address(machine: Machine, host: str) -> str:
    """The first address of a name: the machine's own file of hosts says, then the resolver."""
    with contextlib.suppress(OSError):
        for line in machine.at("/etc/hosts").read_text("utf-8", "replace").splitlines():
            address, *names = line.partition("#")[0].split() or [""]
            if host in names:
                return address
    try:
        return str(socket.getaddrinfo(host, HTTPS, type=socket.SOCK_STREAM)[0][4][0])
    except OSError:
        raise NotSeenError(Obstacle.NAME) from None


def _asked(opened: socket.socket, host: str) -> None:
    """Have the proxy open a tunnel (RFC 9110 §9.3.6)."""
    answer = b""
    try:
        opened.sendall(f"CONNECT {host}:{HTTPS} HTTP/1.1\r\nHost: {host}:{HTTPS}\r\n\r\n".encode())
        while b"\r\n\r\n" not in answer and len(answer) < _ANSWER:
            received = opened.recv(1)  # a byte too many would be the first of TLS
            if not received:
                break
            answer += received
    except OSError:
        raise NotSeenError(Obstacle.PROXY) from None
    [status] = answer.split(b" ", 2)[1:2] or [b""]
    if status != b"200":
        raise NotSeenError(Obstacle.SIGN_IN if status == b"407" else Obstacle.PROXY)  # RFC 9110 §15.5.8


def _shown(opened: socket.socket, host: str) -> Chain:
    """Certificates are read, and judged by the caller; so nothing is trusted here, and nothing is sent."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    try:
        with context.wrap_socket(opened, server_hostname=host) as secured:
            return [x509.load_der_x509_certificate(one) for one in secured.get_unverified_chain()]
    except (OSError, ValueError):
        raise NotSeenError(Obstacle.HANDSHAKE) from None

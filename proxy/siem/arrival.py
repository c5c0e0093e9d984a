"""Whether what was written to a connection has arrived, as far as TCP can tell.

Syslog has no acknowledgement (RFC 5425 §5.1). What a sender can know is that the receiver's machine acknowledged every
octet, and that the receiver had not hung up then; what a receiver that dies loses of its own memory, nobody can know.
"""

import select
import socket
import ssl
import struct
import sys
import time
from contextlib import suppress

_STEP_S = 0.005
_LINUX_QUEUE = 0x5411  # SIOCOUTQ, tcp(7): octets that the other side has not acknowledged
_MACOS_QUEUE = 0x1024  # SO_NWRITE, sys/socket.h


def keep_alive(connection: socket.socket, patience_s: float) -> None:
    """Have the system notice a receiver that is gone without a word; each setting where it exists."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    settings = {"TCP_KEEPIDLE": 30, "TCP_KEEPALIVE": 30, "TCP_KEEPINTVL": 10, "TCP_KEEPCNT": 3}
    settings["TCP_USER_TIMEOUT"] = int(patience_s * 1000)
    for name, value in settings.items():
        if option := getattr(socket, name, None):
            with suppress(OSError):
                connection.setsockopt(socket.IPPROTO_TCP, option, value)


def wait_acknowledged(connection: socket.socket, patience_s: float) -> None:
    """Return once the other machine has every octet; at once where the system cannot tell.

    Raises:
        TimeoutError: for so long it has taken none.
        OSError: the connection broke.
    """
    left, since = _unacknowledged(connection), time.monotonic()
    while left:
        time.sleep(_STEP_S)
        now = _unacknowledged(connection)
        since = time.monotonic() if now < left else since
        left = now
        if time.monotonic() - since > patience_s:
            raise TimeoutError
        check_open(connection)


def check_open(connection: socket.socket, wait_s: float = 0.0) -> None:
    """Make sure that the other side has not hung up, nor refused us; it has nothing else to say.

    Args:
        connection: To look at.
        wait_s: How long to give it, in seconds, to say so.

    Raises:
        OSError: it has.
    """
    if not select.select([connection], [], [], wait_s)[0]:
        return
    patience = connection.gettimeout()
    connection.setblocking(False)
    try:
        if not connection.recv(4096):
            raise ConnectionResetError
    except (BlockingIOError, ssl.SSLWantReadError):
        return  # a session ticket: TLS speaking to itself
    finally:
        connection.settimeout(patience)


def _unacknowledged(connection: socket.socket) -> int:
    if sys.platform == "linux":
        import fcntl  # noqa: PLC0415 - Windows has none

        return int(struct.unpack("i", fcntl.ioctl(connection, _LINUX_QUEUE, b"\0" * 4))[0])
    if sys.platform == "darwin":
        return connection.getsockopt(socket.SOL_SOCKET, _MACOS_QUEUE)
    return 0

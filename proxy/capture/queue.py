"""The kernel's queue of packets that wait for a verdict (linux/netfilter/nfnetlink_queue.h). Linux alone.

Fail-open is never asked for: what nobody reads, or what comes when the queue is full, is dropped; DNS asks again.
"""

import errno
import socket
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self

from proxy.capture import netlink
from proxy.capture.errors import CaptureError
from proxy.causes import cause

LONGEST = 4096
"""Packets that wait in the kernel; more are dropped."""

_SUBSYSTEM = 3 << 8
_PACKET, _VERDICT, _CONFIGURE = _SUBSYSTEM, _SUBSYSTEM | 1, _SUBSYSTEM | 2
_COMMAND, _PARAMETERS, _MAXIMUM = 1, 2, 3  # what is configured
_BIND = struct.pack("!BxH", 1, 0)
_WHOLE = struct.pack("!IB", 0xFFFF, 2)  # of each packet: its length at most, and its bytes rather than none
_HEAD, _PAYLOAD, _TRUE_LENGTH = 1, 10, 13  # attributes of a packet
_VERDICT_HEAD = 2
_DROP, _ACCEPT = 0, 1
_BUFFER = 4 << 20  # bytes of packets between the kernel and us
_READ = 1 << 17
_BATCH = 64
_PATIENCE_S = 5.0


@dataclass(frozen=True, slots=True)
class Held:
    """A packet that waits.

    Attributes:
        number: Its own, in the queue.
        packet: From its IP header on; empty where the kernel gave it cut.
    """

    number: int
    packet: bytes = field(repr=False)


class Queue:
    """One queue; reading never blocks."""

    def __init__(self, kernel: socket.socket, number: int) -> None:
        self._kernel, self._number = kernel, number

    @classmethod
    def open(cls, number: int) -> Self:
        """Begin to receive the packets of a queue.

        Raises:
            CaptureError: the kernel refuses, or another process has it.
        """
        kernel = None
        try:
            kernel = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW | socket.SOCK_CLOEXEC, netlink.NETFILTER)
            _configure(kernel, number)
        except OSError as error:
            if kernel is not None:
                kernel.close()
            raise CaptureError(_said(error, number)) from None
        return cls(kernel, number)

    def fileno(self) -> int:
        """For whoever waits until there is something to read."""
        return self._kernel.fileno()

    def read(self) -> tuple[Held, ...]:
        """Give packets that wait, some dozens at most; none when none does.

        Raises:
            OSError: the queue is lost.
        """
        return tuple(self._read())

    def settle(self, number: int, accept: bool, changed: bytes = b"") -> None:
        """Let a packet go on, or drop it.

        Args:
            number: Its own, in the queue.
            accept: Whether it goes on.
            changed: What goes on in its place, from the IP header on; the packet as it is where this is empty.

        Raises:
            OSError: the queue is lost.
        """
        verdict = [netlink.attribute(_VERDICT_HEAD, struct.pack("!II", _ACCEPT if accept else _DROP, number))]
        if changed:
            verdict.append(netlink.attribute(_PAYLOAD, changed))
        self._kernel.sendto(netlink.message(_VERDICT, 0, 0, self._number, *verdict), (0, 0))

    def close(self) -> None:
        """Leave the queue: what waits in it is dropped."""
        self._kernel.close()

    def _read(self) -> Iterator[Held]:
        for _ in range(_BATCH):
            try:
                received = self._kernel.recv(_READ)
            except BlockingIOError:
                return
            except OSError as error:
                if error.errno == errno.ENOBUFS:  # packets came too fast: the kernel dropped them, and says so once
                    continue
                raise
            yield from (_held(inside) for kind, inside in netlink.messages(received) if kind == _PACKET)


def _configure(kernel: socket.socket, number: int) -> None:
    with suppress(OSError):  # less room is no reason to stop
        kernel.setsockopt(socket.SOL_SOCKET, getattr(socket, "SO_RCVBUFFORCE", 33), _BUFFER)
    kernel.settimeout(_PATIENCE_S)
    for kind, value in ((_COMMAND, _BIND), (_PARAMETERS, _WHOLE), (_MAXIMUM, struct.pack("!I", LONGEST))):
        asked = netlink.message(_CONFIGURE, netlink.ACKNOWLEDGE, 0, number, netlink.attribute(kind, value))
        kernel.sendto(asked, (0, 0))
        _acknowledged(kernel)
    kernel.setblocking(False)


def _acknowledged(kernel: socket.socket) -> None:
    """Wait for the kernel's answer; a packet that comes before it is one more that DNS asks again for."""
    while True:
        for kind, inside in netlink.messages(kernel.recv(_READ)):
            if kind == netlink.ERROR:
                if code := netlink.refusal(inside):
                    raise OSError(code, "nfnetlink_queue")
                return


def _held(inside: bytes) -> Held:
    found = netlink.attributes(inside)
    (number,) = struct.unpack_from("!I", found[_HEAD])
    return Held(number, b"" if _TRUE_LENGTH in found else found.get(_PAYLOAD, b""))


def _said(error: OSError, number: int) -> str:
    if error.errno in {errno.EBUSY, errno.EPERM}:
        return (
            f"La file {number} du noyau n'est pas libre ou pas permise : une autre capture tourne déjà sur ce poste, "
            "ou il manque le droit CAP_NET_ADMIN (lancez la commande en root)."
        )
    return (
        f"Le noyau refuse la file {number} des réponses DNS ({cause(error)}) : il faut Linux avec le module "
        "nfnetlink_queue."
    )

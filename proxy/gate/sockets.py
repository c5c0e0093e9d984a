"""Which user's a connection of this machine is: the kernel knows, by both ends of the connection.

Linux alone. It is asked directly (sock_diag(7)), which takes some tens of microseconds however many connections there
are; where that is not allowed, its tables are read (proc_net_tcp(5)), which takes longer the more there are.
"""

import errno
import socket
import struct
import sys
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path

from proxy.gate.request import End

_TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
_WORD = 4  # bytes: the kernel writes addresses as words in the machine's order (proc_net_tcp(5))
_ESTABLISHED = 1

_SOCK_DIAG = 4  # linux/netlink.h
_BY_FAMILY, _ERROR = 20, 2  # linux/sock_diag.h, linux/netlink.h
_REQUEST_FLAG = 1
_HEAD = struct.Struct("=IHHII")  # nlmsghdr: length, type, flags, sequence, port
_WANTED = struct.Struct("=BBBxI")  # inet_diag_req_v2 before its id: family, protocol, extensions, states
_ENDS = struct.Struct("!HH16s16s")  # inet_diag_sockid: ports and addresses of both ends, in network order
_REST = struct.Struct("=III")  # its interface (any) and cookie (none)
_NO_COOKIE = 0xFFFFFFFF
_FOUND = struct.Struct("=BB2x48xIIII")  # inet_diag_msg: family, state, id, expires, queues, user
_LONGEST = 1 << 14


def asked_owner(near: End, far: End) -> int | None:
    """Ask the kernel for the user id that owns the connection's near end; None where this machine has no such one.

    Raises:
        OSError: the kernel cannot be asked.
        ValueError: an end is no address.
    """
    ends = _known(near), _known(far)
    family = socket.AF_INET if isinstance(ends[0], IPv4Address) else socket.AF_INET6
    if sys.platform != "linux" or not hasattr(socket, "AF_NETLINK"):
        raise OSError(errno.EAFNOSUPPORT, "sock_diag")
    packed = (end.packed.ljust(16, b"\0") for end in ends)
    wanted = _WANTED.pack(family, socket.IPPROTO_TCP, 0, 1 << _ESTABLISHED)
    wanted += _ENDS.pack(near[1], far[1], *packed) + _REST.pack(0, _NO_COOKIE, _NO_COOKIE)
    head = _HEAD.pack(_HEAD.size + len(wanted), _BY_FAMILY, _REQUEST_FLAG, 1, 0)
    with socket.socket(socket.AF_NETLINK, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK, _SOCK_DIAG) as kernel:
        kernel.sendto(head + wanted, (0, 0))
        return _owner(kernel.recv(_LONGEST))


def read_owner(near: End, far: End) -> int | None:
    """Read the same in the kernel's tables. Blocks.

    Raises:
        ValueError: an end is no address.
    """
    wanted, others = _spellings(near), _spellings(far)
    for table in _TABLES:
        with suppress(OSError), table.open("r", encoding="ascii") as lines:
            for columns in map(str.split, lines):
                if columns[1] in wanted and columns[2] in others and columns[3] == f"{_ESTABLISHED:02}":
                    return int(columns[7])
    return None


def _owner(answer: bytes) -> int | None:
    """Read the kernel's answer. It also finds whoever listens on the near port: that is no end of this connection."""
    _, kind, *_ = _HEAD.unpack_from(answer)
    if kind == _ERROR:
        (code,) = struct.unpack_from("=i", answer, _HEAD.size)
        if -code == errno.ENOENT:
            return None
        raise OSError(-code, "sock_diag")
    _, state, _, _, _, owner = _FOUND.unpack_from(answer, _HEAD.size)
    return int(owner) if state == _ESTABLISHED else None


def _known(end: End) -> IPv4Address | IPv6Address:
    """The address of an end, as itself where it is written inside IPv6."""
    known = ip_address(end[0])
    return getattr(known, "ipv4_mapped", None) or known


def _spellings(end: End) -> frozenset[str]:
    """Give an end as the kernel's tables may write it, as itself and inside IPv6."""
    packed = _known(end).packed
    forms = [packed] if len(packed) > _WORD else [packed, b"\0" * 10 + b"\xff\xff" + packed]
    return frozenset(f"{_hex(form)}:{end[1]:04X}" for form in forms)


def _hex(packed: bytes) -> str:
    words = (packed[i : i + _WORD] for i in range(0, len(packed), _WORD))
    return "".join(word[::-1].hex().upper() for word in words)

"""Whether a chain stands in the kernel: asked directly, in some tens of microseconds, so that it can be asked often."""

import errno
import socket

from proxy.capture import netlink

INET, IPV4, IPV6 = 1, 2, 10
"""Families of tables (linux/netfilter.h)."""
_GET_CHAIN = 10 << 8 | 4  # linux/netfilter/nf_tables.h
_TABLE, _NAME = 1, 3
_READ = 1 << 16
_PATIENCE_S = 5.0


def stands(family: int, table: str, chain: str) -> bool:
    """Tell whether a chain of nf_tables is there.

    Raises:
        OSError: the kernel does not say, for want of a right or of nf_tables.
    """
    names = (netlink.attribute(kind, name.encode() + b"\0") for kind, name in ((_TABLE, table), (_NAME, chain)))
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW | socket.SOCK_CLOEXEC, netlink.NETFILTER) as kernel:
        kernel.settimeout(_PATIENCE_S)
        kernel.sendto(netlink.message(_GET_CHAIN, 0, family, 0, *names), (0, 0))
        kind, inside = next(netlink.messages(kernel.recv(_READ)))
    if kind != netlink.ERROR:
        return True
    code = netlink.refusal(inside)
    if code == errno.ENOENT:
        return False
    raise OSError(code, "nf_tables")

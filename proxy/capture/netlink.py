"""Messages of netfilter's netlink subsystems (linux/netlink.h, linux/netfilter/nfnetlink.h)."""

import struct
from collections.abc import Iterator

NETFILTER = 12
"""The protocol of the sockets."""
ERROR, REQUEST, ACKNOWLEDGE = 2, 1, 4

_HEAD = struct.Struct("=IHHII")  # nlmsghdr: length, type, flags, sequence, port
_FAMILY = struct.Struct("!BBH")  # nfgenmsg: family, version, resource
_ATTRIBUTE = struct.Struct("=HH")  # nlattr: length, type
_TYPE = 0x3FFF  # the two upper bits of a type are flags


def message(kind: int, flags: int, family: int, resource: int, *attributes: bytes) -> bytes:
    """Write a message. `kind` is the subsystem's number in its upper byte, and what is asked of it in its lower."""
    inside = _FAMILY.pack(family, 0, resource) + b"".join(attributes)
    return _HEAD.pack(_HEAD.size + len(inside), kind, REQUEST | flags, 1, 0) + inside


def attribute(kind: int, value: bytes) -> bytes:
    """Write an attribute, padded."""
    packed = _ATTRIBUTE.pack(_ATTRIBUTE.size + len(value), kind) + value
    return packed.ljust(_padded(len(packed)), b"\0")


def messages(read: bytes) -> Iterator[tuple[int, bytes]]:
    """Give the kind of each message, and what follows its head."""
    while len(read) >= _HEAD.size:
        length, kind, *_ = _HEAD.unpack_from(read)
        if not _HEAD.size <= length <= len(read):
            return
        yield kind, read[_HEAD.size : length]
        read = read[_padded(length) :]


def attributes(inside: bytes) -> dict[int, bytes]:
    """Read the attributes that follow the family of a message."""
    found: dict[int, bytes] = {}
    rest = inside[_FAMILY.size :]
    while len(rest) >= _ATTRIBUTE.size:
        length, kind = _ATTRIBUTE.unpack_from(rest)
        if not _ATTRIBUTE.size <= length <= len(rest):
            break
        found[kind & _TYPE] = rest[_ATTRIBUTE.size : length]
        rest = rest[_padded(length) :]
    return found


def refusal(inside: bytes) -> int:
    """Read the error number of an error message; 0 for an acknowledgement."""
    return -int(struct.unpack_from("=i", inside)[0])


def _padded(length: int) -> int:
    return (length + 3) & ~3

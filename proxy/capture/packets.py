"""What an IP packet carries, as the kernel's queue hands it over: from the IP header on, whole."""

import struct
from dataclasses import dataclass, field

_IPV4, _IPV6 = 4, 6
_IPV4_HEAD, _IPV6_HEAD, _UDP_HEAD, _TCP_HEAD = 20, 40, 8, 20  # bytes
_TCP, _UDP = 6, 17
_FRAGMENT, _AUTHENTICATION = 44, 51
_OPTIONS = frozenset({0, 43, 60, 135})  # headers that tell their length alike (RFC 8200 §4, RFC 6275 §6.1)
_FRAGMENTED = 0x3FFF  # offset and "more" of IPv4 (RFC 791 §3.1)
_SYN = 0x02


@dataclass(frozen=True, slots=True)
class Datagram:
    """What a UDP packet carries."""

    payload: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Segment:
    """What a TCP packet carries.

    Attributes:
        flow: Both ends of its connection, as they stand in the packet.
        sequence: Number of its first byte.
        opens: Whether it opens the connection.
        payload: Its bytes, possibly none.
    """

    flow: bytes
    sequence: int
    opens: bool
    payload: bytes = field(repr=False)


def read(packet: bytes) -> Datagram | Segment | None:
    """Read a packet; None for one that is cut, in fragments, or neither UDP nor TCP. Never raises."""
    try:
        return _read(memoryview(packet))
    except (struct.error, IndexError):
        return None


def _read(packet: memoryview) -> Datagram | Segment | None:
    found = {_IPV4: _inside_ipv4, _IPV6: _inside_ipv6}.get(packet[0] >> 4, _nothing)(packet)
    if found is None:
        return None
    protocol, ends, inside = found
    return {_UDP: _datagram, _TCP: _segment}.get(protocol, _nothing)(ends, inside)


def _nothing(*_: object) -> None:
    return None


def _inside_ipv4(packet: memoryview) -> tuple[int, bytes, memoryview] | None:
    start, (length, _, fragment) = (packet[0] & 0x0F) * 4, struct.unpack_from("!HHH", packet, 2)
    if fragment & _FRAGMENTED or not _IPV4_HEAD <= start <= length <= len(packet):
        return None
    return packet[9], bytes(packet[12:20]), packet[start:length]


def _inside_ipv6(packet: memoryview) -> tuple[int, bytes, memoryview] | None:
    length, kind = struct.unpack_from("!HB", packet, 4)
    ends, inside = bytes(packet[8:40]), packet[_IPV6_HEAD : _IPV6_HEAD + length]
    if len(inside) < length:
        return None
    while kind in _OPTIONS or kind == _AUTHENTICATION:
        size = (inside[1] + 2) * 4 if kind == _AUTHENTICATION else (inside[1] + 1) * 8
        kind, inside = inside[0], inside[size:]
    return None if kind == _FRAGMENT else (kind, ends, inside)


def _datagram(ends: bytes, inside: memoryview) -> Datagram | None:
    (length,) = struct.unpack_from("!H", inside, 4)
    return Datagram(bytes(inside[_UDP_HEAD:length])) if _UDP_HEAD <= length <= len(inside) else None


def _segment(ends: bytes, inside: memoryview) -> Segment | None:
    sequence, _, offset, flags = struct.unpack_from("!IIBB", inside, 4)
    start = (offset >> 4) * 4
    if not _TCP_HEAD <= start <= len(inside):
        return None
    return Segment(ends + bytes(inside[:4]), sequence, bool(flags & _SYN), bytes(inside[start:]))

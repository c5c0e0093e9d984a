"""What an IP packet carries, as the kernel's queue hands it over: from the IP header on, whole."""

import struct
from collections.abc import Iterable
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
    """What a UDP packet carries.

    Attributes:
        payload: Its bytes, possibly none.
        head: First byte of its header in the packet.
        at: First byte of the payload there.
    """

    payload: bytes = field(repr=False)
    head: int
    at: int


@dataclass(frozen=True, slots=True)
class Segment:
    """What a TCP packet carries.

    Attributes:
        flow: Both ends of its connection, as they stand in the packet.
        sequence: Number of its first byte.
        opens: Whether it opens the connection.
        payload, head, at: As of a datagram.
    """

    flow: bytes
    sequence: int
    opens: bool
    payload: bytes = field(repr=False)
    head: int
    at: int


def read(packet: bytes) -> Datagram | Segment | None:
    """Read a packet; None for one that is cut, in fragments, or neither UDP nor TCP. Never raises."""
    try:
        return _read(memoryview(packet))
    except (struct.error, IndexError):
        return None


def changed(packet: bytes, carried: Datagram | Segment, edits: Iterable[tuple[int, bytes]]) -> bytes:
    """Give a packet with other bytes in its payload, as long as it was: one that was damaged on its way stays so.

    Args:
        packet: What was read.
        carried: What was found in it.
        edits: Bytes, and where in the payload they go in place of others.
    """
    new = bytearray(packet)
    for at, content in edits:
        new[carried.at + at : carried.at + at + len(content)] = content
    place = carried.head + _CHECKSUMS[type(carried)]
    (before,) = struct.unpack_from("!H", packet, place)
    if before or isinstance(carried, Segment):  # a UDP checksum of 0 is none (RFC 768)
        after = _sum_changed(before, packet[carried.head :], bytes(new[carried.head :]))
        struct.pack_into("!H", new, place, after or (_ONES if isinstance(carried, Datagram) else 0))
    return bytes(new)


_CHECKSUMS = {Datagram: 6, Segment: 16}  # where they stand in a header
_ONES = 0xFFFF


def _sum_changed(checksum: int, before: bytes, after: bytes) -> int:
    """Give the checksum of changed bytes (RFC 1624 §3, equation 3)."""
    total = (checksum ^ _ONES) + sum(word ^ _ONES for word in _words(before)) + sum(_words(after))
    while total > _ONES:
        total = (total >> 16) + (total & _ONES)
    return total ^ _ONES


def _words(content: bytes) -> tuple[int, ...]:
    return struct.unpack(f"!{(len(content) + 1) // 2}H", content + b"\0" * (len(content) % 2))


def _read(packet: memoryview) -> Datagram | Segment | None:
    found = {_IPV4: _inside_ipv4, _IPV6: _inside_ipv6}.get(packet[0] >> 4, _nothing)(packet)
    if found is None:
        return None
    protocol, head, inside = found
    ends = bytes(packet[12:20] if packet[0] >> 4 == _IPV4 else packet[8:40])
    return {_UDP: _datagram, _TCP: _segment}.get(protocol, _nothing)(ends, head, inside)


def _nothing(*_: object) -> None:
    return None


def _inside_ipv4(packet: memoryview) -> tuple[int, int, memoryview] | None:
    start, (length, _, fragment) = (packet[0] & 0x0F) * 4, struct.unpack_from("!HHH", packet, 2)
    if fragment & _FRAGMENTED or not _IPV4_HEAD <= start <= length <= len(packet):
        return None
    return packet[9], start, packet[start:length]


def _inside_ipv6(packet: memoryview) -> tuple[int, int, memoryview] | None:
    length, kind = struct.unpack_from("!HB", packet, 4)
    inside = packet[_IPV6_HEAD : _IPV6_HEAD + length]
    if len(inside) < length:
        return None
    while kind in _OPTIONS or kind == _AUTHENTICATION:
        size = (inside[1] + 2) * 4 if kind == _AUTHENTICATION else (inside[1] + 1) * 8
        kind, inside = inside[0], inside[size:]
    return None if kind == _FRAGMENT else (kind, _IPV6_HEAD + length - len(inside), inside)


def _datagram(ends: bytes, head: int, inside: memoryview) -> Datagram | None:
    (length,) = struct.unpack_from("!H", inside, 4)
    if not _UDP_HEAD <= length <= len(inside):
        return None
    return Datagram(bytes(inside[_UDP_HEAD:length]), head, head + _UDP_HEAD)


def _segment(ends: bytes, head: int, inside: memoryview) -> Segment | None:
    sequence, _, offset, flags = struct.unpack_from("!IIBB", inside, 4)
    start = (offset >> 4) * 4
    if not _TCP_HEAD <= start <= len(inside):
        return None
    ends += bytes(inside[:4])
    return Segment(ends, sequence, bool(flags & _SYN), bytes(inside[start:]), head, head + start)

"""Packets as they go over the wire, and whether their checksums are right, worked out from the RFCs anew."""

import struct

ENDS_4, ENDS_6 = bytes(range(1, 9)), bytes(range(1, 33))
PORTS = struct.pack("!HH", 53, 4000)
_CHECKSUMS = {17: 6, 6: 16}


def udp(payload: bytes) -> bytes:
    """Without its checksum, that comes with the IP header; so in the others."""
    return PORTS + struct.pack("!HH", 8 + len(payload), 0) + payload


def tcp(payload: bytes, sequence: int = 7, flags: int = 0x18) -> bytes:
    """A segment without options."""
    return PORTS + struct.pack("!IIBBHHH", sequence, 0, 5 << 4, flags, 0, 0, 0) + payload


def ipv4(protocol: int, inside: bytes) -> bytes:
    """A packet with all its checksums."""
    size = 20 + len(inside)
    head = struct.pack("!BBHHHBBH", 0x45, 0, size, 0, 0, 64, protocol, 0) + ENDS_4
    head = head[:10] + struct.pack("!H", _checksum(head)) + head[12:]
    return head + _summed(ENDS_4, protocol, inside)


def ipv6(protocol: int, inside: bytes) -> bytes:
    """A packet with its checksum."""
    return struct.pack("!IHBB", 6 << 28, len(inside), protocol, 64) + ENDS_6 + _summed(ENDS_6, protocol, inside)


def is_sound(packet: bytes) -> bool:
    """Whether each checksum of a packet makes up for all the rest (RFC 1071 §1)."""
    narrow = packet[0] >> 4 == 4
    ends, protocol, inside = (
        (packet[12:20], packet[9], packet[20:]) if narrow else (packet[8:40], packet[6], packet[40:])
    )
    sums = [_checksum(_pseudo(ends, protocol, inside) + inside), _checksum(packet[:20]) if narrow else 0]
    return sums == [0, 0]


def _summed(ends: bytes, protocol: int, inside: bytes) -> bytes:
    if protocol not in _CHECKSUMS:
        return inside
    at = _CHECKSUMS[protocol]
    found = _checksum(_pseudo(ends, protocol, inside) + inside)
    return inside[:at] + struct.pack("!H", found or (0xFFFF if protocol == 17 else 0)) + inside[at + 2 :]


def _pseudo(ends: bytes, protocol: int, inside: bytes) -> bytes:
    """What is counted with a packet's content: RFC 768, RFC 9293 §3.1, RFC 8200 §8.1."""
    return ends + struct.pack("!II", len(inside), protocol)


def _checksum(content: bytes) -> int:
    """By whole numbers: what is left of a number by 65 535 is the sum of its 16-bit digits, ends carried around."""
    left = int.from_bytes(content + b"\0" * (len(content) % 2)) % 0xFFFF
    return 0xFFFF - left if left else 0

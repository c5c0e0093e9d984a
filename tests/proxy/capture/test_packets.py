import itertools
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.capture.packets import Datagram, Segment, changed, read
from tests.proxy.capture import wire

ENDS_4, ENDS_6 = bytes(range(8)), bytes(range(32))
PORTS = struct.pack("!HH", 53, 4000)


def _udp(payload: bytes) -> bytes:
    return PORTS + struct.pack("!HH", 8 + len(payload), 0) + payload


def _tcp(payload: bytes, sequence: int = 7, flags: int = 0x18, options: bytes = b"") -> bytes:
    offset = (20 + len(options)) << 2
    return PORTS + struct.pack("!IIBBHHH", sequence, 0, offset, flags, 0, 0, 0) + options + payload


def _ipv4(protocol: int, inside: bytes, *, fragment: int = 0, options: bytes = b"") -> bytes:
    size = 20 + len(options)
    head = struct.pack("!BBHHHBBH", 0x40 | size // 4, 0, size + len(inside), 0, fragment, 64, protocol, 0)
    return head + ENDS_4 + options + inside


def _ipv6(protocol: int, inside: bytes) -> bytes:
    return struct.pack("!IHBB", 6 << 28, len(inside), protocol, 64) + ENDS_6 + inside


def _header(following: int, words: int = 0) -> bytes:
    """An IPv6 extension header of 8 + 8 × words bytes."""
    return bytes([following, words]) + b"\0" * (6 + 8 * words)


@pytest.mark.parametrize(
    "packet",
    [
        _ipv4(17, _udp(b"dns")),
        _ipv4(17, _udp(b"dns") + b"padding"),
        _ipv4(17, _udp(b"dns")) + b"padding",
        _ipv4(17, _udp(b"dns"), fragment=0x4000),
        _ipv4(17, _udp(b"dns"), options=b"\1\1\1\0"),
        _ipv6(17, _udp(b"dns")),
        _ipv6(0, _header(43) + _header(60, 2) + _header(17) + _udp(b"dns")),
        _ipv6(51, bytes([17, 4]) + b"\0" * 22 + _udp(b"dns")),
    ],
)
def test_a_datagram_is_found_behind_any_header(packet: bytes) -> None:
    at = packet.index(b"dns")
    assert read(packet) == Datagram(b"dns", at - 8, at)


@pytest.mark.parametrize(
    ("packet", "expected"),
    [
        (_ipv4(6, _tcp(b"dns")), Segment(ENDS_4 + PORTS, 7, opens=False, payload=b"dns", head=20, at=40)),
        (_ipv6(6, _tcp(b"dns")), Segment(ENDS_6 + PORTS, 7, opens=False, payload=b"dns", head=40, at=60)),
        (_ipv4(6, _tcp(b"", 9, 0x12, b"\1" * 12)), Segment(ENDS_4 + PORTS, 9, opens=True, payload=b"", head=20, at=52)),
    ],
)
def test_a_segment_is_found_with_its_place_in_its_connection(packet: bytes, expected: Segment) -> None:
    assert read(packet) == expected


@pytest.mark.parametrize(
    "packet",
    [
        b"",
        b"\x45",
        b"\x00" * 40,
        _ipv4(17, _udp(b"dns"))[:-1],
        _ipv4(17, _udp(b"dns"), fragment=0x2000),
        _ipv4(17, _udp(b"dns"), fragment=1),
        _ipv4(1, b"\0" * 20),
        _ipv4(17, b"\0" * 4),
        _ipv4(17, PORTS + b"\0\7\0\0dns"),
        _ipv4(17, PORTS + b"\0\x20\0\0dns"),
        _ipv4(6, _tcp(b"dns")[:12] + b"\x40" + _tcp(b"dns")[13:]),
        _ipv4(6, _tcp(b"dns")[:12] + b"\xf0" + _tcp(b"dns")[13:]),
        b"\x44" + _ipv4(17, _udp(b"dns"))[1:],
        _ipv6(17, _udp(b"dns"))[:-1],
        _ipv6(44, bytes([17, 0, 0, 1, 0, 0, 0, 0]) + _udp(b"dns")),
        _ipv6(59, b""),
        _ipv6(0, b""),
        _ipv6(0, bytes([0, 0])),
    ],
)
def test_what_is_cut_in_fragments_or_something_else_is_none(packet: bytes) -> None:
    assert read(packet) is None


@given(st.binary(max_size=120), st.sampled_from([b"", b"\x45", b"\x60"]))
def test_nothing_that_comes_makes_it_raise(noise: bytes, start: bytes) -> None:
    read(start + noise)


@given(st.binary(max_size=300), st.booleans())
def test_any_payload_comes_out_as_it_went_in(payload: bytes, wide: bool) -> None:
    make = _ipv6 if wide else _ipv4
    for packet in (make(6, _tcp(payload)), make(17, _udp(payload))):
        found = read(packet)
        assert found
        assert found.payload == payload == packet[found.at :]


def test_a_packet_does_not_show_what_it_carries() -> None:
    assert "dns" not in repr(read(_ipv4(17, _udp(b"dns")))) + repr(read(_ipv4(6, _tcp(b"dns"))))


@given(st.binary(min_size=1, max_size=300), st.binary(min_size=1, max_size=20), st.data())
def test_a_changed_packet_is_as_long_and_as_sound_as_it_was(payload: bytes, new: bytes, data: st.DataObject) -> None:
    new = new[: len(payload)]
    at = data.draw(st.integers(0, len(payload) - len(new)))
    expected = payload[:at] + new + payload[at + len(new) :]
    for make, (protocol, carry) in itertools.product((wire.ipv4, wire.ipv6), ((17, wire.udp), (6, wire.tcp))):
        packet = make(protocol, carry(payload))
        found = read(packet)
        assert found
        after = changed(packet, found, [(at, new)])
        assert after == make(protocol, carry(expected))
        assert wire.is_sound(after)


def test_a_changed_packet_that_was_damaged_stays_so() -> None:
    packet = bytearray(wire.ipv4(17, wire.udp(b"some dns")))
    packet[-1] ^= 1
    found = read(bytes(packet))
    assert found
    assert not wire.is_sound(changed(bytes(packet), found, [(0, b"SOME")]))


def test_a_changed_datagram_without_a_checksum_still_has_none() -> None:
    packet = _ipv4(17, _udp(b"dns"))
    found = read(packet)
    assert found
    assert changed(packet, found, [(0, b"DNS")]) == _ipv4(17, _udp(b"DNS"))


def test_what_stands_behind_other_headers_is_changed_in_its_place() -> None:
    packet = _ipv6(0, _header(43) + _header(60, 2) + _header(17) + _udp(b"dns"))
    found = read(packet)
    assert found
    assert changed(packet, found, [(1, b"N")]) == packet[:-2] + b"N" + packet[-1:]

import struct

from hypothesis import given
from hypothesis import strategies as st

from proxy.capture import netlink


def test_a_message_reads_back_as_it_was_written() -> None:
    written = netlink.message(
        0x302, netlink.ACKNOWLEDGE, 2, 77, netlink.attribute(1, b"abc"), netlink.attribute(5, b"")
    )
    ((kind, inside),) = netlink.messages(written)
    assert (kind, inside[:4]) == (0x302, b"\x02\x00\x00\x4d")
    assert netlink.attributes(inside) == {1: b"abc", 5: b""}


def test_several_messages_are_told_apart() -> None:
    written = netlink.message(1, 0, 0, 0, netlink.attribute(1, b"a")) + netlink.message(2, 0, 0, 0)
    assert [kind for kind, _ in netlink.messages(written)] == [1, 2]


def test_flags_of_an_attribute_are_not_its_kind() -> None:
    assert netlink.attributes(b"\0\0\0\0" + struct.pack("=HH", 5, 0x8003) + b"x\0\0\0") == {3: b"x"}


def test_a_refusal_gives_its_number_and_an_acknowledgement_none() -> None:
    assert [netlink.refusal(struct.pack("=i", code)) for code in (-2, 0)] == [2, 0]


@given(st.binary(max_size=200))
def test_nothing_that_comes_makes_it_raise(noise: bytes) -> None:
    for _, inside in netlink.messages(noise):
        netlink.attributes(inside)
    netlink.attributes(noise)

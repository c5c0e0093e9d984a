import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.capture.packets import Segment
from proxy.capture.streams import MOST, Message, Streams

FIRST = 0xFFFFFFF0  # numbers go around the circle within a few bytes


def _segment(place: int, payload: bytes = b"", *, opens: bool = False, flow: bytes = b"a") -> Segment:
    return Segment(flow, (FIRST + place) % (1 << 32), opens, payload, 20, 40)


def _framed(*messages: bytes) -> bytes:
    return b"".join(struct.pack("!H", len(message)) + message for message in messages)


@pytest.fixture
def streams() -> Streams:
    streams = Streams()
    assert streams.take(_segment(0, opens=True)) == ()
    return streams


def test_several_messages_in_a_segment_are_all_given(streams: Streams) -> None:
    assert streams.take(_segment(1, _framed(b"one", b"", b"two"))) == (
        Message(b"one", 2),
        Message(b"", 7),
        Message(b"two", 9),
    )


def test_a_message_in_pieces_is_given_with_its_last(streams: Streams) -> None:
    whole = _framed(b"a message", b"next")
    given = [streams.take(_segment(1 + at, whole[at : at + 1])) for at in range(len(whole))]
    assert [one for one in given if one] == [(Message(b"a message", None),), (Message(b"next", None),)]
    assert None not in given


def test_what_comes_early_must_come_again(streams: Streams) -> None:
    whole = _framed(b"a message")
    assert streams.take(_segment(5, whole[4:])) is None
    assert streams.take(_segment(1, whole[:4])) == ()
    assert streams.take(_segment(5, whole[4:])) == (Message(b"a message", None),)


def test_what_comes_twice_goes_on_and_is_read_once(streams: Streams) -> None:
    whole = _framed(b"one")
    assert streams.take(_segment(1, whole)) == (Message(b"one", 2),)
    assert streams.take(_segment(1, whole)) == ()
    assert streams.take(_segment(3, whole[2:] + _framed(b"two"))) == (Message(b"two", 5),)


def test_an_opening_that_comes_twice_changes_nothing(streams: Streams) -> None:
    whole = _framed(b"a message")
    assert streams.take(_segment(1, whole[:4])) == ()
    assert streams.take(_segment(0, opens=True)) == ()
    assert streams.take(_segment(5, whole[4:])) == (Message(b"a message", None),)


def test_a_connection_whose_beginning_was_not_seen_must_begin_again(streams: Streams) -> None:
    assert streams.take(_segment(1, _framed(b"one"), flow=b"b")) is None
    assert streams.take(_segment(1, flow=b"b")) == ()


def test_one_that_was_forgotten_too(streams: Streams) -> None:
    streams.forget()
    assert streams.take(_segment(1, _framed(b"one"))) is None


def test_a_connection_may_bring_bytes_with_its_opening() -> None:
    assert Streams().take(_segment(0, _framed(b"one"), opens=True)) == (Message(b"one", 2),)


def test_ports_that_are_used_again_begin_a_new_connection(streams: Streams) -> None:
    streams.take(_segment(1, b"\xff\xffhalf"))
    streams.take(_segment(500, opens=True))
    assert streams.take(_segment(501, _framed(b"one"))) == (Message(b"one", 2),)


def test_the_oldest_of_too_many_connections_is_forgotten(streams: Streams) -> None:
    for number in range(MOST):
        streams.take(_segment(0, opens=True, flow=str(number).encode()))
    assert streams.take(_segment(1, _framed(b"one"))) is None
    assert streams.take(_segment(1, _framed(b"one"), flow=b"0")) == (Message(b"one", 2),)


@given(st.lists(st.binary(max_size=40), max_size=8), st.data())
def test_messages_come_out_whole_however_they_were_cut(messages: list[bytes], data: st.DataObject) -> None:
    streams, whole, found, at = Streams(), _framed(*messages), [], 0
    streams.take(_segment(0, opens=True))
    while at < len(whole):
        end = data.draw(st.integers(at + 1, len(whole)))
        start = data.draw(st.integers(0, at))  # some of it was sent before
        for message in streams.take(_segment(1 + start, whole[start:end])) or ():
            found.append(message.payload)
            assert message.at is None or whole[start + message.at : end].startswith(message.payload)
        at = end
    assert found == messages


@pytest.mark.parametrize(("cut", "at"), [(0, 2), (1, 1), (2, 0), (3, None)])
def test_a_message_has_a_place_in_its_segment_where_all_of_it_is_there(
    streams: Streams, cut: int, at: int | None
) -> None:
    whole = _framed(b"one")
    streams.take(_segment(1, whole[:cut]))
    assert streams.take(_segment(1 + cut, whole[cut:])) == (Message(b"one", at),)

"""DNS messages out of TCP connections, where one may come in pieces and several in one piece (RFC 1035 §4.2.2)."""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field

from proxy.capture.packets import Segment

MOST = 256
"""Connections that are followed at once, of 64 KiB each at most; the oldest is forgotten, and has to start again."""
_PREFIX = 2  # bytes that tell a message's length
_CIRCLE = 1 << 32  # sequence numbers (RFC 9293 §3.4)


@dataclass(frozen=True, slots=True)
class Message:
    """A message.

    Attributes:
        payload: Its bytes.
        at: First of them in the segment that completes it; None where it began in an earlier one.
    """

    payload: bytes = field(repr=False)
    at: int | None


@dataclass(slots=True)
class _Flow:
    """A connection's first number and its next, and what was read of a message that is not complete."""

    first: int
    expected: int
    pending: bytes = field(default=b"", repr=False)


class Streams:
    """Follows connections from their beginning.

    Bytes that come early, and those of a connection whose beginning was not seen, are not understood: the caller drops
    them, and TCP sends again, or the client connects again.
    """

    def __init__(self) -> None:
        self._flows: OrderedDict[bytes, _Flow] = OrderedDict()

    def take(self, segment: Segment) -> tuple[Message, ...] | None:
        """Give the messages that a segment completes; None where it must not go on to its reader."""
        if segment.opens:
            self._begin(segment)
        if not segment.payload:
            return ()
        flow = self._flows.get(segment.flow)
        if flow is None:
            return None
        ahead = (segment.sequence + segment.opens - flow.expected) % _CIRCLE
        if 0 < ahead < _CIRCLE // 2:
            return None
        read = -ahead % _CIRCLE
        return tuple(self._messages(flow, segment.payload[read:], read))

    def forget(self) -> None:
        """Forget all connections: what follows in them does not go on."""
        self._flows.clear()

    def _begin(self, segment: Segment) -> None:
        known = self._flows.get(segment.flow)
        if known is not None and known.first == segment.sequence:
            return  # said twice
        self._flows[segment.flow] = _Flow(segment.sequence, (segment.sequence + 1) % _CIRCLE)
        self._flows.move_to_end(segment.flow)
        if len(self._flows) > MOST:
            self._flows.popitem(last=False)

    def _messages(self, flow: _Flow, new: bytes, at: int) -> Iterator[Message]:
        """The messages that new bytes complete; `at` is where in their segment the bytes that are pending begin."""
        flow.expected = (flow.expected + len(new)) % _CIRCLE
        at -= len(flow.pending)
        flow.pending += new
        while len(flow.pending) >= _PREFIX:
            end = _PREFIX + int.from_bytes(flow.pending[:_PREFIX])
            if len(flow.pending) < end:
                return
            first = at + _PREFIX
            yield Message(flow.pending[_PREFIX:end], first if first >= 0 else None)
            flow.pending = flow.pending[end:]
            at += end

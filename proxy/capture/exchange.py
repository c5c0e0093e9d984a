"""Whoever asks for an AI name gets substitutes of its addresses, and whoever asks for another name gets none.

A DNS answer is changed where it stands, on its way: as many bytes as before, and no record more or less. An alias of
an AI name that is none itself keeps real addresses, even where a cache of this machine had it from the answer for the
AI name; were they the same, browsers would take it for a neighbour.

A changed answer fails DNSSEC where a resolver of this machine validates: AI names do not resolve there. A message over
TCP that comes in several segments goes on as it is: its addresses are captured, not exchanged.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from proxy.capture import answers, packets
from proxy.capture.addresses import Address, capturable
from proxy.capture.streams import Message, Streams
from proxy.capture.substitutes import Substitutes, is_substitute

CACHED_S = 60
"""How long a resolver may keep a substitute at most, in seconds: for so long it may be met once capture is gone."""
_CACHED_SIZE = 4

type Edit = tuple[int, bytes]
"""What goes where in a message."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a packet needs before it goes on.

    Attributes:
        addresses: Real ones, that the kernel must know first, with their substitutes.
        changed: What goes on in its place; empty where it goes on as it is.
    """

    addresses: frozenset[Address] = frozenset()
    changed: bytes = field(default=b"", repr=False)


class Exchange:
    """Reads packets with DNS answers, one after the other."""

    def __init__(self, wanted: Callable[[str], bool], substitutes: Substitutes) -> None:
        self._wanted, self._substitutes = wanted, substitutes
        self._streams = Streams()

    def read(self, packet: bytes) -> Outcome | None:
        """Read one; None where it must not go on.

        Raises:
            CaptureError: no substitute is left. The packet must not go on.
        """
        carried = packets.read(packet)
        if carried is None:
            return None
        messages = self._messages(carried)
        if messages is None:
            return None
        found = [(message, self._answer(message.payload)) for message in messages]
        if any(one is None for _, one in found):
            self.forget()
            return None
        addresses = frozenset(real for _, one in found if one for real in one[0])
        edits = [edit for message, one in found if one for edit in _placed(message, one[1])]
        return Outcome(addresses, packets.changed(packet, carried, edits) if edits else b"")

    def forget(self) -> None:
        """Have what comes next over TCP begin again: something that was read was not let go."""
        self._streams.forget()

    def _messages(self, carried: packets.Datagram | packets.Segment) -> tuple[Message, ...] | None:
        if isinstance(carried, packets.Datagram):
            return (Message(carried.payload, 0),)
        return self._streams.take(carried)

    def _answer(self, message: bytes) -> tuple[list[Address], list[Edit]] | None:
        """Its addresses, and what is to change; None where nobody knows where it leads."""
        answer = answers.read(message, self._wanted)
        reals: list[Address] = []
        edits: list[Edit] = []
        for place in answer.places:
            if is_substitute(place.address):
                real = self._substitutes.real(place.address)
                if real is None:
                    return None
                reals += [real] if answer.captured else []
                edits += [] if answer.asked else [(place.at, real.packed)]
            elif answer.captured and (found := capturable((place.address,))):
                reals.extend(found)
                edits += self._exchanged(message, place) if answer.asked and place.address in found else ()
        return reals, edits

    def _exchanged(self, message: bytes, place: answers.Place) -> Iterator[Edit]:
        yield place.at, self._substitutes.of(place.address).packed
        life = int.from_bytes(message[place.life : place.life + _CACHED_SIZE])
        yield place.life, min(life, CACHED_S).to_bytes(_CACHED_SIZE)


def _placed(message: Message, edits: list[Edit]) -> Iterator[Edit]:
    """Where they are in the packet's payload."""
    if message.at is not None:
        yield from ((message.at + at, content) for at, content in edits)

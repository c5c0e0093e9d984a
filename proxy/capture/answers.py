"""What a DNS answer says of names that are captured, and where in it.

A name and its aliases are one: whichever of them is captured, every address of the answer is. Hints of HTTPS and SVCB
records (RFC 9460 §7.3) are addresses too: browsers connect to them without asking further.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address

import dns.exception
import dns.name
import dns.wire

from proxy.capture.addresses import Address

_A, _CNAME, _AAAA, _DNAME, _SVCB, _HTTPS = 1, 5, 28, 39, 64, 65
_SIZES = {_A: 4, _AAAA: 16}
_HINT_SIZES = {4: 4, 6: 16}  # ipv4hint and ipv6hint (RFC 9460 §14.3.2)
_ANSWER, _ADDITIONAL = 0, 2
_AFTER_TTL = 6  # bytes from a TTL to the content of its record (RFC 1035 §3.2.1)


@dataclass(frozen=True, slots=True)
class Place:
    """An address, and where it stands.

    Attributes:
        address: It.
        at: Its first byte in the message.
        life: First of the four bytes that tell how long its record may be kept.
    """

    address: Address
    at: int
    life: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer says.

    Attributes:
        asked: Whether the name that was asked for is captured.
        captured: Whether that name is, or one that it leads to.
        places: Its addresses, whether it is captured or not.
    """

    asked: bool
    captured: bool
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _Record:
    """A record: where it stands, its name, the name that it leads to, and its addresses."""

    section: int
    owner: str
    alias: str | None = None
    places: tuple[Place, ...] = ()


def read(message: bytes, wanted: Callable[[str], bool]) -> Answer:
    """Read an answer.

    Args:
        message: A DNS message, without the length that precedes it on TCP. What cannot be read of it gives nothing.
        wanted: Whether a name, without its last dot, is captured.
    """
    questions: list[str] = []
    records: list[_Record] = []
    try:
        for found in _walk(dns.wire.Parser(message)):
            records.append(found) if isinstance(found, _Record) else questions.append(found)
    except (dns.exception.DNSException, ValueError):
        pass  # what came before is kept: a reader less strict than ours may have used it
    answers = [record for record in records if record.section == _ANSWER]
    names = {*questions, *(name for record in answers for name in (record.owner, record.alias) if name)}
    others = (record for record in records if record.section == _ADDITIONAL and record.owner in names)
    asked = questions or [record.owner for record in answers[:1]]
    places = tuple(place for record in (*answers, *others) for place in record.places)
    return Answer(any(map(wanted, asked)), any(map(wanted, names)), places)


def _walk(parser: dns.wire.Parser) -> Iterator[str | _Record]:
    """Questions, then records, in the message's order."""
    _, _, questions, *counts = parser.get_struct("!HHHHHH")
    for _ in range(questions):
        yield _name(parser)
        parser.get_struct("!HH")
    for section, count in enumerate(counts):
        for _ in range(count):
            yield _record(section, parser)


def _record(section: int, parser: dns.wire.Parser) -> _Record:
    owner = _name(parser)
    kind, _, _, length = parser.get_struct("!HHIH")
    end = parser.current + length
    record = _Record(section, owner)
    with suppress(dns.exception.DNSException, ValueError), parser.restrict_to(length):
        record = _Record(section, owner, *_content(kind, parser, length))
    parser.seek(end)  # one record that cannot be read hides no other
    return record


def _content(kind: int, parser: dns.wire.Parser, length: int) -> tuple[str | None, tuple[Place, ...]]:
    """The name that a record leads to, and its addresses."""
    life = parser.current - _AFTER_TTL
    if kind in _SIZES:
        return None, tuple(_places(parser, length, _SIZES[kind], life))
    if kind in {_CNAME, _DNAME}:
        return _name(parser), ()
    if kind in {_SVCB, _HTTPS}:
        parser.get_struct("!H")
        return _name(parser), tuple(_hints(parser, life))
    parser.seek(parser.current + length)
    return None, ()


def _hints(parser: dns.wire.Parser, life: int) -> Iterator[Place]:
    while parser.remaining():
        key, length = parser.get_struct("!HH")
        if key in _HINT_SIZES:
            yield from _places(parser, length, _HINT_SIZES[key], life)
        else:
            parser.get_bytes(length)


def _places(parser: dns.wire.Parser, length: int, size: int, life: int) -> Iterator[Place]:
    """Addresses of one size, one after the other."""
    at = parser.current
    packed = parser.get_bytes(length)
    if length % size:
        raise ValueError(length)
    for start in range(0, length, size):
        yield Place(ip_address(packed[start : start + size]), at + start, life)


def _name(parser: dns.wire.Parser) -> str:
    return dns.name.from_wire_parser(parser).to_text(omit_final_dot=True).lower()

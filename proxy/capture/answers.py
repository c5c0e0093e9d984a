"""The addresses that a DNS answer gives for names that are captured.

A name and its aliases are one: whichever of them is captured, every address of the answer is. Hints of HTTPS and SVCB
records (RFC 9460 §7.3) are addresses too: browsers connect to them without asking further.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address

import dns.exception
import dns.name
import dns.wire

from proxy.capture.addresses import Address

_A, _CNAME, _AAAA, _DNAME, _SVCB, _HTTPS = 1, 5, 28, 39, 64, 65
_IPV4_HINT, _IPV6_HINT = 4, 6  # RFC 9460 §14.3.2
_ANSWER, _ADDITIONAL = 0, 2


@dataclass(frozen=True, slots=True)
class _Record:
    """A record: where it stands, its name, the name that it leads to, and its addresses."""

    section: int
    owner: str
    alias: str | None = None
    addresses: tuple[Address, ...] = ()


def captured(message: bytes, wanted: Callable[[str], bool]) -> frozenset[Address]:
    """Give the addresses to capture.

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
    if not any(map(wanted, names)):
        return frozenset()
    others = (record for record in records if record.section == _ADDITIONAL and record.owner in names)
    return frozenset(address for record in (*answers, *others) for address in record.addresses)


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


def _content(kind: int, parser: dns.wire.Parser, length: int) -> tuple[str | None, tuple[Address, ...]]:
    """The name that a record leads to, and its addresses."""
    if kind in {_A, _AAAA}:
        packed = parser.get_bytes(length)
        return None, (IPv4Address(packed) if kind == _A else IPv6Address(packed),)
    if kind in {_CNAME, _DNAME}:
        return _name(parser), ()
    if kind in {_SVCB, _HTTPS}:
        parser.get_struct("!H")
        return _name(parser), tuple(_hints(parser))
    parser.seek(parser.current + length)
    return None, ()


def _hints(parser: dns.wire.Parser) -> Iterator[Address]:
    while parser.remaining():
        key, length = parser.get_struct("!HH")
        value = parser.get_bytes(length)
        if key == _IPV4_HINT:
            yield from map(IPv4Address, _cut(value, 4))
        if key == _IPV6_HINT:
            yield from map(IPv6Address, _cut(value, 16))


def _cut(value: bytes, size: int) -> Iterable[bytes]:
    return (value[start : start + size] for start in range(0, len(value), size))


def _name(parser: dns.wire.Parser) -> str:
    return dns.name.from_wire_parser(parser).to_text(omit_final_dot=True).lower()

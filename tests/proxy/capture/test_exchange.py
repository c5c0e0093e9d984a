import struct
from ipaddress import ip_address

import dns.message
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.capture import packets
from proxy.capture.exchange import CACHED_S, Exchange, Outcome
from proxy.capture.substitutes import Substitutes
from proxy.services.catalogue import Catalogue
from tests.proxy.capture.resolver import answer
from tests.proxy.capture.wire import ipv4, ipv6, is_sound, tcp, udp

SERVICE = Catalogue.load().service_for
ONE, TWO, SIX = (ip_address(text) for text in ("1.1.1.1", "1.1.1.2", "2606::1"))
PAIRS = {
    ONE: ip_address("198.19.0.1"),
    TWO: ip_address("198.19.0.2"),
    SIX: ip_address("2001:2:0:5061::1"),
}
MESSAGES = st.sampled_from(
    [
        answer("chatgpt.com", "chatgpt.com A 1.1.1.1", "chatgpt.com A 1.1.1.2"),
        answer("chatgpt.com", "chatgpt.com AAAA 2606::1", kind="AAAA"),
        answer("chatgpt.com", "chatgpt.com HTTPS 1 . alpn=h3 ipv4hint=1.1.1.1,1.1.1.2 ipv6hint=2606::1", kind="HTTPS"),
        answer("a.chatgpt.com", "a.chatgpt.com CNAME x.cdn.example.", "x.cdn.example A 1.1.1.2"),
    ]
)


@pytest.fixture
def exchange() -> Exchange:
    return _exchange()


def _exchange() -> Exchange:
    substitutes = Substitutes()
    substitutes.learn(PAIRS)
    return Exchange(lambda name: SERVICE(name) is not None, substitutes)


def _told(exchange: Exchange, message: bytes) -> tuple[list[str], set[str]] | None:
    """What an answer says once it went by, and what the kernel must know; None for one that does not go on."""
    packet = ipv4(17, udp(message))
    outcome = exchange.read(packet)
    if outcome is None:
        return None
    found = packets.read(outcome.changed or packet)
    assert found
    records = [record.to_text() for rrset in dns.message.from_wire(found.payload).answer for record in rrset]
    return records, {str(address) for address in outcome.addresses}


@pytest.mark.parametrize(
    ("name", "records", "told", "known"),
    [
        ("chatgpt.com", ["chatgpt.com A 1.1.1.1"], ["198.19.0.1"], {"1.1.1.1"}),
        (
            "ChatGPT.com",
            ["chatgpt.com A 1.1.1.1", "chatgpt.com A 1.1.1.2"],
            ["198.19.0.1", "198.19.0.2"],
            {"1.1.1.1", "1.1.1.2"},
        ),
        ("chatgpt.com", ["chatgpt.com AAAA 2606::1"], ["2001:2:0:5061::1"], {"2606::1"}),
        (
            "chatgpt.com",
            ["chatgpt.com HTTPS 1 . ipv4hint=1.1.1.1,1.1.1.2 ipv6hint=2606::1"],
            ['1 . ipv4hint="198.19.0.1,198.19.0.2" ipv6hint="2001:2:0:5061::1"'],
            {"1.1.1.1", "1.1.1.2", "2606::1"},
        ),
        (
            "chatgpt.com",
            ["chatgpt.com CNAME x.example.", "x.example A 1.1.1.1"],
            ["x.example.", "198.19.0.1"],
            {"1.1.1.1"},
        ),
        (
            "ia.example",
            ["ia.example CNAME chatgpt.com.", "chatgpt.com A 1.1.1.1"],
            ["chatgpt.com.", "1.1.1.1"],
            {"1.1.1.1"},
        ),
        (
            "ia.example",
            ["ia.example CNAME chatgpt.com.", "chatgpt.com A 198.19.0.1"],
            ["chatgpt.com.", "1.1.1.1"],
            {"1.1.1.1"},
        ),
        ("x.example", ["x.example A 198.19.0.1", "x.example AAAA 2001:2:0:5061::1"], ["1.1.1.1", "2606::1"], set()),
        ("x.example", ["x.example A 1.1.1.1"], ["1.1.1.1"], set()),
        ("auth.openai.com", ["auth.openai.com A 1.1.1.1"], ["1.1.1.1"], set()),
        (
            "chatgpt.com",
            ["chatgpt.com A 198.19.0.1", "chatgpt.com A 1.1.1.2"],
            ["198.19.0.1", "198.19.0.2"],
            {"1.1.1.1", "1.1.1.2"},
        ),
        ("chatgpt.com", ["chatgpt.com A 10.0.0.1", "chatgpt.com A 1.1.1.1"], ["10.0.0.1", "198.19.0.1"], {"1.1.1.1"}),
        ("chatgpt.com", ["chatgpt.com AAAA ::ffff:1.1.1.1"], ["::ffff:1.1.1.1"], {"1.1.1.1"}),
        ("chatgpt.com", [], [], set()),
    ],
)
def test_who_asks_for_an_ai_name_gets_substitutes_and_nobody_else_does(
    exchange: Exchange, name: str, records: list[str], told: list[str], known: set[str]
) -> None:
    assert _told(exchange, answer(name, *records)) == (told, known)


@pytest.mark.parametrize("name", ["chatgpt.com", "x.example"])
@pytest.mark.parametrize("record", ["A 198.19.0.3", "AAAA 2001:2:0:5061::3", "HTTPS 1 . ipv4hint=1.1.1.1,198.19.0.3"])
def test_an_answer_with_a_substitute_of_nobody_does_not_go_on(exchange: Exchange, name: str, record: str) -> None:
    assert _told(exchange, answer(name, f"{name} {record}")) is None


def test_an_address_that_has_no_substitute_gets_one(exchange: Exchange) -> None:
    told = _told(exchange, answer("chatgpt.com", "chatgpt.com A 1.1.1.9"))
    assert told is not None
    assert told == _told(exchange, answer("claude.ai", "claude.ai A 1.1.1.9"))
    assert told[0][0].startswith("198.19.")
    assert told[0][0] not in {str(one) for one in PAIRS.values()}


@pytest.mark.parametrize(("life", "left"), [(3600, CACHED_S), (CACHED_S + 1, CACHED_S), (CACHED_S, CACHED_S), (5, 5)])
def test_a_substitute_is_not_kept_for_long(exchange: Exchange, life: int, left: int) -> None:
    message = dns.message.from_wire(answer("chatgpt.com", "chatgpt.com CNAME x.example.", "x.example A 1.1.1.1"))
    for rrset in message.answer:
        rrset.ttl = life
    outcome = exchange.read(ipv4(17, udp(message.to_wire())))
    assert outcome
    found = packets.read(outcome.changed)
    assert found
    assert [rrset.ttl for rrset in dns.message.from_wire(found.payload).answer] == [life, left]


@given(MESSAGES, st.sampled_from([ipv4, ipv6]), st.sampled_from([udp, tcp]), st.integers(0, 3600))
def test_nothing_else_of_a_packet_changes_and_its_checksum_is_right(
    message: bytes, ip: object, by: object, life: int
) -> None:
    framed = message if by is udp else struct.pack("!H", len(message)) + message
    framed = framed.replace(b"\0\0\0\x3c", struct.pack("!I", life))
    make = ipv4 if ip is ipv4 else ipv6
    exchange = _exchange()
    if by is tcp:
        assert exchange.read(make(6, tcp(b"", sequence=6, flags=0x12))) == Outcome()
    packet = make(17, udp(framed)) if by is udp else make(6, tcp(framed))
    assert is_sound(packet)
    outcome = exchange.read(packet)
    assert outcome
    assert is_sound(outcome.changed)
    back = outcome.changed
    for real, substitute in PAIRS.items():
        back = back.replace(substitute.packed, real.packed)
    back = back.replace(struct.pack("!I", min(life, CACHED_S)), struct.pack("!I", life)) if life else back
    head = 20 if make is ipv4 else 40
    place = head + (6 if by is udp else 16)
    assert back[:place] + back[place + 2 :] == packet[:place] + packet[place + 2 :]


def test_a_message_in_several_segments_goes_on_as_it_is_and_is_captured(exchange: Exchange) -> None:
    message = answer("chatgpt.com", "chatgpt.com A 1.1.1.1")
    framed = struct.pack("!H", len(message)) + message
    assert exchange.read(ipv4(6, tcp(b"", sequence=6, flags=0x12))) == Outcome()
    assert exchange.read(ipv4(6, tcp(framed[:9]))) == Outcome()
    assert exchange.read(ipv4(6, tcp(framed[9:], sequence=16))) == Outcome(frozenset({ONE}))


def test_what_did_not_go_on_over_tcp_does_not_when_it_comes_again(exchange: Exchange) -> None:
    message = answer("chatgpt.com", "chatgpt.com A 198.19.0.3")
    exchange.read(ipv4(6, tcp(b"", sequence=6, flags=0x12)))
    for _ in range(2):
        assert exchange.read(ipv4(6, tcp(struct.pack("!H", len(message)) + message))) is None


def test_an_exchange_that_is_forgotten_begins_again(exchange: Exchange) -> None:
    exchange.read(ipv4(6, tcp(b"", sequence=6, flags=0x12)))
    exchange.forget()
    assert exchange.read(ipv4(6, tcp(b"\0\1x"))) is None


@pytest.mark.parametrize("packet", [b"", b"\x45", ipv4(1, b"\0" * 20)])
def test_what_is_no_packet_of_dns_does_not_go_on(exchange: Exchange, packet: bytes) -> None:
    assert exchange.read(packet) is None


@given(st.binary(max_size=200))
def test_nothing_that_comes_makes_it_raise(payload: bytes) -> None:
    assert _exchange().read(ipv4(17, udp(payload))) is not None


def test_an_outcome_does_not_show_what_goes_on(exchange: Exchange) -> None:
    outcome = exchange.read(ipv4(17, udp(answer("chatgpt.com", "chatgpt.com A 1.1.1.1"))))
    assert outcome
    assert "chatgpt" not in repr(outcome)

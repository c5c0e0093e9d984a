from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.capture.answers import Answer, read
from proxy.services.catalogue import Catalogue
from tests.proxy.capture.resolver import answer

WANTED = Catalogue.load().service_for


def _read(message: bytes) -> Answer:
    return read(message, lambda name: WANTED(name) is not None)


def _captured(message: bytes) -> set[str]:
    answer = _read(message)
    return {str(place.address) for place in answer.places} if answer.captured else set()


HINTS = "alpn=h3 ipv4hint=1.1.1.3,1.1.1.4 ipv6hint=2606::3,2606::4"


@pytest.mark.parametrize(
    ("name", "records", "expected"),
    [
        ("chatgpt.com", ["chatgpt.com A 1.1.1.1"], {"1.1.1.1"}),
        ("ChatGPT.com", ["CHATGPT.com A 1.1.1.1", "CHATGPT.com A 1.1.1.2"], {"1.1.1.1", "1.1.1.2"}),
        ("chatgpt.com", ["chatgpt.com AAAA 2606::1"], {"2606::1"}),
        ("a.b.chatgpt.com", ["a.b.chatgpt.com A 1.1.1.1"], {"1.1.1.1"}),
        ("chatgpt.com", ["chatgpt.com CNAME x.cdn.example.", "x.cdn.example A 1.1.1.1"], {"1.1.1.1"}),
        ("ia.chu.example", ["ia.chu.example CNAME chatgpt.com.", "chatgpt.com A 1.1.1.1"], {"1.1.1.1"}),
        (
            "ia.chu.example",
            ["ia.chu.example CNAME chatgpt.com.", "chatgpt.com CNAME x.cdn.example.", "x.cdn.example A 1.1.1.1"],
            {"1.1.1.1"},
        ),
        ("a.chu.example", ["chu.example DNAME chatgpt.com.", "a.chatgpt.com A 1.1.1.1"], {"1.1.1.1"}),
        ("chatgpt.com", [f"chatgpt.com HTTPS 1 . {HINTS}"], {"1.1.1.3", "1.1.1.4", "2606::3", "2606::4"}),
        (
            "_dns.chatgpt.com",
            [f"_dns.chatgpt.com SVCB 1 chatgpt.com. {HINTS}"],
            {"1.1.1.3", "1.1.1.4", "2606::3", "2606::4"},
        ),
        ("ia.chu.example", ["ia.chu.example HTTPS 0 chatgpt.com.", "chatgpt.com A 1.1.1.1"], {"1.1.1.1"}),
        ("chatgpt.com", ["chatgpt.com TXT un-texte", "chatgpt.com A 1.1.1.1"], {"1.1.1.1"}),
        ("chatgpt.com", [], set()),
        ("www.chu.example", ["www.chu.example A 1.1.1.1"], set()),
        ("notchatgpt.com", ["notchatgpt.com A 1.1.1.1"], set()),
        ("chatgpt.com.chu.example", ["chatgpt.com.chu.example A 1.1.1.1"], set()),
        ("auth.openai.com", ["auth.openai.com A 1.1.1.1"], set()),
        ("www.chu.example", [f"www.chu.example HTTPS 1 . {HINTS}"], set()),
        ("www.chu.example", ["www.chu.example CNAME x.cdn.example.", "x.cdn.example A 1.1.1.1"], set()),
    ],
)
def test_every_address_of_an_ai_name_or_of_its_aliases_is_captured(
    name: str, records: list[str], expected: set[str]
) -> None:
    assert _captured(answer(name, *records)) == expected


@pytest.mark.parametrize(
    ("name", "records", "asked", "led"),
    [
        ("chatgpt.com", ["chatgpt.com A 1.1.1.1"], True, True),
        ("chatgpt.com", ["chatgpt.com CNAME x.cdn.example.", "x.cdn.example A 1.1.1.1"], True, True),
        ("ia.chu.example", ["ia.chu.example CNAME chatgpt.com.", "chatgpt.com A 1.1.1.1"], False, True),
        ("x.cdn.example", ["x.cdn.example A 1.1.1.1"], False, False),
    ],
)
def test_a_name_that_is_asked_for_is_told_from_one_that_it_leads_to(
    name: str, records: list[str], asked: bool, led: bool
) -> None:
    found = _read(answer(name, *records))
    assert (found.asked, found.captured) == (asked, led)
    assert [str(place.address) for place in found.places] == ["1.1.1.1"]


def test_every_address_is_told_with_its_place_and_that_of_its_life() -> None:
    records = ["chatgpt.com A 1.1.1.1", "chatgpt.com AAAA 2606::1", f"chatgpt.com HTTPS 1 . {HINTS}"]
    message = answer("chatgpt.com", *records, more=["chatgpt.com A 1.1.1.2"])
    places = _read(message).places
    assert len(places) == 7
    for place in places:
        assert message[place.at :].startswith(place.address.packed)
        assert message[place.life : place.life + 4] == b"\0\0\0\x3c"


def test_additional_records_count_where_they_tell_of_the_same_names() -> None:
    more = ["svc.example A 1.1.1.2", "ns1.example A 1.1.1.9"]
    assert _captured(answer("chatgpt.com", "chatgpt.com HTTPS 1 svc.example.", more=more)) == {"1.1.1.2"}


def test_an_answer_that_forgot_its_question_is_read_by_its_records() -> None:
    whole = answer("chatgpt.com", "chatgpt.com A 1.1.1.1")
    assert _captured(whole[:4] + b"\0\0" + whole[6:12] + b"\x07chatgpt\x03com\0" + whole[31:]) == {"1.1.1.1"}


def test_a_record_that_cannot_be_read_hides_no_other() -> None:
    whole = answer("chatgpt.com", "chatgpt.com CNAME a.chatgpt.com.", "chatgpt.com A 1.1.1.1")
    label = whole.index(b"\x01a\xc0")
    assert _captured(whole[:label] + b"\x3f" + whole[label + 1 :]) == {"1.1.1.1"}


def test_an_address_of_a_wrong_length_is_none() -> None:
    whole = answer("chatgpt.com", "chatgpt.com A 1.1.1.1")
    assert _captured(whole[:-6] + b"\0\3" + whole[-4:-1]) == set()


def test_what_came_before_a_cut_counts() -> None:
    whole = answer("chatgpt.com", "chatgpt.com A 1.1.1.1", "chatgpt.com A 1.1.1.2")
    assert _captured(whole[:-3]) == {"1.1.1.1"}


def test_a_name_that_points_at_itself_ends() -> None:
    assert _captured(b"\0" * 4 + b"\0\1\0\0\0\0\0\0" + b"\xc0\x0c\0\1\0\1") == set()


@given(st.binary(max_size=300))
def test_nothing_that_comes_makes_it_raise(message: bytes) -> None:
    read(message, lambda name: WANTED(name) is not None)
    read(message, lambda _: True)


@given(st.data())
def test_an_answer_with_changed_bytes_makes_it_raise_nothing(data: st.DataObject) -> None:
    whole = bytearray(answer("chatgpt.com", f"chatgpt.com HTTPS 1 . {HINTS}", "chatgpt.com A 1.1.1.1"))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    _captured(bytes(whole))


@given(st.lists(st.ip_addresses(), unique=True, max_size=20))
def test_every_address_of_an_answer_is_found(addresses: list[object]) -> None:
    records = [f"chatgpt.com {'A' if ip_address(str(a)).version == 4 else 'AAAA'} {a}" for a in addresses]
    assert _captured(answer("chatgpt.com", *records)) == {str(a) for a in addresses}

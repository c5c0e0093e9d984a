"""Who is signed in, for how long, and under what cookie."""

import pytest

from proxy.console.configuration import Address
from proxy.console.session import Right
from proxy.console.sessions import IDLE_S, LONGEST_S, Sessions

WHO, OTHER = "0123456789abcdef", "fedcba9876543210"
ALL = frozenset(Right)
PUBLIC = Address("0.0.0.0", 8788, "https://console.chu.example")


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def _sent(cookie: str) -> str:
    """What a browser sends back."""
    return cookie.partition(";")[0]


def test_a_cookie_finds_its_reader_and_no_other() -> None:
    sessions = Sessions(Address())
    first, second = _sent(sessions.open(WHO, ALL)), _sent(sessions.open(OTHER, frozenset({Right.READ})))
    found, other = sessions.find(first), sessions.find(f"a=b; {second}; c")
    assert found is not None
    assert other is not None
    assert (found.who, found.rights) == (WHO, ALL)
    assert (other.who, other.rights) == (OTHER, {Right.READ})
    assert found.csrf != other.csrf
    assert len(found.csrf) == 43


@pytest.mark.parametrize(
    "cookies", ["", ";", "=", "paravent-8788", "paravent-8788=", "paravent-8788=x", "x=paravent-8788"]
)
def test_anything_else_finds_nobody(cookies: str) -> None:
    sessions = Sessions(Address())
    sessions.open(WHO, ALL)
    assert sessions.find(cookies) is None


def test_two_cookies_of_the_name_find_nobody() -> None:
    sessions = Sessions(Address())
    cookie = _sent(sessions.open(WHO, ALL))
    assert sessions.find(f"{cookie}; {cookie}") is None


def test_over_tls_the_cookie_is_held_to_the_host_and_to_tls() -> None:
    plain, public = Sessions(Address()).open(WHO, ALL), Sessions(PUBLIC).open(WHO, ALL)
    assert plain.startswith("paravent-8788=")
    assert plain.endswith("; Path=/; HttpOnly; SameSite=Strict")
    assert public.startswith("__Host-paravent=")
    assert public.endswith("; Path=/; HttpOnly; SameSite=Strict; Secure")
    assert "Domain" not in public


def test_a_session_ends_after_half_an_hour_without_a_request() -> None:
    clock = Clock()
    sessions = Sessions(Address(), clock)
    cookie = _sent(sessions.open(WHO, ALL))
    for _ in range(3):
        clock.now += IDLE_S - 1
        assert sessions.find(cookie) is not None
    clock.now += IDLE_S
    assert sessions.find(cookie) is None
    clock.now -= IDLE_S
    assert sessions.find(cookie) is None


def test_a_session_ends_after_eight_hours_however_busy() -> None:
    clock = Clock()
    sessions = Sessions(Address(), clock)
    cookie = _sent(sessions.open(WHO, ALL))
    for _ in range(LONGEST_S // 1000):
        clock.now += 1000
        assert sessions.find(cookie) is not None
    clock.now = 1000.0 + LONGEST_S
    assert sessions.find(cookie) is None


def test_a_session_that_is_closed_is_closed_and_its_cookie_taken_back() -> None:
    sessions = Sessions(Address())
    cookie, other = _sent(sessions.open(WHO, ALL)), _sent(sessions.open(OTHER, ALL))
    assert sessions.close(cookie) == "paravent-8788=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0"
    assert sessions.find(cookie) is None
    assert sessions.find(other) is not None
    sessions.close("")


def test_memory_is_bounded_and_the_idlest_goes_first() -> None:
    clock = Clock()
    sessions = Sessions(Address(), clock)
    first, second = _sent(sessions.open(WHO, ALL)), _sent(sessions.open(OTHER, ALL))
    clock.now += 1
    assert sessions.find(first) is not None
    for _ in range(499):
        clock.now += 0.01
        sessions.open(WHO, ALL)
    assert sessions.find(second) is None
    assert sessions.find(first) is not None


def test_what_is_shown_of_the_register_holds_no_cookie() -> None:
    sessions = Sessions(Address())
    cookie = _sent(sessions.open(WHO, ALL)).partition("=")[2]
    found = sessions.find(f"paravent-8788={cookie}")
    assert found is not None
    assert cookie not in repr(sessions)
    assert found.csrf not in repr(found)

from ipaddress import IPv4Network, IPv6Network, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.capture.addresses import SUBSTITUTES_4, SUBSTITUTES_6
from proxy.capture.errors import CaptureError
from proxy.capture.substitutes import Substitutes, is_substitute

ONE, TWO, SIX = (ip_address(text) for text in ("1.1.1.1", "1.1.1.2", "2606::1"))
GIVEN, OTHER, GIVEN_6 = (ip_address(text) for text in ("198.19.0.9", "198.19.0.10", "2001:2:0:5061::9"))


@given(st.lists(st.ip_addresses().filter(lambda address: not is_substitute(address)), max_size=60))
def test_every_address_has_one_of_its_own_for_good(reals: list[object]) -> None:
    substitutes = Substitutes()
    addresses = [ip_address(str(real)) for real in reals]
    given_first = [substitutes.of(real) for real in addresses]
    assert [substitutes.of(real) for real in addresses] == given_first
    assert [substitutes.real(substitute) for substitute in given_first] == addresses
    assert len(set(given_first)) == len(set(addresses))
    assert all(
        is_substitute(one) and one.version == real.version for one, real in zip(given_first, addresses, strict=True)
    )
    assert dict(substitutes.pairs) == dict(zip(addresses, given_first, strict=True))


def test_one_that_was_never_given_stands_for_nobody() -> None:
    assert Substitutes().real(GIVEN) is None


def test_pairs_of_another_time_are_taken_save_those_that_contradict() -> None:
    substitutes = Substitutes()
    substitutes.learn({ONE: GIVEN, SIX: GIVEN_6})
    substitutes.learn({ONE: OTHER, TWO: GIVEN})
    assert dict(substitutes.pairs) == {ONE: GIVEN, SIX: GIVEN_6}
    assert substitutes.real(OTHER) is None


@pytest.mark.parametrize(("real", "substitute"), [(ONE, TWO), (ONE, GIVEN_6), (SIX, GIVEN), (OTHER, GIVEN)])
def test_what_is_no_pair_is_not_taken(real: object, substitute: object) -> None:
    substitutes = Substitutes()
    substitutes.learn({ip_address(str(real)): ip_address(str(substitute))})
    assert not substitutes.pairs


def test_only_what_was_let_go_is_given_again() -> None:
    substitutes = Substitutes()
    size = SUBSTITUTES_4.num_addresses
    first = int(ip_address("2.0.0.0"))
    reals = [ip_address(first + number) for number in range(size)]
    assert {substitutes.of(real) for real in reals} == set(SUBSTITUTES_4)
    with pytest.raises(CaptureError, match="Trop d'adresses"):
        substitutes.of(ONE)
    assert is_substitute(substitutes.of(SIX))
    freed = substitutes.of(reals[7])
    substitutes.keep(set(reals[:7]) | set(reals[8:]))
    assert substitutes.real(freed) is None
    assert substitutes.of(ONE) == freed


def test_one_that_was_let_go_is_the_last_to_be_given_again() -> None:
    substitutes = Substitutes()
    first = substitutes.of(ONE)
    substitutes.keep(())
    assert substitutes.of(TWO) != first


def test_both_ranges_are_of_one_size_and_nobody_else_s() -> None:
    assert SUBSTITUTES_4.num_addresses == SUBSTITUTES_6.num_addresses
    assert SUBSTITUTES_4.subnet_of(IPv4Network("198.18.0.0/15"))
    assert SUBSTITUTES_6.subnet_of(IPv6Network("2001:2::/48"))


@pytest.mark.parametrize("text", ["198.18.255.255", "198.20.0.0", "2001:2:0:5061::1:0", "2001:2:0:5060::1", "fd00::1"])
def test_an_address_outside_is_none(text: str) -> None:
    assert not is_substitute(ip_address(text))

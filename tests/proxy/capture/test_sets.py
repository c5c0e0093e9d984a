from ipaddress import ip_address

import pytest

from proxy.capture import rules, sets
from proxy.capture.errors import CaptureError
from proxy.capture.plan import Plan
from proxy.capture.rules import LIFE_S
from tests.proxy.capture.namespace import Namespace, World

ONE, TWO = ip_address("1.1.1.1"), ip_address("2606::1")
PAIRS = {ONE: ip_address("198.19.0.1"), TWO: ip_address("2001:2:0:5061::1")}


@pytest.fixture
def here(world: World) -> Namespace:
    world.station.run(sets.apply, rules.capture(Plan((990,)), {ONE: 600}, queued=False))
    return world.station


def test_sets_say_what_they_hold_and_for_how_long(here: Namespace) -> None:
    left = here.run(sets.known)
    assert list(left) == [ONE]
    assert 590 <= left[ONE] <= 600


def test_refreshed_addresses_live_a_whole_life(here: Namespace) -> None:
    here.run(sets.refresh, {ONE, TWO})
    left = here.run(sets.known)
    assert set(left) == {ONE, TWO}
    assert all(LIFE_S - 10 <= seconds <= LIFE_S for seconds in left.values())


def test_maps_say_who_stands_for_whom(here: Namespace) -> None:
    assert here.run(sets.substitutes) == {}
    here.run(sets.refresh, {ONE, TWO}, PAIRS)
    assert here.run(sets.substitutes) == PAIRS


def test_refreshing_nothing_asks_nothing_of_the_kernel(world: World) -> None:
    world.station.run(sets.refresh, frozenset())


def test_empty_sets_hold_nothing(world: World) -> None:
    world.station.run(sets.apply, rules.capture(Plan((990,)), {}, queued=False))
    assert world.station.run(sets.known) == {}


def test_sets_that_are_not_there_are_said(world: World) -> None:
    for call in (sets.known, sets.substitutes, lambda: sets.refresh([ONE])):
        with pytest.raises(CaptureError, match=r"« nft » a refusé .*No such file"):
            world.station.run(call)


def test_rules_that_are_refused_change_nothing(here: Namespace) -> None:
    with pytest.raises(CaptureError, match="« nft » a refusé"):
        here.run(sets.apply, rules.removal() + "add rule inet paravent none accept\n")
    assert list(here.run(sets.known)) == [ONE]

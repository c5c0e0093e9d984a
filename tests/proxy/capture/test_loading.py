from collections.abc import Callable
from ipaddress import ip_address

import pytest

from proxy.capture import loading, sets
from proxy.capture.errors import CaptureError
from proxy.capture.loading import Loaded
from proxy.capture.plan import Plan
from tests.proxy.capture.namespace import Namespace, World
from tests.proxy.capture.station import Station

PLAN = Plan((990,))
KNOWN = {ip_address("203.0.113.7"): 600}
THEIRS = """table inet theirs {
    chain input { type filter hook input priority 0; policy accept; tcp dport 9 drop; }
}
table ip nat {
    chain OUTPUT { type nat hook output priority -100; policy accept; tcp dport 9 redirect to :10; }
}
"""


@pytest.fixture
def here(world: World) -> Namespace:
    return world.station


@pytest.mark.parametrize("theirs", ["", THEIRS])
def test_loaded_and_removed_the_rules_are_what_they_were(here: Namespace, theirs: str) -> None:
    here.command("nft", "-f", "-", given=theirs)
    before = here.rules()
    assert here.run(loading.loaded) is Loaded.NONE
    for _ in range(2):
        here.run(loading.load, PLAN, KNOWN)
        assert here.run(loading.loaded) is Loaded.CAPTURE
    here.run(loading.remove)
    assert here.rules() == before
    assert here.run(loading.loaded) is Loaded.NONE


def test_the_fallback_too(here: Namespace) -> None:
    before = here.rules()
    here.run(loading.load, PLAN, KNOWN)
    here.run(loading.fall_back, PLAN, KNOWN)
    assert "PARAVENT-DNS" not in here.rules()
    assert here.run(loading.loaded) is Loaded.FALLBACK
    here.run(loading.remove)
    assert here.rules() == before


def test_removing_twice_does_no_harm(here: Namespace) -> None:
    here.run(loading.remove)
    here.run(loading.remove)


@pytest.mark.parametrize("lost", ["chain inet paravent redirected", "table inet paravent", "table ip security"])
def test_rules_of_which_some_are_lost_do_not_stand(here: Namespace, lost: str) -> None:
    here.run(loading.load, PLAN, KNOWN)
    here.command("nft", "delete", *lost.split())
    if lost != "table ip security" or "sport 53 queue" not in here.command("nft", "list", "table", "inet", "paravent"):
        assert here.run(loading.loaded) is Loaded.NONE


def test_in_the_fallback_any_https_outside_goes_to_the_proxy_and_the_rest_as_ever(station: Station) -> None:
    station.world.outside.command("ip", "address", "add", "10.9.9.9/32", "dev", "lo")
    station.here.run(loading.fall_back, PLAN, KNOWN)
    assert station.reach("203.0.113.99") == "proxy 203.0.113.99 443"
    assert station.reach("2001:db8:ff::99") == "proxy 2001:db8:ff::99 443"
    assert station.reach("203.0.113.7", 80) == "proxy 203.0.113.7 80"
    assert station.reach("203.0.113.99", 80) == "direct"
    assert station.reach("10.9.9.9") == "direct"
    station.proxy.close()


def test_loading_keeps_what_the_sets_are_given(here: Namespace) -> None:
    here.run(loading.load, PLAN, KNOWN)
    assert set(here.run(sets.known)) == set(KNOWN)


@pytest.mark.parametrize("again", [lambda: loading.load(PLAN, KNOWN), lambda: sets.refresh(KNOWN)])
def test_nothing_passes_while_rules_or_addresses_are_loaded_again(station: Station, again: Callable[[], None]) -> None:
    station.here.run(loading.load, PLAN, KNOWN)
    busy = station.here.pool.submit(lambda: [again() for _ in range(15)])
    told = []
    with station.here.thread() as other:
        while not busy.done():
            told.append(station.reach("203.0.113.7", place=other))
    assert set(told) == {"proxy 203.0.113.7 443"}
    assert len(told) > 15
    busy.result()


def test_why_neither_way_works_is_said(here: Namespace) -> None:
    with pytest.raises(CaptureError, match=r"refusé .* refusé"):
        here.run(loading.load, Plan((990,), port=99_999), KNOWN)

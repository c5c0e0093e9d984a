import pytest

from proxy.capture import dns_chain
from proxy.capture.plan import Plan
from tests.proxy.capture.namespace import Namespace, World

PLAN = Plan((990,), queue=77)


@pytest.fixture
def here(world: World) -> Namespace:
    return world.station


def test_the_chain_is_there_once_however_often_it_is_put(here: Namespace) -> None:
    assert not here.run(dns_chain.stands)
    here.run(dns_chain.put, PLAN)
    once = here.rules()
    here.run(dns_chain.put, PLAN)
    assert here.run(dns_chain.stands)
    assert here.rules() == once
    assert once.count("-j NFQUEUE --queue-num 77") == 4


def test_removed_it_leaves_nothing(here: Namespace) -> None:
    before = here.rules()
    here.run(dns_chain.put, PLAN)
    here.run(dns_chain.remove)
    assert here.rules() == before
    assert not here.run(dns_chain.stands)


def test_removing_what_is_not_there_does_nothing(here: Namespace) -> None:
    before = here.rules()
    here.run(dns_chain.remove)
    assert here.rules() == before


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_table_that_others_use_stays_as_they_made_it(here: Namespace, when: str) -> None:
    theirs = ("iptables-nft", "-t", "security", "-A", "INPUT", "-p", "udp", "--dport", "9", "-j", "ACCEPT")
    if when == "before":
        here.command(*theirs)
        here.command("iptables-nft", "-t", "security", "-P", "FORWARD", "ACCEPT")
        before = here.rules()
    here.run(dns_chain.put, PLAN)
    if when == "after":
        here.command(*theirs)
    here.run(dns_chain.remove)
    assert "--dport 9 -j ACCEPT" in here.rules()
    assert "PARAVENT" not in here.rules()
    if when == "before":
        assert here.rules() == before

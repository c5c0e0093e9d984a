import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address

import pytest

from proxy.capture import rules
from proxy.capture.plan import Plan
from proxy.capture.rules import LIFE_S
from tests.proxy.capture.namespace import Namespace, World

PLAN = Plan((990, 991), port=18081, queue=77)
KNOWN = {ip_address("1.1.1.1"): 60, ip_address("2606::1"): 70, ip_address("1.1.1.2"): LIFE_S}
PAIRS = {
    ip_address("1.1.1.1"): ip_address("198.19.0.1"),
    ip_address("1.1.1.9"): ip_address("198.19.0.9"),
    ip_address("2606::1"): ip_address("2001:2:0:5061::1"),
}


@pytest.mark.parametrize(
    "text",
    [
        rules.capture(PLAN, KNOWN, PAIRS, queued=False),
        rules.capture(PLAN, KNOWN, queued=False),
        rules.capture(PLAN, {}, PAIRS, queued=False),
        rules.fallback(PLAN, KNOWN, PAIRS),
    ],
)
def test_rules_load_again_and_again_and_give_the_same_each_time(world: World, text: str) -> None:
    here = world.station
    here.command("nft", "-f", "-", given=text)
    once = here.command("nft", "--terse", "list", "ruleset")
    here.command("nft", "-f", "-", given=text)
    assert here.command("nft", "--terse", "list", "ruleset") == once
    here.command("nft", "-f", "-", given=rules.removal())
    here.command("nft", "-f", "-", given=rules.removal())
    assert not here.command("nft", "list", "ruleset")


def test_an_address_lives_a_whole_life_again_when_it_is_refreshed(world: World) -> None:
    here = world.station
    here.command("nft", "-f", "-", given=rules.capture(PLAN, KNOWN, queued=False))
    assert "1.1.1.1 expires 59s" in here.command("nft", "list", "set", "inet", "paravent", "ai4")
    here.command("nft", "-f", "-", given=rules.refresh([ip_address("1.1.1.1"), ip_address("1.1.1.3")]))
    listed = here.command("nft", "list", "set", "inet", "paravent", "ai4")
    assert all(f"1.1.1.{n} expires 1d23h59m" in listed for n in (1, 2, 3))
    assert "2606::1 expires 1m" in here.command("nft", "list", "set", "inet", "paravent", "ai6")


def test_substitutes_live_as_long_as_what_they_stand_for(world: World) -> None:
    here = world.station
    here.command("nft", "-f", "-", given=rules.capture(PLAN, KNOWN | {ip_address("1.1.1.9"): 0}, PAIRS, queued=False))
    assert "elements = { 198.19.0.1 expires 59s" in here.command("nft", "list", "map", "inet", "paravent", "real4")
    assert "2001:2:0:5061::1 expires 1m" in here.command("nft", "list", "map", "inet", "paravent", "real6")
    here.command("nft", "-f", "-", given=rules.refresh([ip_address("1.1.1.1"), ip_address("1.1.1.9")], PAIRS))
    listed = here.command("nft", "list", "map", "inet", "paravent", "real4")
    assert all(f"198.19.0.{n} expires 1d23h59m" in listed and f": 1.1.1.{n}" in listed for n in (1, 9))


def test_a_substitute_is_not_changed_for_another(world: World) -> None:
    here = world.station
    here.command("nft", "-f", "-", given=rules.capture(PLAN, KNOWN, PAIRS, queued=False))
    other = ip_address("1.1.1.3")
    with pytest.raises(AssertionError, match="File exists"):
        here.command("nft", "-f", "-", given=rules.refresh([other], {other: PAIRS[ip_address("1.1.1.1")]}))
    assert "1.1.1.3" not in here.command("nft", "list", "ruleset")


def test_a_set_takes_no_more_than_it_may(world: World) -> None:
    here = world.station
    here.command("nft", "-f", "-", given=rules.capture(PLAN, {}, queued=False))
    first = int(ip_address("2.0.0.0"))
    here.command("nft", "-f", "-", given=rules.refresh([ip_address(first + n) for n in range(rules.MOST)]))
    with pytest.raises(AssertionError, match="Too many open files"):
        here.command("nft", "-f", "-", given=rules.refresh([ip_address("1.1.1.1")]))


def test_the_text_says_where_to_and_for_whom() -> None:
    text = rules.capture(PLAN, KNOWN)
    assert "meta skuid { 990, 991 } return" in text
    assert text.count("redirect to :18081") == 4
    assert text.count("th sport 53 queue num 77") == 2
    assert "bypass" not in text


def test_the_fallback_queues_no_dns_and_leaves_the_intranet_alone() -> None:
    text = rules.fallback(PLAN, {})
    assert "queue" not in text
    assert all(network in text for network in ("10.0.0.0/8", "192.168.0.0/16", "fc00::/7"))
    assert "tcp dport 443 redirect to :18081" in text


SQUATTER = """
import os, socket, sys
os.setuid(int(sys.argv[1]))
place, family, flood = (sys.argv[2], int(sys.argv[3])), int(sys.argv[4]), int(sys.argv[5])
listener = socket.create_server(place, family=family, backlog=0 if flood else 5)
half_open = [socket.socket(family) for _ in range(flood)]
for one in half_open:
    one.setblocking(False)
    one.connect_ex(place)
print("up", flush=True)
while True:
    listener.accept()[0].sendall(b"mine")
"""


@contextmanager
def answering(place: Namespace, account: int, host: str, port: int, flood: int = 0) -> Iterator[None]:
    """Somebody's program on a port; it floods itself so that the kernel answers with SYN cookies."""
    words = [sys.executable, "-c", SQUATTER, str(account), host, str(port), str(int(family(host))), str(flood)]
    with place.run(lambda: subprocess.Popen(words, stdout=subprocess.PIPE)) as squatter:
        try:
            assert squatter.stdout.readline() == b"up\n"
            yield
        finally:
            squatter.kill()


def family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


LOADED = [rules.capture(PLAN, {}, queued=False), rules.fallback(PLAN, {})]


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
@pytest.mark.parametrize("text", LOADED)
@pytest.mark.parametrize("port", [8080, 18081, 8088])
@pytest.mark.parametrize("flood", [0, 6])
def test_on_the_proxy_s_ports_another_account_is_not_heard(
    world: World, text: str, host: str, port: int, flood: int
) -> None:
    here = world.station
    here.command("nft", "-f", "-", given=text)
    with (
        answering(here, 1000, host, port, flood),
        here.socket(family(host), limit=0.5) as asker,
        pytest.raises(TimeoutError),
    ):
        asker.connect((host, port))


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
@pytest.mark.parametrize("text", LOADED)
@pytest.mark.parametrize(("account", "port"), [(990, 8080), (991, 18081), (1000, 8090)])
def test_the_proxy_is_heard_on_its_ports_and_others_on_theirs(
    world: World, text: str, account: int, host: str, port: int
) -> None:
    here = world.station
    here.command("nft", "-f", "-", given=text)
    with answering(here, account, host, port), here.socket(family(host)) as asker:
        asker.connect((host, port))
        assert asker.recv(4) == b"mine"


def test_on_the_proxy_s_ports_a_proxy_that_is_away_is_told_at_once(world: World) -> None:
    world.station.command("nft", "-f", "-", given=rules.capture(PLAN, {}, queued=False))
    with world.station.socket() as asker, pytest.raises(ConnectionRefusedError):
        asker.connect(("127.0.0.1", 8080))


def test_refreshing_nothing_says_nothing() -> None:
    assert not rules.refresh([])

"""The addresses that AI names get in place of their own, on a real kernel."""

import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address

import pytest

from proxy.capture.substitutes import is_substitute
from tests.proxy.capture.namespace import Namespace, listen
from tests.proxy.capture.resolver import ask
from tests.proxy.capture.station import AI, AI_6, OTHER, OTHER_6, PROXY_USER, Station

CACHE = "127.0.0.1"
BOTH = pytest.mark.parametrize(("kind", "real"), [("A", AI), ("AAAA", AI_6)])


def _by(user: int, here: Namespace, address: str, port: int = 443) -> str:
    """Who answers a process of a user."""
    command = ["bash", "-c", f"dd bs=100 count=1 < /dev/tcp/{address}/{port}"]

    def read() -> str:
        return subprocess.run(command, user=user, cwd="/", capture_output=True, check=False).stdout.decode()

    return here.run(read)


@contextmanager
def _cache(here: Namespace) -> Iterator[None]:
    """A resolver on the workstation, that asks the one outside and remembers."""
    words = (
        "dnsmasq --conf-file=/dev/null --keep-in-foreground --no-resolv --no-hosts --user=root --group=root --pid-file"
    )
    known = ("--listen-address=127.0.0.1", "--bind-interfaces", "--server=198.51.100.1", "--min-cache-ttl=30")
    program = here.run(lambda: subprocess.Popen([*words.split(), *known]))
    try:
        end = time.monotonic() + 20
        while "127.0.0.1:53" not in here.command("ss", "-tln") and time.monotonic() < end:
            time.sleep(0.05)
        yield
    finally:
        program.kill()
        program.wait()


@BOTH
def test_the_proxy_is_led_to_the_real_address_and_all_others_to_the_proxy(kept: Station, kind: str, real: str) -> None:
    with listen(kept.world.outside, 8444, lambda end: end.getsockname()[0].removeprefix("::ffff:").encode()):
        (given,) = ask(kept.here, "chatgpt.com", kind)
        assert is_substitute(ip_address(given))
        assert [_by(PROXY_USER, kept.here, given, port) for port in (80, 443)] == ["direct", "direct"]
        assert _by(PROXY_USER, kept.here, given, 8444) == real
        assert [kept.reach(given, port) for port in (80, 443)] == [f"proxy {given} {port}" for port in (80, 443)]
        assert [kept.reach(given, port) for port in (8444, 22)] == ["refused", "refused"]


@BOTH
@pytest.mark.parametrize("port", [443, 9])
def test_datagrams_to_a_substitute_are_refused_at_once(kept: Station, kind: str, real: str, port: int) -> None:
    (given,) = ask(kept.here, "chatgpt.com", kind)
    with kept.here.socket(socket.AF_INET6 if ":" in real else socket.AF_INET, socket.SOCK_DGRAM) as door:
        door.connect((given, port))
        with pytest.raises(PermissionError):
            door.send(b"hello")


@pytest.mark.parametrize("address", ["198.19.255.9", "2001:2:0:5061::fff9"])
def test_one_that_stands_for_nobody_leads_the_proxy_nowhere(kept: Station, address: str) -> None:
    assert _by(PROXY_USER, kept.here, address) == ""
    assert kept.reach(address) == f"proxy {address} 443"
    assert kept.reach(address, 8443) == "refused"


def test_a_neighbour_at_the_same_address_keeps_it(kept: Station) -> None:
    kept.resolver.table["www.voisin.example"] = (f"www.voisin.example A {AI}",)
    (given,) = ask(kept.here, "chatgpt.com")
    assert ask(kept.here, "www.voisin.example") == [AI]
    assert ask(kept.here, "claude.ai") == []
    kept.resolver.table["claude.ai"] = (f"claude.ai A {AI}",)
    assert ask(kept.here, "claude.ai") == [given]


def test_other_names_keep_their_addresses(kept: Station) -> None:
    assert (ask(kept.here, "www.chu.example"), ask(kept.here, "www.chu.example", "AAAA")) == ([OTHER], [OTHER_6])


@pytest.mark.parametrize("how", ["killed", "killed, with its rules flushed", "stopped, with its rules removed"])
def test_a_new_keeper_gives_the_same(kept: Station, how: str) -> None:
    before = [ask(kept.here, "chatgpt.com", kind) for kind in ("A", "AAAA")]
    kept.end(signal.SIGTERM if how.startswith("stopped") else signal.SIGKILL)
    if "flushed" in how:
        kept.here.command("nft", "flush", "ruleset")
    if "removed" in how:
        assert kept.paravent("down").returncode == 0
    kept.keep()
    assert _by(PROXY_USER, kept.here, before[0][0]) == "direct"
    assert [ask(kept.here, "chatgpt.com", kind) for kind in ("A", "AAAA")] == before


def test_a_cache_of_the_workstation_hands_each_name_what_is_its_own(kept: Station) -> None:
    kept.resolver.table |= {
        "ia.chu.example": ("ia.chu.example CNAME chatgpt.com.", f"chatgpt.com A {AI}"),
        "www.perplexity.ai": ("www.perplexity.ai CNAME edge.example.", "edge.example A 203.0.113.9"),
        "edge.example": ("edge.example A 203.0.113.9",),
    }
    with _cache(kept.here):
        (given,), (edge,) = (ask(kept.here, name, server=CACHE) for name in ("chatgpt.com", "www.perplexity.ai"))
        assert is_substitute(ip_address(given))
        assert is_substitute(ip_address(edge))
        kept.resolver.table.clear()
        assert ask(kept.here, "chatgpt.com", server=CACHE) == [given]
        assert ask(kept.here, "edge.example", server=CACHE) == ["203.0.113.9"]
        assert kept.reach(given) == f"proxy {given} 443"


def test_an_alias_of_an_ai_name_keeps_the_real_address_whoever_was_asked_first(kept: Station) -> None:
    kept.resolver.table["ia.chu.example"] = ("ia.chu.example CNAME chatgpt.com.", f"chatgpt.com A {AI}")
    with _cache(kept.here):
        assert ask(kept.here, "ia.chu.example", server=CACHE) == [AI]
        (given,) = ask(kept.here, "chatgpt.com", server=CACHE)
        assert is_substitute(ip_address(given))
        assert ask(kept.here, "ia.chu.example", server=CACHE) == [AI]


def test_an_answer_from_a_cache_whose_substitutes_nobody_knows_goes_to_nobody(kept: Station) -> None:
    with _cache(kept.here):
        (given,) = ask(kept.here, "chatgpt.com", server=CACHE)
        kept.end(signal.SIGKILL)
        kept.here.command("nft", "flush", "ruleset")
        (kept.folder / "addresses").unlink()
        kept.keep()
        with pytest.raises(TimeoutError):
            ask(kept.here, "chatgpt.com", server=CACHE, limit=1)
        assert _by(PROXY_USER, kept.here, given) == ""
        assert ask(kept.here, "www.chu.example", server=CACHE) == [OTHER]


def test_addresses_that_were_kept_without_substitutes_get_some(station: Station) -> None:
    (station.folder / "addresses").write_text(f"{AI} {time.time() + 48 * 3600:.0f}\n")
    station.resolver.table["chatgpt.com"] = (f"chatgpt.com A {AI}",)
    station.keep()
    (given,) = ask(station.here, "chatgpt.com")
    assert is_substitute(ip_address(given))
    assert _by(PROXY_USER, station.here, given) == "direct"


@BOTH
def test_under_rules_of_last_resort_those_that_were_given_still_lead(kept: Station, kind: str, real: str) -> None:
    (given,) = ask(kept.here, "chatgpt.com", kind)
    kept.end(signal.SIGKILL)
    assert kept.paravent("fallback", "--user", str(PROXY_USER), "--state", str(kept.folder)).returncode == 0
    assert kept.reach(given) == f"proxy {given} 443"
    assert kept.reach(given, 8443) == "refused"
    assert _by(PROXY_USER, kept.here, given) == "direct"
    assert ask(kept.here, "chatgpt.com", kind) == [real]


def test_a_connection_leaves_with_the_address_of_the_way_that_it_takes(kept: Station) -> None:
    """As where only some addresses are behind a tunnel."""
    outside, here = kept.world.outside, kept.here
    here.command("ip", "link", "add", "eth1", "type", "veth", "peer", "name", "eth1", "netns", outside.name)
    for place, own in ((here, "192.0.2.2/24"), (outside, "192.0.2.1/24")):
        place.command("ip", "address", "add", own, "dev", "eth1")
        place.command("ip", "link", "set", "eth1", "up")
    here.command("ip", "route", "add", f"{AI}/32", "via", "192.0.2.1")
    kept.resolver.table["claude.ai"] = ("claude.ai A 203.0.113.9",)
    with listen(outside, 8444, lambda end: end.getpeername()[0].removeprefix("::ffff:").encode()):
        found = [_by(PROXY_USER, here, ask(here, name)[0], 8444) for name in ("chatgpt.com", "claude.ai")]
    assert found == ["192.0.2.2", "198.51.100.2"]

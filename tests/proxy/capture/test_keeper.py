"""The whole of capture on a real kernel: a workstation, its resolver and the outside, each in its namespace."""

import os
import signal
import socket
import subprocess
import sys
import time
from ipaddress import IPv4Address, ip_address
from pathlib import Path

import pytest

from proxy.capture import rules
from proxy.capture.plan import Plan
from proxy.capture.substitutes import is_substitute
from proxy.services.catalogue import Catalogue
from proxy.services.names import service_names
from tests.proxy.capture.namespace import World
from tests.proxy.capture.resolver import ask, ask_by_tcp
from tests.proxy.capture.station import AI, OTHER, PROXY_USER, ROOT, Station

_MPTCP = 262


def test_a_client_never_has_an_address_that_the_kernel_does_not_know(kept: Station) -> None:
    kept.resolver.table |= {f"h{n}.chatgpt.com": (f"h{n}.chatgpt.com A 203.0.113.{n}",) for n in range(20, 220)}
    found = [(n, ask(kept.here, f"h{n}.chatgpt.com")[0]) for n in range(20, 220)]
    assert [kept.reach(address) for _, address in found] == [f"proxy {address} 443" for _, address in found]
    assert [kept.reach(f"203.0.113.{n}") for n, _ in found] == [f"proxy 203.0.113.{n} 443" for n, _ in found]
    assert len({address for _, address in found}) == len(found)


def test_a_connection_by_several_paths_is_carried_too(kept: Station) -> None:
    """The kernel opens those for a process: MPTCP (RFC 8684)."""
    ask(kept.here, "chatgpt.com")
    with kept.here.run(socket.socket, socket.AF_INET, socket.SOCK_STREAM, _MPTCP) as door:
        door.connect((AI, 443))
        assert door.recv(100) == f"proxy {AI} 443".encode()


def test_only_addresses_of_ai_hosts_are_carried_to_the_proxy(kept: Station) -> None:
    for name in ("chatgpt.com", "www.chu.example"):
        assert ask(kept.here, name)
        assert ask(kept.here, name, "AAAA")
    assert kept.reach(AI) == f"proxy {AI} 443"
    assert kept.reach(AI, 80) == f"proxy {AI} 80"
    assert kept.reach(AI, 8443) == "direct"
    assert kept.reach("2001:db8:ff::7") == "proxy 2001:db8:ff::7 443"
    for other in (OTHER, "2001:db8:ff::8"):
        assert [kept.reach(other, port) for port in (80, 443)] == ["direct", "direct"]


def test_the_proxy_itself_goes_out_and_nobody_else_does(kept: Station) -> None:
    ask(kept.here, "chatgpt.com")

    def reach(user: int) -> bytes:
        command = ["bash", "-c", f"dd bs=100 count=1 < /dev/tcp/{AI}/443"]
        return subprocess.run(command, user=user, cwd="/", capture_output=True, check=False).stdout

    assert kept.here.run(reach, PROXY_USER) == b"direct"
    assert kept.here.run(reach, PROXY_USER + 1) == f"proxy {AI} 443".encode()


@pytest.mark.parametrize("address", [AI, "2001:db8:ff::7"])
def test_quic_to_an_ai_host_is_refused_at_once(kept: Station, address: str) -> None:
    ask(kept.here, "chatgpt.com")
    ask(kept.here, "chatgpt.com", "AAAA")
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with kept.here.socket(family, socket.SOCK_DGRAM) as door:
        door.connect((address, 443))
        with pytest.raises(PermissionError):  # what the kernel says of a packet that does not leave
            door.send(b"hello")
        with pytest.raises(ConnectionRefusedError):
            door.recv(10)


def test_quic_to_any_other_host_is_not_touched(kept: Station) -> None:
    ask(kept.here, "chatgpt.com")
    with kept.world.outside.socket(kind=socket.SOCK_DGRAM) as far, kept.here.socket(kind=socket.SOCK_DGRAM) as near:
        far.bind((OTHER, 443))
        near.sendto(b"hello", (OTHER, 443))
        assert far.recv(10) == b"hello"


def test_a_connection_that_was_open_before_its_address_was_known_is_cut(kept: Station) -> None:
    kept.world.outside.command("ip", "address", "add", "198.51.100.9/24", "dev", "eth0")
    kept.resolver.table["late.chatgpt.com"] = ("late.chatgpt.com A 198.51.100.9",)
    with kept.here.socket() as door:
        door.connect(("198.51.100.9", 443))
        assert door.recv(10) == b"direct"
        ask(kept.here, "late.chatgpt.com")
        door.send(b"prompt")
        with pytest.raises(ConnectionError):
            door.recv(10)


def test_a_dead_proxy_makes_ai_hosts_unreachable_and_no_other(kept: Station) -> None:
    ask(kept.here, "chatgpt.com")
    kept.proxy.shutdown(socket.SHUT_RDWR)
    kept.proxy.close()
    assert (kept.reach(AI), kept.reach(OTHER)) == ("refused", "direct")


def test_aliases_hints_and_answers_over_tcp_and_ipv6_are_read_too(kept: Station) -> None:
    kept.resolver.table |= {
        "www.perplexity.ai": ("www.perplexity.ai CNAME edge.example.", "edge.example A 203.0.113.31"),
        "edge2.example": ("edge2.example CNAME claude.ai.", "claude.ai A 203.0.113.32"),
        "claude.ai": ("claude.ai HTTPS 1 . alpn=h2 ipv4hint=203.0.113.33 ipv6hint=2001:db8:ff::33",),
        "chat.mistral.ai": ("chat.mistral.ai A 203.0.113.34",),
        "gemini.google.com": ("gemini.google.com A 203.0.113.35",),
    }
    ask(kept.here, "www.perplexity.ai")
    ask(kept.here, "edge2.example")
    ask(kept.here, "claude.ai", "HTTPS")
    (mistral,), (other,) = ask_by_tcp(kept.here, "chat.mistral.ai", "www.chu.example")
    assert (is_substitute(ip_address(mistral)), other) == (True, OTHER)
    ask(kept.here, "gemini.google.com", server="2001:db8:1::1")
    for number in range(31, 36):
        assert kept.reach(f"203.0.113.{number}").startswith("proxy"), number
    assert kept.reach("2001:db8:ff::33").startswith("proxy")


def test_an_answer_over_tcp_in_many_pieces_is_read_whole(world: World, tmp_path: Path) -> None:
    with Station(world, tmp_path, pieces=3) as station:
        station.resolver.table["chatgpt.com"] = (f"chatgpt.com A {AI}",)
        station.keep()
        assert ask_by_tcp(station.here, "chatgpt.com", "chatgpt.com") == [[AI], [AI]]
        assert station.reach(AI) == f"proxy {AI} 443"


def test_an_answer_cannot_capture_the_intranet(kept: Station) -> None:
    inside = ("10.1.2.3", "192.168.1.1", "127.0.0.1", "169.254.1.1")
    kept.resolver.table["trap.chatgpt.com"] = tuple(f"trap.chatgpt.com A {address}" for address in inside)
    assert sorted(ask(kept.here, "trap.chatgpt.com")) == sorted(inside)
    assert not [address for address in inside if address in kept.captured()]


def test_a_container_cannot_go_around(kept: Station) -> None:
    """What this machine forwards for others is refused at AI hosts, and their DNS answers are read too."""
    here = kept.here
    name = f"{here.name}-c"
    here.command("sysctl", "-qw", "net.ipv4.ip_forward=1")
    kept.world.outside.command("ip", "route", "add", "192.168.77.0/24", "via", "198.51.100.2")
    subprocess.run(["ip", "netns", "add", name], check=True)
    try:
        here.command("ip", "link", "add", "c0", "type", "veth", "peer", "name", "eth0", "netns", name)
        here.command("ip", "address", "add", "192.168.77.1/24", "dev", "c0")
        here.command("ip", "link", "set", "c0", "up")
        for words in ("address add 192.168.77.2/24 dev eth0", "link set eth0 up", "route add default via 192.168.77.1"):
            subprocess.run(["ip", "-n", name, *words.split()], check=True)
        told = subprocess.run(
            ["ip", "netns", "exec", name, sys.executable, "-c", _CONTAINER],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        subprocess.run(["ip", "netns", "delete", name], check=True)
    substitute, *rest = told.stdout.split() or [AI]
    assert is_substitute(ip_address(substitute)), told.stderr
    assert rest == ["ConnectionRefusedError", "ConnectionRefusedError", OTHER, "direct", "direct"]


_CONTAINER = """
import socket, dns.message
def ask(name):
    door = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    door.settimeout(10)
    door.sendto(dns.message.make_query(name, "A").to_wire(), ("198.51.100.1", 53))
    return dns.message.from_wire(door.recv(4096)).answer[0][0].to_text()
for name, real in (("chatgpt.com", "203.0.113.7"), ("www.chu.example", "203.0.113.8")):
    print(ask(name))
    for address in (ask(name), real):
        try:
            print(socket.create_connection((address, 443), 10).recv(99).decode())
        except OSError as error:
            print(type(error).__name__)
"""


def test_a_killed_keeper_leaves_known_addresses_captured_and_makes_dns_wait(kept: Station) -> None:
    ask(kept.here, "chatgpt.com")
    kept.end(signal.SIGKILL)
    kept.resolver.table["new.chatgpt.com"] = ("new.chatgpt.com A 203.0.113.60",)
    assert (kept.reach(AI), kept.reach(OTHER)) == (f"proxy {AI} 443", "direct")
    for name in ("new.chatgpt.com", "www.chu.example"):
        with pytest.raises(TimeoutError):
            ask(kept.here, name, limit=1)
    kept.keep()
    assert (kept.reach(AI), kept.reach(OTHER)) == (f"proxy {AI} 443", "direct")
    (new,) = ask(kept.here, "new.chatgpt.com")
    assert (kept.reach(new), kept.reach("203.0.113.60")) == (f"proxy {new} 443", "proxy 203.0.113.60 443")


def test_addresses_are_kept_for_the_next_start_and_no_name_is(kept: Station) -> None:
    ask(kept.here, "chatgpt.com")
    kept.end()
    assert kept.reach(AI) == f"proxy {AI} 443"
    kept.paravent("down")
    assert kept.reach(AI) == "direct"
    written = (kept.folder / "addresses").read_text()
    assert AI in written
    assert "chatgpt" not in written
    kept.keep()
    assert kept.reach(AI) == f"proxy {AI} 443"


def test_names_of_the_catalogue_are_captured_though_nobody_asks(station: Station) -> None:
    first = service_names(Catalogue.load())[0]
    station.resolver.table[first] = (f"{first} A 203.0.113.70",)
    station.keep()
    end = time.monotonic() + 60
    while station.reach("203.0.113.70") == "direct" and time.monotonic() < end:
        time.sleep(0.1)
    assert station.reach("203.0.113.70") == "proxy 203.0.113.70 443"


def test_rules_that_another_firewall_flushed_come_back_with_their_addresses(kept: Station) -> None:
    ask(kept.here, "chatgpt.com")
    kept.here.command("nft", "flush", "ruleset")
    end = time.monotonic() + 30
    while kept.reach(AI) == "direct" and time.monotonic() < end:
        time.sleep(0.1)
    assert kept.reach(AI) == f"proxy {AI} 443"
    assert "avaient disparu" in kept.end()


def test_an_answer_that_the_kernel_cannot_note_goes_to_nobody(kept: Station) -> None:
    full = rules.capture(Plan((PROXY_USER,)), {IPv4Address(OTHER): 60}, queued=False)
    kept.here.command("nft", "-f", "-", given=full.replace(f"size {rules.MOST}", "size 1"))
    for question in (ask, ask_by_tcp):
        with pytest.raises(TimeoutError):
            question(kept.here, "chatgpt.com", limit=1)
    assert ask(kept.here, "www.chu.example") == [OTHER]
    assert "sont retenues" in kept.end()


def test_sets_that_stay_full_are_complained_of_once_and_again_after_there_was_room(kept: Station) -> None:
    full = rules.capture(Plan((PROXY_USER,)), {IPv4Address(OTHER): 60}, queued=False)
    kept.here.command("nft", "-f", "-", given=full.replace(f"size {rules.MOST}", "size 1"))
    kept.resolver.table["far.chatgpt.com"] = ("far.chatgpt.com A 203.0.113.200",)
    for name in ("chatgpt.com", "far.chatgpt.com", "chatgpt.com"):
        with pytest.raises(TimeoutError):
            ask(kept.here, name, limit=1)
        assert signs(kept)
    kept.here.command("nft", "flush", "set", "inet", "paravent", "ai4")
    kept.here.command("nft", "flush", "map", "inet", "paravent", "real4")
    assert ask(kept.here, "chatgpt.com")
    kept.resolver.table["h20.chatgpt.com"] = ("h20.chatgpt.com A 203.0.113.20",)
    with pytest.raises(TimeoutError):
        ask(kept.here, "h20.chatgpt.com", limit=1)
    assert kept.end().count("sont retenues") == 2


def test_a_file_that_cannot_be_written_is_complained_of_once_and_again_after_it_could(kept: Station) -> None:
    kept.resolver.table |= {f"h{n}.chatgpt.com": (f"h{n}.chatgpt.com A 203.0.113.{n}",) for n in range(20, 26)}
    written = kept.folder / "addresses"
    for first in (20, 23):
        written.unlink()
        written.mkdir()
        for n in (first, first + 1):
            assert ask(kept.here, f"h{n}.chatgpt.com")
            assert signs(kept)
        written.rmdir()
        assert ask(kept.here, f"h{first + 2}.chatgpt.com")
    assert written.is_file()
    assert kept.end().count("ne sont pas gardées") == 2


def test_signs_of_life_are_given(kept: Station) -> None:
    assert signs(kept)


def signs(kept: Station) -> bool:
    """Whether the keeper gives a sign of life from now on."""
    alive = kept.folder / "alive"
    end = time.monotonic() + 30
    while not alive.exists() and time.monotonic() < end:
        time.sleep(0.05)
    os.utime(alive, (0, 0))
    while alive.stat().st_mtime == 0 and time.monotonic() < end:
        time.sleep(0.05)
    return alive.stat().st_mtime > 0

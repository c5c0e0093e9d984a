"""Network namespaces of a test: a workstation, and an outside that has every address of the documentation's ranges."""

import contextlib
import ctypes
import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

OUTSIDE_4, OUTSIDE_6 = "203.0.113.0/24", "2001:db8:ff::/64"
RESOLVER, RESOLVER_6 = "198.51.100.1", "2001:db8:1::1"
_ETC = Path("/etc/netns")
_serial = count()
_LIBC = ctypes.CDLL(None)
"""For setfsuid(2), which gives a thread's sockets to another account."""


@dataclass(frozen=True)
class Namespace:
    """One of them; what is called in it makes its sockets and its processes there."""

    name: str
    pool: ThreadPoolExecutor

    def run[T](self, call: Callable[..., T], *arguments: object) -> T:
        return self.pool.submit(call, *arguments).result()

    def thread(self) -> AbstractContextManager["Namespace"]:
        """One more thread in it, for what takes place at the same time."""
        return _inside(self.name)

    def command(self, *words: str, given: str = "") -> str:
        done = self.run(lambda: subprocess.run(words, input=given, capture_output=True, text=True, check=False))
        assert done.returncode == 0, (words, done.stderr)
        return done.stdout

    def socket(self, family: int = socket.AF_INET, kind: int = socket.SOCK_STREAM, limit: float = 10) -> socket.socket:
        made = self.run(socket.socket, family, kind)
        made.settimeout(limit)
        return made

    def rules(self) -> str:
        """All that the kernel was told, by whatever program."""
        listed = [self.command(program) for program in ("iptables-nft-save", "ip6tables-nft-save")]
        told = [line for text in listed for line in text.splitlines() if not line.startswith("#")]
        return self.command("nft", "list", "ruleset") + "\n".join(told)


@dataclass(frozen=True)
class World:
    station: Namespace
    outside: Namespace


@contextmanager
def world() -> Iterator[World]:
    """Make both, with a wire between them, and take them away whatever happens."""
    number = f"{os.getpid()}-{next(_serial)}"
    station, outside = f"pv-station-{number}", f"pv-outside-{number}"
    try:
        for name in (station, outside):
            _ip("netns", "add", name)
        _wire(station, outside)
        (_ETC / station).mkdir(parents=True)
        (_ETC / station / "resolv.conf").write_text(f"nameserver {RESOLVER}\noptions timeout:1\n")
        with _inside(station) as first, _inside(outside) as second:
            yield World(first, second)
    finally:
        for name in (station, outside):
            subprocess.run(["ip", "netns", "delete", name], capture_output=True, check=False)
        shutil.rmtree(_ETC / station, ignore_errors=True)
        with contextlib.suppress(OSError):
            _ETC.rmdir()


def serve(listener: socket.socket, answer: Callable[[socket.socket], bytes], account: int = 0) -> None:
    """Answer each connection with some bytes, and hold it until its client leaves, until the listener is closed."""
    listener.settimeout(None)

    def speak(connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            connection.sendall(answer(connection))
            while connection.recv(100):
                pass

    def loop() -> None:
        _LIBC.setfsuid(account)
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=speak, args=(listener.accept()[0],), daemon=True).start()

    threading.Thread(target=loop, daemon=True).start()


def listen(place: Namespace, port: int, answer: Callable[[socket.socket], bytes], account: int = 0) -> socket.socket:
    """Listen on a port, for both families, as an account's program would."""
    place.run(_LIBC.setfsuid, account)
    listener = place.socket(socket.AF_INET6)
    place.run(_LIBC.setfsuid, 0)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("::", port))
    listener.listen(64)
    serve(listener, answer, account)
    return listener


@contextmanager
def _inside(name: str) -> Iterator[Namespace]:
    def enter() -> None:
        handle = os.open(f"/run/netns/{name}", os.O_RDONLY)
        os.setns(handle, os.CLONE_NEWNET)
        os.close(handle)

    with ThreadPoolExecutor(1, initializer=enter) as pool:
        yield Namespace(name, pool)


def _wire(station: str, outside: str) -> None:
    _ip("-n", station, "link", "add", "eth0", "type", "veth", "peer", "name", "eth0", "netns", outside)
    for name, host in ((station, 2), (outside, 1)):
        _ip("-n", name, "link", "set", "lo", "up")
        _ip("-n", name, "address", "add", f"198.51.100.{host}/24", "dev", "eth0")
        _ip("-n", name, "address", "add", f"2001:db8:1::{host}/64", "dev", "eth0", "nodad")
        _ip("-n", name, "link", "set", "eth0", "up")
    for mine, here, there in (("-4", OUTSIDE_4, RESOLVER), ("-6", OUTSIDE_6, RESOLVER_6)):
        _ip(mine, "-n", station, "route", "add", "default", "via", there)
        _ip(mine, "-n", outside, "route", "add", "local", here, "dev", "lo")


def _ip(*words: str) -> None:
    done = subprocess.run(["ip", *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, (words, done.stderr)

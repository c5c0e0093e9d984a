"""A workstation under capture, for tests: its keeper as a process of its own, and stand-ins for both ends."""

import os
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, ExitStack
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path
from types import TracebackType

from tests.proxy.capture.namespace import Namespace, World, listen
from tests.proxy.capture.resolver import Resolver

PROXY_USER = 990
AI, OTHER = "203.0.113.7", "203.0.113.8"
AI_6, OTHER_6 = "2001:db8:ff::7", "2001:db8:ff::8"
ROOT = Path(__file__).parents[3]
_MAIN = "from proxy.cli.capturing import app; app()"


class Station(AbstractContextManager["Station"]):
    """A world whose outside answers "direct" on 80, 443 and 8443; its proxy tells where a connection was going."""

    def __init__(self, world: World, folder: Path, *, pieces: int = 1 << 16) -> None:
        self.world, self.here, self.folder = world, world.station, folder
        self.resolver = Resolver(world.outside, pieces)
        self._stack = ExitStack()
        for port in (80, 443, 8443):
            self._stack.enter_context(listen(world.outside, port, lambda _: b"direct"))
        self.proxy = self._stack.enter_context(listen(world.station, 8081, original, PROXY_USER))
        self._ready = self._stack.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM))
        self._ready.bind(str(folder / "notify"))
        self._ready.settimeout(60)
        self.keeper: subprocess.Popen[str] | None = None

    def paravent(self, *words: str, prefix: Iterable[str] = ()) -> subprocess.CompletedProcess[str]:
        """Run `paravent capture …` on the workstation."""
        command = [*prefix, sys.executable, "-c", _MAIN, *words]
        return self.here.run(
            lambda: subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
        )

    def keep(self) -> None:
        """Start a keeper, and return once it says that it is ready."""
        places = ["--state", str(self.folder), "--runtime", str(self.folder)]
        command = ["ip", "netns", "exec", self.here.name, sys.executable, "-c", _MAIN, "run"]
        self.keeper = subprocess.Popen(
            [*command, "--user", str(PROXY_USER), *places],
            cwd=ROOT,
            env=os.environ | {"NOTIFY_SOCKET": str(self.folder / "notify")},
            stderr=subprocess.PIPE,
            text=True,
        )
        while self._ready.recv(100) != b"READY=1":
            pass

    def end(self, number: int = signal.SIGTERM) -> str:
        """End the keeper; what it said."""
        assert self.keeper is not None
        self.keeper.send_signal(number)
        _, said = self.keeper.communicate(timeout=30)
        return said

    def reach(self, address: str, port: int = 443, *, place: Namespace | None = None) -> str:
        """Who answers at an address: "direct", "proxy" and where the connection was going, or "refused"."""
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        with (place or self.here).socket(family) as door:
            try:
                door.connect((address, port))
                return door.recv(100).decode()
            except (ConnectionRefusedError, ConnectionResetError):
                return "refused"

    def captured(self) -> str:
        """What both sets hold, as nft shows it."""
        return "".join(self.here.command("nft", "list", "set", "inet", "paravent", name) for name in ("ai4", "ai6"))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.keeper is not None and self.keeper.poll() is None:
            self.keeper.kill()
            self.keeper.communicate()
        self._stack.close()


def original(connection: socket.socket) -> bytes:
    """Where a connection was going before the kernel carried it here (SO_ORIGINAL_DST)."""
    if IPv6Address(connection.getsockname()[0]).ipv4_mapped:
        port, packed = struct.unpack("!2xH4s8x", connection.getsockopt(socket.SOL_IP, 80, 16))
        return f"proxy {IPv4Address(packed)} {port}".encode()
    port, packed = struct.unpack("!2xH4x16s4x", connection.getsockopt(41, 80, 28))
    return f"proxy {IPv6Address(packed)} {port}".encode()

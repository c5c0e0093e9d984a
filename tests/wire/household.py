"""The product in processes of its own, with its stand-in, everything that it writes in one folder, and watched.

`python -m tests.wire.household FOLDER` runs it until its standard input closes; `moved_in` is for tests.
"""

import asyncio
import json
import logging
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

from models import PATH
from proxy import ca
from proxy.composition import Paravent
from proxy.demo.stand_in import StandIn
from proxy.screening.pool import Pool
from tests.wire.kit import Json, World, workstation


@dataclass(frozen=True, slots=True)
class Household:
    """A running one.

    Attributes:
        folder: Whatever its processes wrote is in there: home, temporary files, output, notes of the watch.
        port: Of its proxy.
        pid: Of its first process.
    """

    folder: Path
    port: int
    pid: int

    def client(self) -> httpx.AsyncClient:
        """A workstation that trusts it."""
        return workstation(self.port, self.folder / "home" / "ca" / ca.CERTIFICATE_FILE)

    def noted(self, kind: str) -> list[Json]:
        """What the watch wrote down."""
        notes = [json.loads(line) for line in (self.folder / "watch").read_text("utf-8").splitlines()]
        return [what for noted, what in notes if noted == kind]

    def peers(self) -> set[str]:
        """Addresses that its processes are connected to at this moment, whoever opened the connection."""
        own = psutil.Process(self.pid)
        connections = [c for process in (own, *own.children(recursive=True)) for c in process.net_connections("inet")]
        return {str(connection.raddr.ip) for connection in connections if connection.raddr}


@contextmanager
def moved_in(folder: Path) -> Iterator[Household]:
    """Start one in `folder`."""
    temporary = folder / "tmp"
    temporary.mkdir()
    places = {"TMPDIR": temporary, "HOME": folder, "PARAVENT_WATCH": folder / "watch"}
    environment = os.environ | {name: str(path) for name, path in places.items()}
    environment["PYTHONPATH"] = str(Path(__file__).parent / "watch")
    with (folder / "stderr").open("wb") as errors, (folder / "stdout").open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.wire.household", str(folder)],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=errors,
            env=environment,
        )
        try:
            yield Household(folder, _port(process, folder / "stdout"), process.pid)
        finally:
            process.communicate(timeout=30)


def _port(process: "subprocess.Popen[bytes]", output: Path) -> int:
    while not (line := output.read_text("ascii")).endswith("\n"):
        assert process.poll() is None
        time.sleep(0.05)
    return int(line)


async def _live(folder: Path) -> None:
    logging.basicConfig(level=logging.DEBUG)
    stand_in = StandIn(folder)
    await stand_in.start()
    paravent = Paravent(World(stand_in, Pool(PATH)).settings(folder / "home"))
    await paravent.start()
    sys.stdout.write(f"{paravent.port}\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)
    await paravent.stop()
    await stand_in.stop()


if __name__ == "__main__":
    asyncio.run(_live(Path(sys.argv[1])))

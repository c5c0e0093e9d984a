"""The product is killed under load, again and again: nothing left without its line, and it is soon back.

Four clients, each with a service of its own, ask one thing after another without a pause, and note before each how
many decisions on their service the journal's files hold. When the stand-in receives it, they must hold one more: the
order is proven, and not only the count. Between two kills the time is drawn at random.

- Whole: the real product, its analysis processes included, from `exec` to `SIGKILL`.
- Light: gate, policy, journal and sockets are the real ones, forked from a process that has imported them; nobody reads
  the texts. Ten times as often.

`make kills` kills 200 times and 20 (several minutes), a test run a quarter of that. Run with `-s`, it prints how long
starts took, from the process's start to the first answer of a service: 10 s are allowed, which no busy machine can be
asked for.
"""

import asyncio
import http.client
import json
import os
import random
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from proxy import ca
from proxy.audit.verdict import Verdict
from proxy.audit.verify import verify
from proxy.demo.stand_in import Received, StandIn
from proxy.journal.segments import Segment, segments
from proxy.services.catalogue import Catalogue
from tests.proxy.journal.making import keyed
from tests.wire.kit import HARMLESS, trust, until

BEFORE = "x-decisions-before"

trusted = cache(trust)
"""Read once, as soon as the first life has made it."""
ASKED = {
    "api.openai.com": "/v1/chat/completions",
    "api.mistral.ai": "/v1/chat/completions",
    "api.groq.com": "/openai/v1/chat/completions",
    "api.anthropic.com": "/v1/messages",
}
BODY = json.dumps({"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": HARMLESS}]}).encode()


@dataclass
class Tail:
    """Decisions on the disk that let something pass, by service."""

    folder: Path
    _seen: Counter[str] = field(default_factory=Counter)
    _read: Counter[int] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _service: Mapping[str, str] = field(
        default_factory=lambda: {host: service.id for service in Catalogue.load().services for host in service.hosts}
    )

    def __getitem__(self, host: str) -> int:
        """How many there are on a service, now."""
        with self._lock:
            for segment in segments(self.folder):
                self._look(segment)
            return self._seen[self._service[host]]

    def _look(self, segment: Segment) -> None:
        with segment.path.open("rb") as file:
            file.seek(self._read[segment.number])
            whole = file.read().rpartition(b"\n")[0]
        self._read[segment.number] += len(whole) + 1 if whole else 0
        entries = [json.loads(line) for line in whole.splitlines()]
        self._seen.update(e["service"] for e in entries if e["event"] == "decision" and e["action"] != "block")


class Witness(list[Received]):
    """What the stand-in received; notes what came before its line was on the disk."""

    def __init__(self, tail: Tail) -> None:
        super().__init__()
        self.tail, self.early, self.came = tail, list[str](), 0

    def append(self, item: Received) -> None:
        self.came += 1
        if self.tail[item.host] <= int(item.headers[BEFORE]):
            self.early.append(item.host)


@dataclass
class Client(threading.Thread):
    """Asks one service without a pause, whatever becomes of the proxy.

    Attributes:
        answered: How often the service answered.
        fresh: When the last connection on which it did was opened.
    """

    host: str
    port: int
    certificate: Path
    tail: Tail
    answered: int = 0
    fresh: float = 0.0
    statuses: Counter[int] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        super().__init__(daemon=True)
        self._home = threading.Event()

    __hash__ = threading.Thread.__hash__

    def run(self) -> None:
        while not self._home.is_set():
            try:
                context = trusted(self.certificate)
                self._ask(http.client.HTTPSConnection("127.0.0.1", self.port, context=context, timeout=20))
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)

    def _ask(self, connection: http.client.HTTPSConnection) -> None:
        connection.set_tunnel(self.host)
        opened = time.monotonic()
        connection.connect()
        try:
            while not self._home.is_set():
                headers = {"content-type": "application/json", BEFORE: str(self.tail[self.host])}
                connection.request("POST", ASKED[self.host], BODY, headers)
                answer = connection.getresponse()
                answer.read()
                self.statuses[answer.status] += 1
                if answer.status == http.HTTPStatus.OK:
                    self.answered, self.fresh = self.answered + 1, opened
        finally:
            connection.close()

    def go_home(self) -> None:
        self._home.set()
        self.join(30)


@dataclass
class Mortal:
    """Something to start and kill."""

    command: Sequence[str]
    light: bool
    process: "subprocess.Popen[str] | None" = None
    pid: int = 0

    def start(self) -> None:
        if self.process is None or not self.light:
            self.process = subprocess.Popen(
                [*self.command, *(["light"] if self.light else [])],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            )  # fmt: skip
            self.pid = self.process.pid
        if self.light:
            assert self.process.stdin
            assert self.process.stdout
            self.process.stdin.write("\n")
            self.process.stdin.flush()
            self.pid = int(self.process.stdout.readline())

    def kill(self) -> None:
        assert self.process
        if self.light:
            os.kill(self.pid, 9)
        else:
            self.process.kill()
            self.process.communicate()

    def end(self) -> None:
        if self.process and self.light:
            self.process.communicate()


@dataclass
class Field:
    """Where it happens.

    Attributes:
        starts: Seconds from each start to the first answer.
    """

    home: Path
    stand_in: StandIn
    witness: Witness
    mortal: Mortal
    clients: Sequence[Client]
    starts: list[float] = field(default_factory=list)

    @property
    def answered(self) -> int:
        return sum(client.answered for client in self.clients)

    async def live(self) -> None:
        """One life, to its first answer and a little beyond."""
        began = time.monotonic()
        await asyncio.to_thread(self.mortal.start)
        await until(lambda: any(client.fresh > began for client in self.clients), 60)
        self.starts.append(time.monotonic() - began)
        await asyncio.sleep(random.uniform(0, 0.2))  # a kill comes when it comes
        await asyncio.to_thread(self.mortal.kill)


@asynccontextmanager
async def field_of(folder: Path, *, light: bool) -> AsyncIterator[Field]:
    """A stand-in, four clients, and a home where the first authority is made by the first life."""
    home = folder / "home"
    stand_in = StandIn(folder)
    await stand_in.start()
    stand_in.received = witness = Witness(Tail(home / "journal"))
    port = _free()
    command = [sys.executable, "-m", "tests.wire.mortal", str(home), str(port)]
    mortal = Mortal([*command, str(stand_in.port), str(stand_in.authority)], light)
    certificate = home / "ca" / ca.CERTIFICATE_FILE
    clients = [Client(host, port, certificate, witness.tail) for host in ASKED]
    for client in clients:
        client.start()
    try:
        yield Field(home, stand_in, witness, mortal, clients)
    finally:
        for client in clients:
            await asyncio.to_thread(client.go_home)
        mortal.end()
        await stand_in.stop()


def _free() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


MANY = int(os.environ.get("PARAVENT_KILLS", "50"))


@pytest.mark.timeout(1800)
@pytest.mark.parametrize(("light", "kills"), [(False, MANY // 10), (True, MANY)], ids=["whole", "light"])
async def test_nothing_leaves_without_its_line_however_often_the_product_is_killed(
    tmp_path: Path, *, light: bool, kills: int
) -> None:
    async with field_of(tmp_path, light=light) as scene:
        for _ in range(kills):
            await scene.live()
    journal = scene.home / "journal"
    told = verify(journal, keyed(journal))
    statuses = [dict(client.statuses) for client in scene.clients]
    sys.stdout.write(f"\n{_starts(scene)}; {told.verdict}, {told.lines} lines; {statuses}\n")
    assert scene.witness.early == []
    assert scene.witness.came >= scene.answered >= kills
    assert (told.verdict, told.place) == (Verdict.OK, None)


def _starts(scene: Field) -> str:
    taken = sorted(scene.starts)
    middle, most = taken[len(taken) // 2], taken[-1]
    return f"{len(taken)} kills, {scene.answered} answers; starts: median {middle:.2f} s, longest {most:.2f} s"

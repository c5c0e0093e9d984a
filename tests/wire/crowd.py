"""Many who ask at once, in a process of their own, so that they do not slow down what they measure.

`python tests/wire/crowd.py` reads one line of JSON (`Errand`), asks until its standard input closes, then says what it
was answered. It imports nothing of the product: it is there at once.
"""

import asyncio
import http.client
import json
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from typing import NamedTuple

_THREADS = 8


@dataclass(frozen=True, slots=True)
class Errand:
    """What is asked, of whom.

    Attributes:
        port: Of the proxy, on 127.0.0.1.
        certificate: File of the authority to trust.
        host: Of the service.
        path: At the service.
        bodies: JSON texts, sent in turn.
        rate: Requests a second that are wanted.
    """

    port: int
    certificate: str
    host: str
    path: str
    bodies: Sequence[str]
    rate: int


class Answer(NamedTuple):
    """What one request was answered: `code` and `reference` are the product's own, empty where the service answered."""

    status: int
    code: str
    reference: str


@dataclass
class Crowd:
    """What all of them were answered; complete once they went home."""

    answers: list[Answer] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.answers) / self.seconds


@asynccontextmanager
async def crowd(errand: Errand) -> AsyncIterator[Crowd]:
    """Have it done as long as the block lasts."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, __file__, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin is not None
    process.stdin.write(json.dumps(asdict(errand)).encode() + b"\n")
    gathered = Crowd()
    try:
        yield gathered
    finally:
        told, _ = await process.communicate()
    said = json.loads(told)
    gathered.seconds = said["seconds"]
    gathered.answers = [Answer(*answer) for answer in said["answers"]]


def _ask(errand: Errand, context: ssl.SSLContext, home: threading.Event) -> list[Answer]:
    """Ask at a steady pace, over one connection."""
    connection = http.client.HTTPSConnection("127.0.0.1", errand.port, context=context, timeout=30)
    connection.set_tunnel(errand.host)
    answers: list[Answer] = []
    next_at = time.monotonic()
    while not home.wait(max(0.0, next_at - time.monotonic())):
        next_at += _THREADS / errand.rate
        body = errand.bodies[len(answers) % len(errand.bodies)]
        connection.request("POST", errand.path, body.encode(), {"content-type": "application/json"})
        answer = connection.getresponse()
        answer.read()
        own = (answer.headers.get(f"x-paravent-{name}", "") for name in ("code", "reference"))
        answers.append(Answer(answer.status, *own))
    connection.close()
    return answers


def _gather(errand: Errand) -> dict[str, object]:
    home, answers, started = threading.Event(), list[Answer](), time.monotonic()
    context = ssl.create_default_context(cafile=errand.certificate)
    threads = [threading.Thread(target=lambda: answers.extend(_ask(errand, context, home))) for _ in range(_THREADS)]
    for thread in threads:
        thread.start()
    sys.stdin.read()
    home.set()
    for thread in threads:
        thread.join()
    return {"seconds": time.monotonic() - started, "answers": answers}


if __name__ == "__main__":
    json.dump(_gather(Errand(**json.loads(sys.stdin.readline()))), sys.stdout)

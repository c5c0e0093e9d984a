"""Whatever goes wrong, nothing leaves, the person is told in French, and the journal says why.

One row per fault: requests that cannot be understood, parts of the product that fail, and tunnels that lie are in
test_lying_tunnels.py.
"""

import asyncio
import gzip
import json
import os
import resource
import signal
import zlib
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import brotli
import httpx
import pytest
import zstandard
from tests.wire import tunnel
from tests.wire.kit import CHAT, LETTER, NAME, World, asking, client, journal, said

from proxy.composition import Paravent
from proxy.demo.stand_in import Received
from proxy.prompt import Prompt, Rewriting
from proxy.reasons import ADVICE, ReasonCode
from proxy.redaction.ledger import Ledger
from proxy.screening.screening import Audience
from proxy.screening.verdict import Verdict


@dataclass(frozen=True)
class Bad:
    """A request that must be refused for what it is."""

    id: str
    code: str
    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    path: str = CHAT
    method: str = "POST"
    only_http1: bool = False


_BODY = asking(LETTER)
_ZEROS = bytes(20_000_000)
_UNKNOWN = "https://api.openai.com/v1/somewhere/new"
_UPGRADE = {"connection": "Upgrade", "upgrade": "websocket", "sec-websocket-version": "13", "sec-websocket-key": "YWFh"}


def _encoded(encoding: str) -> dict[str, str]:
    return {"content-encoding": encoding}


def _typed(content_type: str) -> dict[str, str]:
    return {"content-type": content_type}


BAD = (
    Bad("an encoding that nobody knows", "encoding_unknown", 415, _BODY, _encoded("compress")),
    Bad("an encoding that mitmproxy takes from Python", "encoding_unknown", 415, _BODY, _encoded("utf-16")),
    Bad("three encodings one over the other", "encoding_unknown", 415, _BODY, _encoded("gzip, gzip, gzip")),
    Bad("plain bytes said to be gzip", "encoding_invalid", 400, _BODY, _encoded("gzip")),
    Bad("gzip and something after it", "encoding_invalid", 400, gzip.compress(_BODY) + _BODY, _encoded("gzip")),
    Bad("gzip cut short", "encoding_invalid", 400, gzip.compress(_BODY)[:-9], _encoded("gzip")),
    Bad("deflate and something after it", "encoding_invalid", 400, zlib.compress(_BODY) + b"x", _encoded("deflate")),
    Bad("a gzip bomb", "decompression_bomb", 413, gzip.compress(_ZEROS), _encoded("gzip")),
    Bad("a brotli bomb", "decompression_bomb", 413, brotli.compress(_ZEROS, quality=1), _encoded("br")),
    Bad("a zstd bomb", "decompression_bomb", 413, zstandard.compress(_ZEROS), _encoded("zstd")),
    Bad("more than 25 MB", "too_large", 413, _BODY + b" " * 25_000_000),
    Bad("more than a million characters", "text_too_long", 413, asking("mot " * 300_000 + LETTER)),
    Bad("JSON cut short", "json_invalid", 400, _BODY[:-2]),
    Bad("JSON followed by JSON", "json_invalid", 400, _BODY + _BODY),
    Bad("not a number", "json_invalid", 400, b'{"temperature": NaN, ' + _BODY[1:]),
    Bad("the same key twice", "json_duplicate_key", 400, b'{"messages": [], ' + _BODY[1:]),
    Bad("a hundred lists in one another", "json_too_deep", 400, b"[" * 100 + b'"x"' + b"]" * 100),
    Bad("half a surrogate pair", "unicode_invalid", 400, _BODY.replace(b"courrier", rb"\ud83d")),
    Bad("bytes that are no UTF-8", "unicode_invalid", 400, _BODY.replace(b"courrier", b"\xff")),
    Bad("JSON in Latin-1", "unicode_invalid", 400, _BODY, _typed("application/json; charset=latin1")),
    Bad("a form without its end", "body_unreadable", 400, b"--a\r\n\r\nx", _typed("multipart/form-data; boundary=a")),
    Bad("bytes where nobody knows what is sent", "contenu-illisible", 403, b"\0\1\2", _typed(""), _UNKNOWN),
    Bad("an image for a body", "contenu-illisible", 403, b"\x89PNG", _typed("image/png"), _UNKNOWN),
    Bad("a WebSocket", "websocket_refused", 403, b"", _UPGRADE, "https://chatgpt.com/ws", "GET", only_http1=True),
    Bad("another host in the request", "host_mismatch", 421, _BODY, {"host": "chatgpt.com"}),
    Bad("a host that is no service's", "host_mismatch", 421, _BODY, {"host": "intranet.example.org"}),
)


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.id)
async def test_a_request_that_cannot_be_understood_stays_here(
    bad: Bad, http2: bool, paravent: Paravent, received: list[Received]
) -> None:
    if bad.only_http1:
        http2 = False
    async with client(paravent, http2=http2) as asker:
        answer = await asker.request(bad.method, bad.path, content=bad.body, headers=dict(bad.headers))
    _refused(answer, bad.code, bad.status, received)
    _written(answer, paravent)


def _refused(answer: httpx.Response, code: str, status: int, received: list[Received]) -> None:
    """Nothing left, and the answer is clear: a status, a code, words of advice, a reference."""
    assert received == []
    assert (answer.status_code, answer.headers.get("x-paravent-code")) == (status, code)
    text = str(answer.json()) if answer.headers["content-type"].startswith("application/json") else answer.text
    assert "n'a pas été envoyée" in text.replace("\\", "")
    if code in set(ReasonCode):
        assert ADVICE[ReasonCode(code)].partition(".")[0] in text
    assert answer.headers["x-paravent-reference"] in text
    assert "Lefèvre" not in text


def _written(answer: httpx.Response, paravent: Paravent) -> None:
    line = journal(paravent)[-1]
    assert line["id"] == answer.headers["x-paravent-reference"]
    assert line["action"] == "block"
    assert answer.headers["x-paravent-code"] in (line["reason"], line["rule_id"])


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", lambda first, rest: gzip.compress(first) + gzip.compress(rest)),
        ("zstd", lambda first, rest: zstandard.compress(first) + zstandard.compress(rest)),
        ("gzip, br", lambda first, rest: brotli.compress(gzip.compress(first + rest))),
    ],
    ids=["two gzip members", "two zstd frames", "gzip inside brotli"],
)
async def test_a_name_that_lazy_decoders_miss_is_read(
    encoding: str, body: Callable[[bytes, bytes], bytes], asker: httpx.AsyncClient, received: list[Received]
) -> None:
    whole = asking(LETTER)
    cut = whole.index(b"Mme")
    answer = await asker.post(CHAT, content=body(whole[:cut], whole[cut:]), headers=_encoded(encoding))
    assert NAME in said(answer)
    assert "[NOM_1_" in received[0].words
    assert "Lef" not in received[0].plain
    assert "content-encoding" not in received[0].headers


@dataclass
class Raising:
    """A judge that fails, with the prompt in its mouth."""

    failure: type[BaseException]

    async def judge(self, prompt: Prompt, audience: Audience, ledger: Ledger) -> tuple[Verdict, Rewriting]:
        raise self.failure(prompt.segments[0].text)


class OddError(BaseException):
    """Something that is not even an Exception."""


type Fault = Callable[[World], AbstractAsyncContextManager[Paravent]]


def _judge(failure: type[BaseException]) -> Fault:
    @asynccontextmanager
    async def broken(world: World) -> AsyncIterator[Paravent]:
        async with world.running() as paravent:
            paravent.keeper.judge = Raising(failure)
            yield paravent

    return broken


def _settings(**settings: object) -> Fault:
    @asynccontextmanager
    async def broken(world: World) -> AsyncIterator[Paravent]:
        async with world.running(**settings) as paravent:
            yield paravent

    return broken


@asynccontextmanager
async def _no_model(world: World) -> AsyncIterator[Paravent]:
    async with world.running(lend=False, model="fr_absent") as paravent:
        assert paravent.troubles
        yield paravent


@asynccontextmanager
async def _bad_policy(world: World) -> AsyncIterator[Paravent]:
    with _file("rules:\n  - {id: tout, action: laisser}\n") as policy:
        async with world.running(policy=policy) as paravent:
            assert paravent.troubles
            yield paravent


@contextmanager
def _file(text: str) -> Iterator[Path]:
    path = Path(os.environ.get("TMPDIR", "/tmp"), f"paravent-{os.getpid()}.yaml")
    path.write_text(text, "utf-8")
    try:
        yield path
    finally:
        path.unlink()


@asynccontextmanager
async def _frozen_worker(world: World) -> AsyncIterator[Paravent]:
    """The process that has the next turn neither answers nor ends."""
    async with world.running() as paravent, _whole(world):
        usual, world.pool.limits = world.pool.limits, replace(world.pool.limits, base_s=0.5)
        os.kill(world.pool.pids[0], signal.SIGSTOP)
        yield paravent
        world.pool.limits = usual


@asynccontextmanager
async def _dead_worker(world: World) -> AsyncIterator[Paravent]:
    """The process that has the next turn dies while it reads."""
    async with world.running() as paravent, _whole(world):
        pid = world.pool.pids[0]
        os.kill(pid, signal.SIGSTOP)
        asyncio.get_running_loop().call_later(0.3, os.kill, pid, signal.SIGKILL)
        yield paravent


@asynccontextmanager
async def _whole(world: World) -> AsyncIterator[None]:
    """Wait until the pool has all its processes, before and after."""
    await _until(lambda: len(world.pool.pids) > world.pool.limits.workers)
    yield
    await _until(lambda: len(world.pool.pids) > world.pool.limits.workers)


async def _until(happens: Callable[[], bool], seconds: float = 30) -> None:
    async with asyncio.timeout(seconds):
        while not happens():
            await asyncio.sleep(0.02)


@asynccontextmanager
async def _no_room(world: World) -> AsyncIterator[Paravent]:
    async with world.running() as paravent:
        usual, world.pool.limits = world.pool.limits, replace(world.pool.limits, waiting=0)
        yield paravent
        world.pool.limits = usual


def _journal(harm: Callable[[Path], object]) -> Fault:
    @asynccontextmanager
    async def broken(world: World) -> AsyncIterator[Paravent]:
        async with world.running() as paravent:
            harm(paravent.settings.journal)
            yield paravent

    return broken


@asynccontextmanager
async def _full_disk(world: World) -> AsyncIterator[Paravent]:
    """No file of this process may grow beyond 100 bytes: a write then fails as on a full disk."""
    async with world.running() as paravent:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
        try:
            yield paravent
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _replace(path: Path) -> None:
    copy = path.with_suffix(".copy")
    copy.write_bytes(path.read_bytes())
    copy.rename(path)


def _lengthen(path: Path) -> None:
    with path.open("a") as file:
        file.write("{}\n")


WRITTEN: dict[str, tuple[str, Fault]] = {
    "the judge raises": ("internal_error", _judge(RuntimeError)),
    "the judge raises what is no Exception": ("internal_error", _judge(OddError)),
    "the hook is cancelled": ("cancelled", _judge(asyncio.CancelledError)),
    "the analysis hangs": ("analysis_timeout", _frozen_worker),
    "the analysis dies": ("worker_died", _dead_worker),
    "too many wait": ("analysis_overloaded", _no_room),
    "the policy is invalid": ("policy_invalid", _bad_policy),
    "the policy is missing": ("policy_invalid", _settings(policy=Path("/nonexistent/policy.yaml"))),
    "the model is missing": ("model_missing", _no_model),
}
UNWRITTEN: dict[str, tuple[str, Fault]] = {
    "the journal is deleted": ("journal_unwritable", _journal(Path.unlink)),
    "the journal is replaced": ("journal_unwritable", _journal(_replace)),
    "another hand writes the journal": ("journal_unwritable", _journal(_lengthen)),
    "the disk is full": ("journal_unwritable", _full_disk),
}


@pytest.mark.parametrize("fault", [*WRITTEN, *UNWRITTEN])
async def test_a_part_that_fails_keeps_the_gate_shut(
    fault: str, http2: bool, world: World, received: list[Received]
) -> None:
    code, broken = (WRITTEN | UNWRITTEN)[fault]
    async with broken(world) as paravent:
        async with client(paravent, http2=http2) as asker:
            answer = await asker.post(CHAT, content=asking(LETTER))
        _refused(answer, code, 503, received)
        if fault in WRITTEN:
            _written(answer, paravent)


async def test_a_journal_that_cannot_be_opened_keeps_the_gate_shut(
    http2: bool, world: World, received: list[Received], tmp_path: Path
) -> None:
    home = tmp_path / "home"
    (home / "journal").mkdir(parents=True)
    (home / "journal" / "journal.jsonl").mkdir()
    paravent = Paravent(world.settings(home), world.pool)
    await paravent.start()
    try:
        async with client(paravent, http2=http2) as asker:
            answer = await asker.post(CHAT, content=asking(LETTER))
    finally:
        await paravent.stop()
    _refused(answer, "journal_unwritable", 503, received)


@pytest.mark.parametrize("failing", ["requestheaders", "request"])
async def test_a_hook_that_raises_outside_of_every_guard_leaves_the_seal(
    failing: str, http2: bool, world: World, received: list[Received]
) -> None:
    async with world.running() as paravent:
        _break(paravent, failing)
        async with client(paravent, http2=http2) as asker:
            answer = await asker.post(CHAT, content=asking(LETTER))
    assert received == []
    assert answer.status_code == 503


def _break(paravent: Paravent, failing: str) -> None:
    """Take from the gate what that hook uses first."""
    if failing == "requestheaders":
        paravent.proxy.gate.scope = None  # type: ignore[assignment]  # the point
    else:
        paravent.proxy.gate.keeper = None  # type: ignore[assignment]  # the point


@dataclass
class Slow:
    """The real judge, at its own time."""

    judge_of: object
    entered: asyncio.Event = field(default_factory=asyncio.Event)
    go: asyncio.Event = field(default_factory=asyncio.Event)

    async def judge(self, prompt: Prompt, audience: Audience, ledger: Ledger) -> tuple[Verdict, Rewriting]:
        self.entered.set()
        await self.go.wait()
        return await self.judge_of.judge(prompt, audience, ledger)  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("earlier", [0, 1], ids=["first request", "second request of its connection"])
async def test_a_client_that_leaves_during_the_analysis_sends_nothing(
    earlier: int, http2: bool, world: World, received: list[Received]
) -> None:
    async with world.running() as paravent:
        slow = Slow(paravent.keeper.judge)
        async with client(paravent, http2=http2) as asker:
            for _ in range(earlier):
                assert (await asker.get("https://api.openai.com/v1/models")).is_success
            paravent.keeper.judge = slow
            question = asyncio.create_task(asker.post(CHAT, content=asking(LETTER)))
            await slow.entered.wait()
            question.cancel()
            await asyncio.gather(question, return_exceptions=True)
        await asyncio.sleep(0.1)
        slow.go.set()
        await _until(lambda: any(line["reason"] == "client_gone" for line in journal(paravent)), 5)
    assert len(received) == earlier


async def test_more_than_mitmproxy_itself_takes_is_refused_and_written_down(
    paravent: Paravent, received: list[Received]
) -> None:
    reader, writer = await tunnel.opened(paravent.port, "api.openai.com")
    writer.write(b"POST /v1/chat/completions HTTP/1.1\r\nHost: api.openai.com\r\nContent-Length: 99000000\r\n\r\n")
    assert b" 413 " in await reader.readline()
    writer.close()
    await _until(lambda: journal(paravent)[-1]["reason"] == "too_large", 5)
    assert received == []

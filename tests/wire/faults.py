"""Parts of the product that fail, one context manager for each: enter it, and the product inside is broken."""

import asyncio
import os
import resource
import shutil
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import NamedTemporaryFile

from policies.loading import Loaded
from proxy.audit.verdict import Verdict as Audited
from proxy.composition import Paravent
from proxy.prompt import Prompt, Rewriting
from proxy.redaction.ledger import Ledger
from proxy.screening.facts import Audience
from proxy.screening.verdict import Verdict
from tests.wire.kit import Json, World, until


@dataclass
class Raising:
    """A judge that fails, with the prompt in its mouth."""

    failure: type[BaseException]
    loaded: Loaded | None = None

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


def _settings(**settings: Json) -> Fault:
    @asynccontextmanager
    async def broken(world: World) -> AsyncIterator[Paravent]:
        async with world.running(**settings) as paravent:
            yield paravent

    return broken


@asynccontextmanager
async def _no_model(world: World) -> AsyncIterator[Paravent]:
    async with world.running(lend=False, model=Path("fr_absent")) as paravent:
        assert paravent.troubles
        yield paravent


@asynccontextmanager
async def _bad_policy(world: World) -> AsyncIterator[Paravent]:
    with NamedTemporaryFile("w", suffix=".yaml") as policy:
        policy.write("rules:\n  - {id: tout, action: laisser}\n")
        policy.flush()
        async with world.running(policy=Path(policy.name)) as paravent:
            assert paravent.troubles
            yield paravent


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
    await until(lambda: len(world.pool.pids) > world.pool.limits.workers)
    yield
    await until(lambda: len(world.pool.pids) > world.pool.limits.workers)


@asynccontextmanager
async def _no_room(world: World) -> AsyncIterator[Paravent]:
    async with world.running() as paravent:
        usual, world.pool.limits = world.pool.limits, replace(world.pool.limits, waiting=0)
        yield paravent
        world.pool.limits = usual


@asynccontextmanager
async def _no_folder(world: World) -> AsyncIterator[Paravent]:
    """The journal's folder is gone, and a file has its name: there is nowhere to write."""
    async with world.running() as paravent:
        shutil.rmtree(paravent.settings.journal)
        paravent.settings.journal.write_bytes(b"")
        yield paravent


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


def _delete(segment: Path) -> None:
    segment.unlink()


def _replace(segment: Path) -> None:
    copy = segment.with_suffix(".copy")
    copy.write_bytes(segment.read_bytes().replace(b"enforce", b"observe"))
    copy.rename(segment)


def _rotate(segment: Path) -> None:
    segment.rename(segment.with_suffix(".1"))


def _lengthen(segment: Path) -> None:
    with segment.open("a") as file:
        file.write("{}\n")


def _shorten(segment: Path) -> None:
    os.truncate(segment, segment.stat().st_size // 2)


def _empty(segment: Path) -> None:
    shutil.rmtree(segment.parent)


DISPLACED: dict[str, tuple[Callable[[Path], object], frozenset[Audited]]] = {
    "deleted": (_delete, frozenset({Audited.GAP})),
    "replaced by a copy": (_replace, frozenset({Audited.OK, Audited.TAMPERED})),
    "renamed by a rotation": (_rotate, frozenset({Audited.GAP})),
    "added to": (_lengthen, frozenset({Audited.TAMPERED})),
    "cut": (_shorten, frozenset({Audited.TRUNCATED})),
    "removed with its folder": (_empty, frozenset({Audited.GAP})),
}
"""What another hand does to the segment that is being written, and what the audit says of it afterwards."""


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
    "the journal has no folder": ("journal_unwritable", _no_folder),
    "the disk is full": ("journal_unwritable", _full_disk),
}

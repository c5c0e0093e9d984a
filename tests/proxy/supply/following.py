"""Watches of real places, and what becomes of them while they follow."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from proxy.journal.policy_read import Cause, Outcome, Supplier
from proxy.supply.https import Https
from proxy.supply.kept import Kept
from proxy.supply.reception import Reception
from proxy.supply.shelf import Folder
from proxy.supply.versions import Versions
from proxy.supply.watch import Spare, Watch
from proxy.supply.web import Web
from tests.proxy.supply.server import Server
from tests.proxy.supply.workbench import Bystander

PAUSE_S = 0.05


def file_watch(folder: Path, bystander: Bystander) -> Watch:
    reception = Reception(Supplier.FILE, Folder(folder), "chu.yaml", set())
    return Watch(reception, bystander.succession(), PAUSE_S, PAUSE_S, PAUSE_S)


@asynccontextmanager
async def following(watch: Watch) -> AsyncIterator[None]:
    await watch.begin()
    task = asyncio.create_task(watch.follow())
    try:
        yield
    finally:
        assert not task.done()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def until(happens: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not happens():  # noqa: ASYNC110 - what it waits for is on a disk
            await asyncio.sleep(0.01)


def versions(bystander: Bystander) -> list[int]:
    return [version for version, _ in bystander.adopted]


def outcomes(bystander: Bystander) -> list[tuple[Outcome, Cause | None]]:
    return [(line.outcome, line.cause) for line in bystander.notebook.lines]


def web_watch(server: Server, home: Path, bystander: Bystander) -> Watch:
    kept, seen = Kept(home / "kept.json", f"{server.address}/"), Versions(home / "versions.json")
    web = Web(f"{server.address}/", Https(server.authority))
    there = Reception(Supplier.HTTPS, web, "chu.yaml", set(), versions=seen)
    spare = Reception(Supplier.KEPT, kept, "chu.yaml", set(), versions=seen)
    return Watch(there, bystander.succession(), PAUSE_S, PAUSE_S, PAUSE_S, Spare(kept, spare))

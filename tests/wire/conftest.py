from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from models import PATH
from proxy.composition import Paravent
from proxy.demo.stand_in import Received, StandIn
from proxy.screening.pool import Pool
from tests.wire.household import Household, moved_in
from tests.wire.kit import World, client


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One event loop for all these tests, since they share what takes seconds to start."""
    here = [item for item in items if Path(__file__).parent in item.path.parents]
    for item in here:
        if pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def world(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    stand_in, pool = StandIn(tmp_path_factory.mktemp("stand-in")), Pool(PATH)
    await stand_in.start()
    await pool.start()
    yield World(stand_in, pool)
    await pool.stop()
    await stand_in.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def paravent(world: World) -> AsyncIterator[Paravent]:
    """One for each test: mitmproxy keeps its options in a global, so two in one process disturb each other."""
    async with world.running() as paravent:
        yield paravent


@pytest.fixture(scope="session")
def household(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Household]:
    with moved_in(tmp_path_factory.mktemp("household")) as household:
        yield household


@pytest.fixture
def received(world: World) -> Iterator[list[Received]]:
    world.stand_in.received.clear()
    yield world.stand_in.received
    world.stand_in.pages = {}


@pytest.fixture(params=[False, True], ids=["h1", "h2"])
def http2(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest_asyncio.fixture(loop_scope="session")
async def asker(paravent: Paravent, http2: bool) -> AsyncIterator[httpx.AsyncClient]:
    async with client(paravent, http2=http2) as asker:
        yield asker

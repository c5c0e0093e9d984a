"""One status page for each test."""

from collections.abc import AsyncIterator

import pytest

from tests.proxy.status.house import House, house


@pytest.fixture
async def opened() -> AsyncIterator[House]:
    async with house() as answering:
        yield answering

"""A console for each test that asks for one."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.proxy.console.house import House, house


@pytest.fixture
async def console(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path) as opened:
        yield opened

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.proxy.capture.namespace import World
from tests.proxy.capture.namespace import world as made
from tests.proxy.capture.station import Station


@pytest.fixture
def world() -> Iterator[World]:
    """Two namespaces of the test's own."""
    with made() as world:
        yield world


@pytest.fixture
def station(world: World, tmp_path: Path) -> Iterator[Station]:
    """A workstation, not yet captured."""
    with Station(world, tmp_path) as station:
        yield station

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.proxy.capture.namespace import World
from tests.proxy.capture.namespace import world as made
from tests.proxy.capture.station import AI, AI_6, OTHER, OTHER_6, Station


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


@pytest.fixture
def kept(station: Station) -> Station:
    """A captured one, whose resolver knows an AI name and another."""
    station.resolver.table |= {
        "chatgpt.com": (f"chatgpt.com A {AI}", f"chatgpt.com AAAA {AI_6}"),
        "www.chu.example": (f"www.chu.example A {OTHER}", f"www.chu.example AAAA {OTHER_6}"),
    }
    station.keep()
    return station

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lab import desk as ways
from tests.lab.desk import Desk

WAYS = {"transparent": ways.transparent, "explicit": ways.explicit, "behind_parent": ways.behind_parent}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Only root may make namespaces."""
    lab = [item for item in items if item.path.parent == Path(__file__).parent]
    for item in lab if os.geteuid() else []:
        item.add_marker(pytest.mark.skip(reason="Le laboratoire bâtit des espaces réseau : il faut être root."))


@pytest.fixture(scope="session", params=WAYS)
def furnished(request: pytest.FixtureRequest) -> Iterator[Desk]:
    """Once for all tests of one way, since the product takes seconds to start."""
    with WAYS[request.param]() as desk:
        yield desk


@pytest.fixture
def desk(furnished: Desk) -> Desk:
    """Where nothing was received yet."""
    furnished.world.internet.forget()
    return furnished

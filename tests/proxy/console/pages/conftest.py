"""One console for all the tests of pages: they read; what they write is their own."""

from collections.abc import Iterator

import pytest

from tests.proxy.console.pages.clinic import Clinic, clinic
from tests.proxy.console.pages.hospital import hospital


@pytest.fixture(scope="session")
def console(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    """Over two months of decisions."""
    home = tmp_path_factory.mktemp("clinic")
    hospital(home)
    with clinic(home) as opened:
        yield opened


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    """Over nothing: the console is opened before the proxy ever ran."""
    with clinic(tmp_path_factory.mktemp("empty")) as opened:
        yield opened

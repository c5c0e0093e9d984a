"""Stores of both kinds for the tests: each test that asks for one is run with SQLite and with a real PostgreSQL."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from proxy.store.store import Store
from tests.proxy.store.journals import Journal
from tests.proxy.store.postgresql import Cluster

type Addresses = Callable[[], str]


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    folder = Path(tempfile.mkdtemp(prefix="paravent-pg-"))  # short: the path of a socket has 107 characters at most
    made = Cluster(folder / "c")
    yield made
    made.stop()
    shutil.rmtree(folder)


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def addresses(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Addresses:
    """Gives the address of a new empty store at each call."""
    if request.param == "postgresql":
        made: Cluster = request.getfixturevalue("cluster")
        return made.new
    return lambda: f"sqlite:///{tmp_path_factory.mktemp('store')}/index.db"


@pytest.fixture
def address(addresses: Addresses) -> str:
    return addresses()


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    opened = Store.open(address)
    yield opened
    opened.close()


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "journal")

"""Journals to verify: one of a few days, and one that is attacked in a copy for each test."""

from pathlib import Path

import pytest

from tests.proxy.audit.attacking import copy, purged_journal
from tests.proxy.audit.house import House
from tests.proxy.journal.making import Watch, days


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def folder(tmp_path: Path, watch: Watch) -> Path:
    """Two days of two decisions, signed."""
    folder = tmp_path / "journal"
    days(folder, [2, 2], watch).close()
    return folder


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    folder = tmp_path_factory.mktemp("house") / "journal"
    return House(folder, *purged_journal(folder))


@pytest.fixture
def journal(house: House, tmp_path: Path) -> Path:
    return copy(house.folder, tmp_path / "journal")

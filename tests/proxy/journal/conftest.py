"""A clock for each test that asks for one, and a place for a journal."""

from pathlib import Path

import pytest

from tests.proxy.journal.making import Watch


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a journal is to be; it is not there yet."""
    return tmp_path / "journal"

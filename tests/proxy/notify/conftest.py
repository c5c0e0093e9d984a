"""A session for each test."""

import subprocess
from collections.abc import Iterator

import pytest

from tests.proxy.notify.session import session_bus

type Session = tuple[str, subprocess.Popen[str]]


@pytest.fixture
def session() -> Iterator[Session]:
    """Its bus: the address, and the process."""
    with session_bus() as running:
        yield running

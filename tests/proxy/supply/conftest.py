from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.proxy.supply.server import Server, serving
from tests.proxy.supply.workbench import Bystander


@pytest.fixture
def bystander() -> Bystander:
    return Bystander()


@pytest.fixture
def key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.generate()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with serving(tmp_path / "server-ca.pem") as server:
        yield server

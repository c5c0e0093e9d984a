"""Roots to install on: a Debian of one's own, and a folder with the few files that a step looks at."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from proxy import ca
from tests.proxy.install.roots import layer


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A Debian, shared by the tests of a file: each leaves it as it found it."""
    with layer(tmp_path_factory.mktemp("machine")) as root:
        yield root


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A root with accounts and nothing else."""
    (tmp_path / "etc").mkdir()
    (tmp_path / "var/lib").mkdir(parents=True)
    lines = ("root:x:0:0:root:/root:/bin/sh", "paravent:x:997:996:Paravent:/var/lib/paravent:/usr/sbin/nologin")
    (tmp_path / "etc/passwd").write_text("\n".join(lines) + "\n")
    return tmp_path


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An authority's public certificate, PEM."""
    folder = tmp_path_factory.mktemp("authority")
    ca.create(folder, ["ia.example"], now=datetime.now(UTC))
    return (folder / ca.CERTIFICATE_FILE).read_bytes()

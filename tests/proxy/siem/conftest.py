"""A journal written by the real writer, and an authority for receivers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from proxy.journal.book import Book
from tests.proxy.siem.decisions import decision
from tests.proxy.siem.receiver import Authority


class Writing:
    """A journal that a test adds decisions to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._book = Book.open(folder, "b" * 16)
        self._written = 0

    def decide(self, count: int, service: str = "chatgpt") -> list[str]:
        """Write so many decisions; their references."""
        references = [f"{self._written + i:016x}" for i in range(count)]
        self._book.append([decision(id=reference, service=service) for reference in references])
        self._written += count
        return references

    def sign(self) -> None:
        """Write a checkpoint."""
        self._book.sign()

    def close(self) -> None:
        """Let go."""
        self._book.close()


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Writing]:
    """A new journal."""
    writing = Writing(tmp_path / "journal")
    yield writing
    writing.close()


@pytest.fixture(scope="session")
def authority() -> Authority:
    """The one that receivers are known by."""
    return Authority(trustme.CA())


@pytest.fixture(scope="session")
def ca_file(authority: Authority, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its certificate."""
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.ca.cert_pem.write_to_path(str(path))
    return path

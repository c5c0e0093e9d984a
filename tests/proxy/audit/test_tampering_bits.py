"""Every bit of a journal that is flipped is seen, and its line is named."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from proxy.journal.segments import STUBS, segments
from tests.proxy.audit.attacking import SEAL, Found, copy
from tests.proxy.audit.house import House
from tests.proxy.journal.making import Watch, days, record, root, rows


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> House:
    """As little as holds every kind of line: every bit of it is flipped."""
    folder, watch = tmp_path_factory.mktemp("small") / "journal", Watch()
    book = days(folder, [1, 1, 0], watch)
    book.purge(1)
    book.append([record(7)])
    book.close()
    assert [segment.number for segment in segments(folder)] == [2, 3]
    return House(folder, root(folder), rows(segments(folder)[-1].path)[-1].decode(), watch.now)


def flips(house: House, folder: Path, name: str, bits: Sequence[int], *, key: bool) -> list[tuple[int, int, Found]]:
    """What an auditor finds of each bit of a file, where it finds another row than the bit's own."""
    path, content = folder / name, (folder / name).read_bytes()
    path.chmod(0o600)
    strays = []
    with path.open("r+b", buffering=0) as file:
        for position, byte in enumerate(content):
            row = content.count(b"\n", 0, position) + 1
            for bit in bits:
                _put(file.fileno(), position, byte ^ (1 << bit))
                seen = house.sees(folder, key=key)
                if seen is None or seen[1:] != (name, row):
                    strays.append((row, position, seen))
            _put(file.fileno(), position, byte)
    assert house.sees(folder) is None
    return strays


def _put(descriptor: int, position: int, byte: int) -> None:
    os.pwrite(descriptor, bytes([byte]), position)


@pytest.mark.parametrize("name", ["00000002.jsonl", "00000003.jsonl"])
def test_every_flip_of_every_bit_is_seen_at_its_row(small: House, tmp_path: Path, name: str) -> None:
    assert flips(small, copy(small.folder, tmp_path / "journal"), name, range(8), key=True) == []


def test_every_flip_of_every_bit_of_a_proof_of_purge_is_seen(small: House, tmp_path: Path) -> None:
    assert flips(small, copy(small.folder, tmp_path / "journal"), STUBS, range(8), key=True) == []


@pytest.mark.parametrize("name", ["00000002.jsonl", "00000003.jsonl", STUBS])
def test_a_flip_is_seen_without_the_key_too_at_its_row_or_the_next(small: House, tmp_path: Path, name: str) -> None:
    for row, _, seen in flips(small, copy(small.folder, tmp_path / "journal"), name, (0, 5), key=False):
        assert seen is not None
        assert seen[1:] in {(name, row + 1), ("00000002.jsonl", 1), ("00000003.jsonl", 1), (SEAL, 0), (STUBS, 0)}

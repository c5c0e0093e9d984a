"""As Linux does it here; `tests/structure/test_portability.py` runs this file again as Windows does it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from proxy.journal.descriptor import HeldError, hold, read_at, write_at


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[int, int]]:
    """One file, opened twice."""
    descriptors = [os.open(tmp_path / "seal", os.O_RDWR | os.O_CREAT, 0o600) for _ in range(2)]
    yield descriptors[0], descriptors[1]
    for one in descriptors:
        os.close(one)


def test_a_file_is_held_by_one_alone_and_still_read_by_others(two: tuple[int, int]) -> None:
    write_at(two[0], b"standing", 0)
    hold(two[0])
    with pytest.raises(HeldError, match="un autre Paravent y écrit déjà"):
        hold(two[1])
    assert read_at(two[1], 100, 0) == b"standing"


def test_a_file_that_is_closed_is_held_no_more(tmp_path: Path) -> None:
    for _ in range(2):
        descriptor = os.open(tmp_path / "seal", os.O_RDWR | os.O_CREAT, 0o600)
        hold(descriptor)
        os.close(descriptor)


def test_what_is_written_at_a_place_is_read_there_byte_for_byte_and_the_rest_stands(two: tuple[int, int]) -> None:
    assert write_at(two[0], b"a\nb\r\n\x1a\0c", 4096) == 8
    assert write_at(two[0], b"first", 0) == 5
    assert read_at(two[0], 8, 4096) == b"a\nb\r\n\x1a\0c"
    assert read_at(two[0], 4096, 0) == b"first".ljust(4096, b"\0")
    assert read_at(two[0], 10, 9000) == b""

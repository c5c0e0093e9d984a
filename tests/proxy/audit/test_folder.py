import json
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from proxy.audit.folder import UNREADABLE, Folder, Remembered
from tests.proxy.audit.attacking import stolen
from tests.proxy.journal.making import record, root, write

PAGE = 4096


def page(content: bytes) -> bytes:
    return (content + b"\n" + sha256(content).hexdigest().encode() + b"\n").ljust(PAGE, b"\0")


def told(**values: Any) -> bytes:  # noqa: ANN401 - wrong types are tested too
    return json.dumps({"seq": 3, "digest": "aa", "line_key": "bb"} | values).encode()


def test_what_the_writer_left_is_found(tmp_path: Path) -> None:
    write(tmp_path, [record()])
    folder, standing = Folder(tmp_path), stolen(tmp_path)
    assert folder.segments() == [tmp_path / "00000001.jsonl"]
    assert folder.stubs() == b""
    assert folder.remembered() == Remembered(standing.seq, standing.digest, standing.keys.line.hex())
    assert [line.split()[1] for line in Folder.keys(folder)] == [root(tmp_path).chain]


def test_segments_are_in_order_among_other_files(tmp_path: Path) -> None:
    for name in ("00000010.jsonl", "00000002.jsonl", "purged.jsonl", "1.jsonl", "00000003.jsonl.bak"):
        (tmp_path / name).write_bytes(b"x")
    folder = Folder(tmp_path)
    assert [path.name for path in folder.segments()] == ["00000002.jsonl", "00000010.jsonl"]
    assert folder.stubs() == b"x"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (page(told()), 3),
        (bytes(PAGE) + page(told()), 3),
        (page(told()) + page(told(seq=4)), 4),
        (page(told(seq=5)) + page(told(seq=4)), 5),
        (page(told()) + page(told(seq=4))[:100], 3),
    ],
)
def test_the_latest_whole_page_is_what_is_remembered(tmp_path: Path, content: bytes, expected: int) -> None:
    (tmp_path / "seal").write_bytes(content)
    remembered = Folder(tmp_path).remembered()
    assert remembered is not None
    assert remembered.seq == expected


@pytest.mark.parametrize(
    "content",
    [
        b"",
        bytes(2 * PAGE),
        b"\xff" * 2 * PAGE,
        page(told()).replace(b"aa", b"ab"),
        page(b"bonjour"),
        page(b"[]"),
        page(b"{}"),
        page(told(seq="x")),
        page(told(seq=None)),
    ],
)
def test_a_seal_that_says_nothing_whole_is_not_one_that_is_absent(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "seal").write_bytes(content)
    assert Folder(tmp_path).remembered() is UNREADABLE


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("ailleurs")])
def test_a_seal_that_is_no_file_is_unreadable(tmp_path: Path, make: Callable[[Path], object]) -> None:
    make(tmp_path / "seal")
    assert Folder(tmp_path).remembered() is UNREADABLE


def test_what_is_no_segment_of_ours_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "00000001.jsonl")
    for number in (2, 99_000_000, 99_000_001, 99_999_999):
        (tmp_path / f"{number:08d}.jsonl").write_bytes(b"x")
    assert [path.name for path in Folder(tmp_path).segments()] == ["00000002.jsonl", "99000000.jsonl"]


def test_a_copy_may_lack_the_machine_s_own(tmp_path: Path) -> None:
    assert Folder(tmp_path).remembered() is None
    assert list(Folder(tmp_path).keys()) == []


def test_a_key_is_not_shown() -> None:
    assert "bb" not in repr(Remembered(3, "aa", "bb"))

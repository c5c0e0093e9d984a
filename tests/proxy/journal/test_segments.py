import json
import os
from pathlib import Path

import pytest

from proxy.journal.segments import Segment, path_of, segments

HEADER = {"event": "segment", "seq": 1, "chain": "ab", "time": "2026-11-22T08:30:00.123Z", "prev": "00", "number": 1}


def test_segments_are_found_in_order_among_other_files(tmp_path: Path) -> None:
    for name in ("00000010.jsonl", "00000002.jsonl", "seal", "purged.jsonl", "1.jsonl", "00000003.jsonl.bak", "0.key"):
        (tmp_path / name).write_bytes(b"")
    assert segments(tmp_path) == [Segment(2, path_of(tmp_path, 2)), Segment(10, path_of(tmp_path, 10))]
    assert segments(tmp_path / "ailleurs") == []


def test_only_a_regular_file_of_a_number_that_leaves_room_is_a_segment(tmp_path: Path) -> None:
    os.mkfifo(path_of(tmp_path, 1))
    path_of(tmp_path, 2).mkdir()
    path_of(tmp_path, 3).symlink_to("ailleurs")
    for number in (99_000_000, 99_000_001, 99_999_999):
        path_of(tmp_path, number).write_bytes(b"x\n")
    assert [segment.number for segment in segments(tmp_path)] == [99_000_000]


def test_a_header_is_what_the_first_line_says(tmp_path: Path) -> None:
    path = path_of(tmp_path, 1)
    path.write_text(json.dumps(HEADER) + "\n{}\n", "ascii")
    assert Segment(1, path).header() == HEADER


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"bonjour\n",
        b"[]\n",
        b"[" * 100_000,
        b"\xff\n",
        *(json.dumps({k: v for k, v in HEADER.items() if k != name}).encode() for name in ("seq", "chain", "time")),
        json.dumps(HEADER | {"time": "hier"}).encode(),
        json.dumps(HEADER | {"time": 20261122}).encode(),
        json.dumps(HEADER | {"seq": "1"}).encode(),
        json.dumps(HEADER | {"prev": None}).encode(),
    ],
)
def test_anything_else_is_no_header(tmp_path: Path, content: bytes) -> None:
    path = path_of(tmp_path, 1)
    path.write_bytes(content)
    assert Segment(1, path).header() is None


def test_a_file_that_is_gone_has_no_header(tmp_path: Path) -> None:
    assert Segment(1, path_of(tmp_path, 1)).header() is None

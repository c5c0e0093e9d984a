import json
from hashlib import sha256
from pathlib import Path

import pytest

from proxy.journal.reading import entry_of, last_signed, lines
from proxy.journal.segments import path_of
from tests.proxy.journal.making import BOOT, Watch, days, root, rows


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    days(tmp_path, [2, 2, 1], Watch()).close()
    return tmp_path


def test_every_line_is_given_in_order_as_it_stands(folder: Path) -> None:
    told = list(lines(folder))
    raw = [row[:-1] for number in (1, 2, 3) for row in rows(path_of(folder, number))]
    assert [line.raw for line in told] == raw
    assert [(line.segment, line.row) for line in told] == [
        (n, r) for n in (1, 2, 3) for r in range(1, 5 if n < 3 else 4)
    ]
    assert [line.seq for line in told] == list(range(1, 12))
    assert {line.chain for line in told} == {root(folder).chain}
    assert [line.event for line in told[:4]] == ["segment", "decision", "decision", "checkpoint"]
    assert all(line.entry == json.loads(line.raw) and line.digest == sha256(line.raw).hexdigest() for line in told)
    assert [line.entry["prev"] for line in told[1:]] == [line.digest for line in told[:-1]]


@pytest.mark.parametrize("known", [0, 1, 3, 4, 5, 8, 10, 11, 99])
def test_what_is_known_is_left_out(folder: Path, known: int) -> None:
    chain = root(folder).chain
    assert [line.seq for line in lines(folder, {chain: known})] == list(range(known + 1, 12))
    assert len(list(lines(folder, {BOOT: known}))) == 11


def test_a_segment_that_is_all_known_is_not_opened(folder: Path) -> None:
    path_of(folder, 1).unlink()
    path_of(folder, 1).symlink_to(folder)  # opening it would fail
    assert [line.seq for line in lines(folder, {root(folder).chain: 4})] == list(range(5, 12))


def test_what_is_being_written_is_not_there_yet(folder: Path) -> None:
    path_of(folder, 3).chmod(0o600)
    with path_of(folder, 3).open("ab") as file:
        file.write(rows(path_of(folder, 3))[-1][:-1])
    assert len(list(lines(folder))) == 11


def test_what_is_no_entry_is_passed_over(folder: Path) -> None:
    path = path_of(folder, 2)
    path.chmod(0o600)
    path.write_bytes(b"bonjour\n" + path.read_bytes() + b'{"seq":"1","event":"x"}\n[]\n\n')
    assert [(line.seq, line.row) for line in lines(folder) if line.segment == 2] == [(5, 2), (6, 3), (7, 4), (8, 5)]


def test_a_segment_that_goes_meanwhile_is_passed_over(folder: Path) -> None:
    reading = lines(folder)
    assert next(reading).seq == 1
    path_of(folder, 2).unlink()
    assert [line.seq for line in reading] == [2, 3, 4, 9, 10, 11]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert list(lines(tmp_path / "ailleurs")) == []
    assert last_signed(tmp_path / "ailleurs") is None


def test_the_last_line_with_a_signature_is_found_wherever_it_is(folder: Path) -> None:
    told = []
    for number, row in ((3, 3), (3, 1), (2, 4)):
        last = last_signed(folder)
        assert last is not None
        told.append((last.segment, last.row, last.event))
        path_of(folder, number).chmod(0o600)
        path_of(folder, number).write_bytes(b"".join(rows(path_of(folder, number))[: row - 1]))
    assert told == [(3, 3, "checkpoint"), (3, 1, "segment"), (2, 4, "checkpoint")]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n",
        b"1\n",
        b"[]\n",
        b'"seq"\n',
        b"{}\n",
        b'{"seq":true,"event":"x"}\n',
        b'{"seq":1,"event":2}\n',
        b"\xff\n",
        b'{"seq":1,"event":"x"}',
        b"[" * 100_000 + b"\n",
    ],
)
def test_a_line_without_number_kind_or_end_is_no_entry(raw: bytes) -> None:
    assert entry_of(raw) is None


def test_an_entry_is_read_from_its_line() -> None:
    assert entry_of(b'{"event":"x","seq":1}\n') == {"event": "x", "seq": 1}

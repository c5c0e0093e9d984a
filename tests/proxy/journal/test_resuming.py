from dataclasses import replace
from pathlib import Path

import pytest

from proxy.journal import ratchet
from proxy.journal.chain import ZEROS, Standing, seal
from proxy.journal.entries import Opening
from proxy.journal.resuming import Resumed, last_line, resume
from proxy.journal.segments import path_of
from tests.proxy.journal.making import TIME

START = Standing("0123456789abcdef", 0, 0, 0, ZEROS, ratchet.begin(bytes(32)))
LINE = {"event": "decision", "time": TIME}


def header(number: int) -> dict[str, object]:
    return {"event": "segment", "number": number, "time": TIME}


class Written:
    """Segments written by hand; remembers where the chain stood after each line."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.stood = folder, [START]

    def add(self, *entries: dict[str, object]) -> None:
        for entry in entries:
            standing, line = seal(self.stood[-1], entry)
            with path_of(self.folder, standing.segment).open("ab") as file:
                file.write(line)
            self.stood.append(standing)


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Two segments of three lines."""
    written = Written(tmp_path)
    written.add(header(1), LINE, LINE, header(2), LINE, LINE)
    return written


@pytest.mark.parametrize("remembered", range(1, 7))
def test_the_end_is_found_from_wherever_the_chain_is_remembered(written: Written, remembered: int) -> None:
    found = resume(written.folder, [written.stood[remembered]])
    assert found == Resumed(written.stood[-1], time=TIME)


def test_every_piece_of_a_line_at_the_end_is_measured(written: Written) -> None:
    _, line = seal(written.stood[-1], LINE)
    path = path_of(written.folder, 2)
    content = path.read_bytes()
    for kept in range(1, len(line)):
        path.write_bytes(content + line[:kept])
        assert resume(written.folder, [written.stood[-1]]) == Resumed(written.stood[-1], torn=kept, time=TIME)


@pytest.mark.parametrize("torn", [b"{", b" " * 4096, b"\0" * 4096, b"\xff"])
def test_any_piece_without_an_end_is_one_of_a_line(written: Written, torn: bytes) -> None:
    with path_of(written.folder, 2).open("ab") as file:
        file.write(torn)
    assert resume(written.folder, [written.stood[5]]) == Resumed(written.stood[-1], torn=len(torn), time=TIME)


@pytest.mark.parametrize("content", [b"", b"{", b"\0" * 100])
def test_a_file_begun_without_a_whole_line_was_never_told_to_anyone_and_goes(written: Written, content: bytes) -> None:
    path_of(written.folder, 3).write_bytes(content)
    assert resume(written.folder, [written.stood[-1]]) == Resumed(written.stood[-1], time=TIME)
    assert not path_of(written.folder, 3).exists()


def alter(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-3] + b"x}\n")


def shorten(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"{}\n")


@pytest.mark.parametrize(
    ("spoil", "broken"),
    [(Path.unlink, Opening.MISSING), (alter, Opening.ALTERED), (shorten, Opening.ALTERED), (lengthen, Opening.ALTERED)],
)
def test_a_segment_that_another_hand_has_been_at_is_left_alone(
    written: Written, spoil: object, broken: Opening
) -> None:
    spoil(path_of(written.folder, 2))  # type: ignore[operator]  # one of the above
    found = resume(written.folder, [written.stood[-1]])
    assert (found.standing, found.broken) == (written.stood[-1], broken)


def test_where_the_next_segment_was_begun_since_the_chain_is_there(written: Written) -> None:
    """A stop came after the header of a segment that goes on for one that is gone."""
    path_of(written.folder, 1).unlink()
    assert resume(written.folder, [written.stood[3]]) == Resumed(written.stood[-1], time=TIME)


@pytest.mark.parametrize("number", [3, 4])
def test_a_file_of_another_hand_that_comes_next_is_not_taken_over(written: Written, number: int) -> None:
    path_of(written.folder, number).write_bytes(b"{}\n")
    found = resume(written.folder, [written.stood[-1]])
    assert (found.standing, found.broken) == (written.stood[-1], Opening.ALTERED)
    assert path_of(written.folder, number).read_bytes() == b"{}\n"


def test_of_two_memories_the_one_that_the_files_bear_out_is_right(written: Written) -> None:
    ahead, _ = seal(written.stood[-1], LINE)
    assert resume(written.folder, [ahead, written.stood[-1]]) == Resumed(written.stood[-1], time=TIME)
    assert resume(written.folder, [ahead]).broken is Opening.ALTERED


@pytest.mark.parametrize(
    ("standing", "broken"),
    [
        (START, Opening.BEGUN),
        (replace(START, segment=2, seq=6, digest="a" * 64), Opening.LOST),
    ],
)
def test_a_chain_whose_first_header_was_never_written_is_begun_again(
    tmp_path: Path, standing: Standing, broken: Opening
) -> None:
    assert resume(tmp_path, [standing]) == Resumed(standing, broken=broken)


def test_a_chain_whose_first_header_was_just_written_goes_on(tmp_path: Path) -> None:
    written = Written(tmp_path)
    written.add(header(1))
    assert resume(tmp_path, [START]) == Resumed(written.stood[-1], time=TIME)


def test_the_last_line_that_can_be_read_is_what_another_chain_goes_on_from(written: Written) -> None:
    assert last_line(written.folder) == (2, 6, written.stood[-1].digest)
    with path_of(written.folder, 2).open("ab") as file:
        file.write(b'{"seq":')
    assert last_line(written.folder) == (2, 6, written.stood[-1].digest)
    path_of(written.folder, 2).write_bytes(b"bonjour\n")
    assert last_line(written.folder) == (2, 3, written.stood[3].digest)


def test_where_there_is_no_line_there_is_nothing_to_go_on_from(tmp_path: Path) -> None:
    assert last_line(tmp_path) == (0, 0, ZEROS)
    path_of(tmp_path, 4).write_bytes(b"")
    assert last_line(tmp_path) == (4, 0, ZEROS)

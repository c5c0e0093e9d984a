import stat
from pathlib import Path

import pytest

from proxy.siem.cursor import Cursor, CursorError, CursorFile, Place, cursor_file

PLACE = Place(segment=2, row=3, seq=40, chain="c" * 16, digest="d" * 64)


def test_what_was_remembered_is_read_back(tmp_path: Path) -> None:
    file = CursorFile(tmp_path / "forward" / "x.json")
    assert file.read() == Cursor()
    file.write(Cursor(place=PLACE, known={"c" * 16: 37}))
    assert file.read() == Cursor(place=PLACE, known={"c" * 16: 37})


def test_the_file_is_its_owner_s_alone(tmp_path: Path) -> None:
    file = cursor_file(tmp_path, tmp_path / "journal", "-")
    file.write(Cursor())
    (path,) = (tmp_path / "forward").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"{", b'{"place": {"segment": 1}}', b'{"known": {"a": "b"}}', b'{"more": 1}'])
def test_a_file_that_is_none_of_ours_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.json").write_bytes(content)
    with pytest.raises(CursorError, match="effacez-le"):
        CursorFile(tmp_path / "x.json").read()


def test_a_file_that_cannot_be_read_is_not_said_to_be_worthless(tmp_path: Path) -> None:
    (tmp_path / "x.json").mkdir()
    with pytest.raises(CursorError, match="sudo") as caught:
        CursorFile(tmp_path / "x.json").read()
    assert "effacez" not in str(caught.value)


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "forward").write_bytes(b"")
    with pytest.raises(CursorError, match="forward"):
        CursorFile(tmp_path / "forward" / "x.json").write(Cursor())


def test_each_journal_and_destination_has_its_own(tmp_path: Path) -> None:
    pairs = [("journal", "-"), ("journal", "file:///x"), ("console", "-")]
    for folder, destination in pairs:
        cursor_file(tmp_path, tmp_path / folder, destination).write(Cursor())
    assert len(list((tmp_path / "forward").iterdir())) == 3

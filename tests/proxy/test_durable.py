from pathlib import Path

import pytest

from proxy import durable


@pytest.mark.parametrize("mode", [0o600, 0o644])
def test_a_file_is_replaced_whole_with_its_rights(tmp_path: Path, mode: int) -> None:
    (tmp_path / "file").write_bytes(b"old and longer")
    durable.replace(tmp_path / "file", b"new", mode)
    assert (tmp_path / "file").read_bytes() == b"new"
    assert (tmp_path / "file").stat().st_mode & 0o777 == mode
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_file_that_cannot_be_replaced_stands(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "inside").write_bytes(b"")
    with pytest.raises(OSError, match="folder"):
        durable.replace(tmp_path / "folder", b"new")
    assert (tmp_path / "folder" / "inside").exists()


def test_a_reader_that_opened_the_old_file_still_has_all_of_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    with (tmp_path / "file").open("rb") as reader:
        durable.replace(tmp_path / "file", b"new")
        assert reader.read() == b"old"


def test_the_names_of_a_folder_are_made_durable_and_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    durable.sync_folder(tmp_path)
    with pytest.raises(FileNotFoundError):
        durable.sync_folder(tmp_path / "absent")


def test_a_file_that_is_there_is_not_made_again(tmp_path: Path) -> None:
    durable.create(tmp_path / "key", b"one")
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        durable.create(tmp_path / "key", b"two")
    assert (tmp_path / "key").read_bytes() == b"one"


def test_a_file_is_removed_though_nobody_may_write_it_and_one_that_is_not_there_is_gone(tmp_path: Path) -> None:
    durable.create(tmp_path / "segment", b"one", 0o400)
    for _ in range(2):
        durable.remove(tmp_path / "segment")
        assert not (tmp_path / "segment").exists()
    with pytest.raises(OSError, match="directory"):
        durable.remove(tmp_path)

import os
import stat
from pathlib import Path

import pytest

from proxy.ca import files, writing
from proxy.ca.files import AuthorityError
from tests.proxy.ca.making import alone, there

SERVICE = 4242


@pytest.mark.parametrize("mode", [0o600, 0o644])
def test_a_file_is_written_whole_with_its_rights(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "file"
    for content in (b"one", b"two"):
        writing.put(path, content, mode)
        assert path.read_bytes() == content
        assert stat.S_IMODE(path.stat().st_mode) == mode
    assert there(tmp_path) == {"file"}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_what_the_administrator_writes_belongs_to_the_service(tmp_path: Path) -> None:
    os.chown(tmp_path, SERVICE, SERVICE)
    folder = tmp_path / "ca"
    writing.prepare(folder)
    writing.put(folder / "file", b"")
    assert {path.stat().st_uid for path in (folder, folder / "file")} == {SERVICE}


def test_a_folder_is_closed_to_others(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "not" / "there"):
        if folder.exists():
            folder.chmod(0o755)
        writing.prepare(folder)
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_key_is_overwritten_before_it_goes(tmp_path: Path) -> None:
    confdir = alone(tmp_path)
    with (confdir / files.KEY_FILE).open("rb") as kept:
        writing.destroy(confdir / files.KEY_FILE)
        assert set(kept.read()) == {0}
    assert files.KEY_FILE not in there(confdir)


def test_what_is_not_there_is_destroyed_already(tmp_path: Path) -> None:
    writing.destroy(tmp_path / "file")
    assert not there(tmp_path)


def test_what_a_stop_left_half_written_is_swept_and_nothing_else(tmp_path: Path) -> None:
    for name in (f".{files.KEY_FILE}.part", files.KEY_FILE, ".hidden"):
        (tmp_path / name).write_text("key")
    writing.sweep(tmp_path)
    assert there(tmp_path) == {".hidden", files.KEY_FILE}
    writing.sweep(tmp_path / "not there")


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    with (
        pytest.raises(AuthorityError, match=f"pas pu être écrite dans {tmp_path} : le disque est plein"),
        writing.refusals(tmp_path),
    ):
        raise OSError(28, "No space left on device")

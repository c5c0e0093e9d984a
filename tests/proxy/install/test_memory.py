from collections.abc import Callable
from pathlib import Path

import pytest

from proxy.install.memory import Was, put_back, remembered, write
from tests.proxy.install.roots import needs_root

pytestmark = needs_root

type Change = Callable[[Path], None]


def _nothing(path: Path) -> None:
    """Leave nothing there."""


def _file(path: Path) -> None:
    write(path, b"\x00avant\xff", 0o640, 1234, 4321)


def _link(path: Path) -> None:
    path.symlink_to("/ailleurs")


@pytest.mark.parametrize("stood", [_nothing, _file, _link])
@pytest.mark.parametrize("came", [_nothing, _file, _link])
def test_what_stood_there_comes_back_whatever_came_after(tmp_path: Path, stood: Change, came: Change) -> None:
    path = tmp_path / "file"
    stood(path)
    was = remembered(path)
    path.unlink(missing_ok=True)
    came(path)
    put_back(path, was)
    assert remembered(path) == was


def test_a_file_is_remembered_with_rights_and_owner(tmp_path: Path) -> None:
    _file(tmp_path / "file")
    assert remembered(tmp_path / "file") == Was(b"\x00avant\xff", "", 0o640, 1234, 4321)


def test_a_file_comes_back_even_when_its_folder_went(tmp_path: Path) -> None:
    put_back(tmp_path / "gone/file", Was(b"avant", mode=0o600))
    assert (tmp_path / "gone/file").read_bytes() == b"avant"


def test_writing_replaces_a_link_and_not_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("intact")
    (tmp_path / "file").symlink_to(tmp_path / "elsewhere")
    write(tmp_path / "file", b"nous")
    assert (tmp_path / "elsewhere").read_text() == "intact"
    assert (tmp_path / "file").read_bytes() == b"nous"


def test_its_content_is_not_shown() -> None:
    assert "avant" not in repr(Was(b"avant"))

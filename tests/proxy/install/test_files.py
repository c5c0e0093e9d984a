from dataclasses import replace
from pathlib import Path

import pytest

from proxy.install.errors import InstallError
from proxy.install.files import File, Folder
from tests.proxy.install.roots import needs_root

pytestmark = needs_root

FILE = File("/etc/x.conf", b"nous\n", 0o640)
OWNED = Folder("/var/lib/paravent", 0o700, "paravent", whole=True)


def test_a_file_is_written_and_what_stood_there_comes_back(bare: Path) -> None:
    (bare / "etc/x.conf").write_bytes(b"eux")
    (bare / "etc/x.conf").chmod(0o604)
    step = FILE.prepared(bare)
    step.do(bare)
    assert step.is_done(bare)
    assert (bare / "etc/x.conf").read_bytes() == b"nous\n"
    step.undo(bare)
    assert (bare / "etc/x.conf").read_bytes() == b"eux"
    assert (bare / "etc/x.conf").stat().st_mode & 0o777 == 0o604


def test_a_file_where_nothing_stood_is_gone_again(bare: Path) -> None:
    step = FILE.prepared(bare)
    step.do(bare)
    step.undo(bare)
    assert not (bare / "etc/x.conf").exists()


@pytest.mark.parametrize("spoil", ["content", "mode", "absent"])
def test_a_file_that_is_not_as_it_should_be_is_not_done(bare: Path, spoil: str) -> None:
    FILE.do(bare)
    path = bare / "etc/x.conf"
    assert FILE.is_done(bare)
    match spoil:
        case "content":
            path.write_bytes(b"autre")
        case "mode":
            path.chmod(0o666)
        case _:
            path.unlink()
    assert not FILE.is_done(bare)


def test_a_folder_is_its_owner_s_and_goes_with_all_that_came_into_it(bare: Path) -> None:
    step = OWNED.prepared(bare)
    step.do(bare)
    folder = bare / "var/lib/paravent"
    assert (folder.stat().st_uid, folder.stat().st_gid, folder.stat().st_mode & 0o777) == (997, 996, 0o700)
    assert step.is_done(bare)
    (folder / "a/b").mkdir(parents=True)
    step.undo(bare)
    assert not folder.exists()


def test_a_folder_of_somebody_else_s_keeps_what_came_into_it(bare: Path) -> None:
    step = Folder("/etc/chromium").prepared(bare)
    step.do(bare)
    (bare / "etc/chromium/other").touch()
    step.undo(bare)
    assert (bare / "etc/chromium/other").exists()


def test_a_folder_that_was_there_gets_its_rights_back(bare: Path) -> None:
    folder = bare / "var/lib/paravent"
    folder.mkdir(0o755)
    (folder / "kept").touch()
    assert not OWNED.is_done(bare)
    step = OWNED.prepared(bare)
    step.do(bare)
    step.undo(bare)
    assert (folder.stat().st_uid, folder.stat().st_mode & 0o777) == (0, 0o755)
    assert (folder / "kept").exists()


@pytest.mark.parametrize("step", [FILE, OWNED, Folder("/etc/chromium")])
def test_undoing_what_was_never_done_changes_nothing(bare: Path, step: File | Folder) -> None:
    before = sorted(bare.rglob("*"))
    step.prepared(bare).undo(bare)
    assert sorted(bare.rglob("*")) == before


def test_a_folder_for_nobody_known_is_an_error(bare: Path) -> None:
    with pytest.raises(InstallError, match="personne"):
        replace(OWNED, owner="personne").do(bare)


def test_a_link_in_place_of_a_folder_hands_nothing_to_anybody(bare: Path) -> None:
    victim, inside = bare / "victim", replace(OWNED, path="/var/lib/paravent/ca")
    victim.mkdir(mode=0o755)
    (bare / "var/lib/paravent").mkdir(parents=True, exist_ok=True)
    (bare / "var/lib/paravent/ca").symlink_to(victim)
    with pytest.raises(OSError, match="ca"):
        inside.do(bare)
    assert (victim.stat().st_uid, victim.stat().st_mode & 0o777) == (0, 0o755)

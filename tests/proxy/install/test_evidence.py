import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from proxy.install import evidence
from proxy.install.errors import InstallError
from proxy.install.places import HOME, JOURNAL, at
from tests.proxy.install.roots import needs_root

KEPT = {
    "journal/00000001.jsonl": "{}",
    "journal/seal": "s",
    "identity/key": "k",
    "console/journal/00000001.jsonl": "{}",
    "console/pseudonym.key": "p",
    f"policy/archive/{'a' * 64}.yaml": "id: chu",
}


def files(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def kept(bare: Path) -> Path:
    """A root with a journal and its keys."""
    for name, content in {
        **KEPT,
        "console/index.sqlite": "derived",
        "ca/key": "the authority's",
        "policy/x": "x",
    }.items():
        file = at(bare, HOME) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
        file.chmod(0o600)
    return bare


@pytest.mark.parametrize("name", ["journal", "console/journal", "policy/archive"])
def test_what_proves_is_held_once_there_is_any(bare: Path, name: str) -> None:
    assert evidence.held(bare) == {}
    folder = at(bare, HOME) / name
    folder.mkdir(parents=True)
    assert evidence.held(bare) == {}
    (folder / "00000001.jsonl").touch()
    assert list(evidence.held(bare)) == [folder]


def test_keys_alone_prove_nothing(bare: Path) -> None:
    (at(bare, HOME) / "identity").mkdir(parents=True)
    (at(bare, HOME) / "identity/key").touch()
    assert evidence.held(bare) == {}


def test_it_is_kept_with_its_keys_for_root_alone(kept: Path, tmp_path: Path) -> None:
    place = tmp_path / "preuves/poste-12"
    evidence.keep(kept, place)
    assert files(place) == KEPT
    assert [path.name for path in place.parent.iterdir()] == [place.name]
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert stat.S_IMODE((place / "identity/key").stat().st_mode) == 0o600


def test_what_is_there_is_never_written_over(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "preuves").mkdir()
    with pytest.raises(InstallError, match="preuves"):
        evidence.keep(kept, tmp_path / "preuves")
    assert list((tmp_path / "preuves").iterdir()) == []


def test_a_removal_that_stopped_half_way_keeps_to_the_same_folder_again(kept: Path, tmp_path: Path) -> None:
    evidence.keep(kept, tmp_path / "preuves")
    evidence.keep(kept, tmp_path / "preuves")
    (at(kept, JOURNAL) / "seal").unlink()  # and then some of it was gone already
    evidence.keep(kept, tmp_path / "preuves")
    assert files(tmp_path / "preuves") == KEPT


def changed(file: Path) -> None:
    file.write_text("autre chose")


def linked(file: Path) -> None:
    file.rename(file.with_suffix(".old"))
    file.symlink_to(file.with_suffix(".old"))


@pytest.mark.parametrize("change", [changed, linked, Path.unlink])
@pytest.mark.parametrize("name", ["journal/seal", "console/pseudonym.key"])
def test_a_folder_that_does_not_hold_the_same_is_refused(
    kept: Path, tmp_path: Path, change: Callable[[Path], None], name: str
) -> None:
    place = tmp_path / "preuves"
    evidence.keep(kept, place)
    change(place / name)
    with pytest.raises(InstallError, match="contient autre chose"):
        evidence.keep(kept, place)


def test_links_are_kept_as_they_are(kept: Path, tmp_path: Path) -> None:
    (at(kept, JOURNAL) / "ailleurs").symlink_to("/etc/shadow")
    for _ in range(2):
        evidence.keep(kept, tmp_path / "preuves")
    assert str((tmp_path / "preuves/journal/ailleurs").readlink()) == "/etc/shadow"


@pytest.mark.parametrize("there", ["../../../srv/preuves", "/srv/preuves"])
@pytest.mark.parametrize("name", ["journal", "console", "identity"])
def test_what_is_kept_elsewhere_by_a_link_is_copied_whole(kept: Path, tmp_path: Path, name: str, there: str) -> None:
    link, elsewhere = at(kept, HOME) / name, kept / "srv/preuves"
    elsewhere.parent.mkdir()
    link.rename(elsewhere)
    link.symlink_to(there)
    for _ in range(2):
        evidence.keep(kept, tmp_path / "preuves")
    assert files(tmp_path / "preuves") == KEPT
    assert not any(path.is_symlink() for path in (tmp_path / "preuves").rglob("*"))


def test_a_place_in_what_is_copied_is_refused(kept: Path) -> None:
    at(kept, JOURNAL).rename(kept / "data")
    at(kept, JOURNAL).symlink_to("../../../data")
    with pytest.raises(InstallError, match="est dans les preuves à copier"):
        evidence.keep(kept, kept / "data/ici")
    assert not [path for path in (kept / "data").iterdir() if "ici" in path.name]


def test_a_link_that_leads_round_is_an_error_in_french(kept: Path, tmp_path: Path) -> None:
    at(kept, JOURNAL).rename(kept / "data")
    at(kept, JOURNAL).symlink_to("journal")
    with pytest.raises(InstallError, match="trop de liens"):
        evidence.keep(kept, tmp_path / "preuves")


def test_a_copy_that_was_killed_is_begun_again(kept: Path, tmp_path: Path) -> None:
    (tmp_path / ".preuves.incomplet/journal").mkdir(parents=True)
    (tmp_path / ".preuves.incomplet/journal/reste").touch()
    evidence.keep(kept, tmp_path / "preuves")
    assert files(tmp_path / "preuves") == KEPT
    assert not (tmp_path / ".preuves.incomplet").exists()


@needs_root
def test_a_disk_that_fills_up_leaves_nothing_and_the_same_folder_serves_again(kept: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    (at(kept, JOURNAL) / "00000002.jsonl").write_bytes(bytes(200_000))
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", disk], check=True)
    try:
        with pytest.raises(InstallError, match="le disque est plein"):
            evidence.keep(kept, disk / "preuves")
        assert list(disk.iterdir()) == []
        subprocess.run(["mount", "-o", "remount,size=1m", disk], check=True)
        evidence.keep(kept, disk / "preuves")
        assert files(disk / "preuves").keys() > KEPT.keys()
    finally:
        subprocess.run(["umount", disk], check=True)


def test_it_is_not_kept_where_it_would_go_with_the_product(kept: Path) -> None:
    with pytest.raises(InstallError):
        evidence.keep(kept, at(kept, HOME) / "ici")


def test_a_place_that_cannot_be_written_is_an_error(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InstallError, match="n'ont pas pu être copiées"):
        evidence.keep(kept, tmp_path / "file/ici")

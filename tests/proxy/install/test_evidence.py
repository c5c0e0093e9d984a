import stat
from pathlib import Path

import pytest

from proxy.install import evidence
from proxy.install.errors import InstallError
from proxy.install.places import HOME, JOURNAL, at


@pytest.fixture
def kept(bare: Path) -> Path:
    """A root with a journal and its keys."""
    for name, content in {"journal/00000001.jsonl": "{}", "journal/seal": "s", "identity/key": "k"}.items():
        file = at(bare, HOME) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
        file.chmod(0o600)
    return bare


def test_a_journal_is_held_once_there_is_a_line(bare: Path) -> None:
    assert evidence.held(bare) is None
    at(bare, JOURNAL).mkdir(parents=True)
    assert evidence.held(bare) is None
    (at(bare, JOURNAL) / "00000001.jsonl").touch()
    assert evidence.held(bare) == at(bare, JOURNAL)


def test_it_is_kept_with_its_keys_for_root_alone(kept: Path, tmp_path: Path) -> None:
    place = tmp_path / "preuves/poste-12"
    evidence.keep(kept, place)
    files = {str(path.relative_to(place)): path.read_text() for path in place.rglob("*") if path.is_file()}
    assert files == {"journal/00000001.jsonl": "{}", "journal/seal": "s", "identity/key": "k"}
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert stat.S_IMODE((place / "identity/key").stat().st_mode) == 0o600


def test_what_is_there_is_never_written_over(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "preuves").mkdir()
    with pytest.raises(InstallError, match="preuves"):
        evidence.keep(kept, tmp_path / "preuves")
    assert list((tmp_path / "preuves").iterdir()) == []


def test_it_is_not_kept_where_it_would_go_with_the_product(kept: Path) -> None:
    with pytest.raises(InstallError):
        evidence.keep(kept, at(kept, HOME) / "ici")


def test_a_place_that_cannot_be_written_is_an_error(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InstallError, match="copié"):
        evidence.keep(kept, tmp_path / "file/ici")

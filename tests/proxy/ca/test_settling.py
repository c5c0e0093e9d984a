import shutil
from pathlib import Path

import pytest

from proxy import ca
from proxy.ca import asking, files, revoking, rotating, settling
from proxy.ca.files import AuthorityError
from tests.proxy.ca.making import NAMES, NOW, alone, published, there

WHOLE = {ca.KEY_FILE, ca.CERTIFICATE_FILE}


def test_where_all_is_well_nothing_changes(tmp_path: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in alone(tmp_path).iterdir()}
    held = settling.settle(tmp_path)
    assert held is not None
    assert held.chain == (published(tmp_path),)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_where_there_is_nothing_nothing_is_made(tmp_path: Path) -> None:
    assert settling.settle(tmp_path / "ca") is None
    assert not there(tmp_path)


@pytest.mark.parametrize("content", [None, b"", b"un autre"])
def test_the_published_certificate_is_always_that_of_the_key(tmp_path: Path, content: bytes | None) -> None:
    before = published(alone(tmp_path))
    (tmp_path / ca.CERTIFICATE_FILE).unlink()
    if content is not None:
        (tmp_path / ca.CERTIFICATE_FILE).write_bytes(content)
    settling.settle(tmp_path)
    assert published(tmp_path) == before


def test_a_rotation_that_was_stopped_at_its_switch_is_finished(tmp_path: Path) -> None:
    rotating.rotate(alone(tmp_path), NAMES, now=NOW)
    following = published(tmp_path, ca.NEXT_CERTIFICATE_FILE)
    shutil.copy(tmp_path / files.NEXT_KEY_FILE, tmp_path / ca.KEY_FILE)
    settling.settle(tmp_path)
    assert published(tmp_path) == following
    assert there(tmp_path) == WHOLE


def test_a_revoked_key_that_comes_back_is_destroyed_again(tmp_path: Path) -> None:
    kept = (alone(tmp_path) / ca.KEY_FILE).read_bytes()
    (ended,) = revoking.revoke(tmp_path)
    (tmp_path / ca.KEY_FILE).write_bytes(kept)
    assert settling.is_revoked(tmp_path, ended)
    assert settling.settle(tmp_path) is None
    assert there(tmp_path) == {files.REVOKED_FILE}


def test_a_key_is_revoked_under_all_its_certificates(tmp_path: Path) -> None:
    first = published(alone(tmp_path))
    rotating.renew(tmp_path, NAMES, now=NOW)
    assert revoking.revoke(tmp_path) == settling.revoked(tmp_path) != (first,)
    assert settling.is_revoked(tmp_path, first)


def test_why_there_is_none_is_said(tmp_path: Path) -> None:
    assert "Créez l'autorité" in settling.absence(tmp_path)
    revoking.revoke(alone(tmp_path))
    assert "a été révoquée" in settling.absence(tmp_path)
    asking.request(tmp_path, NAMES)
    assert settling.was_asked(tmp_path)
    assert "attend la signature de la racine" in settling.absence(tmp_path)


def test_a_key_without_a_certificate_is_no_authority(tmp_path: Path) -> None:
    asking.request(tmp_path, NAMES)
    shutil.copy(tmp_path / files.NEXT_KEY_FILE, tmp_path / ca.KEY_FILE)
    with pytest.raises(AuthorityError, match="illisible"):
        settling.in_force(tmp_path)

from pathlib import Path

import pytest

from proxy import ca
from proxy.ca import asking, files, revoking, rotating
from tests.proxy.ca.making import NAMES, NOW, alone, published, rooted, there, vault


def test_a_revoked_key_is_gone_and_its_certificate_kept(tmp_path: Path) -> None:
    certificate = published(alone(tmp_path))
    assert revoking.revoke(tmp_path) == (certificate,) == ca.revoked(tmp_path)
    assert there(tmp_path) == {files.REVOKED_FILE}
    assert b"PRIVATE" not in (tmp_path / files.REVOKED_FILE).read_bytes()


def test_the_key_that_waits_in_the_same_folder_goes_with_it(tmp_path: Path) -> None:
    rotating.rotate(alone(tmp_path), NAMES, now=NOW)
    both = published(tmp_path), published(tmp_path, ca.NEXT_CERTIFICATE_FILE)
    assert revoking.revoke(tmp_path) == both
    assert there(tmp_path) == {files.REVOKED_FILE}


def test_a_key_that_waits_for_its_root_goes_too(tmp_path: Path) -> None:
    asking.request(alone(tmp_path), NAMES)
    assert len(revoking.revoke(tmp_path)) == 1
    assert there(tmp_path) == {files.REVOKED_FILE}


def test_under_a_root_the_machine_s_own_certificate_is_revoked_and_the_root_stays(tmp_path: Path) -> None:
    confdir = rooted(tmp_path / "conf", vault(tmp_path / "vault"))
    top = published(confdir)
    (ended,) = revoking.revoke(confdir)
    assert ended.issuer == top.subject != ended.subject


def test_all_that_were_ever_revoked_stay_on_the_list(tmp_path: Path) -> None:
    ended = [*revoking.revoke(alone(tmp_path)), *revoking.revoke(alone(tmp_path))]
    assert list(ca.revoked(tmp_path)) == ended
    assert ca.ensure(alone(tmp_path), NAMES, NOW).problems == ()


def test_there_must_be_something_to_revoke(tmp_path: Path) -> None:
    with pytest.raises(ca.AuthorityError, match="manque"):
        revoking.revoke(tmp_path)
    revoking.revoke(alone(tmp_path))
    with pytest.raises(ca.AuthorityError, match="a été révoquée"):
        revoking.revoke(tmp_path)

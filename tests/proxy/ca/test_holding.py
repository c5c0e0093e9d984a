import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from mitmproxy import certs

from proxy import ca
from proxy.ca import asking, files, revoking, rotating
from proxy.services.catalogue import Catalogue
from tests.proxy.ca.making import NAMES, NOW, alone, fingerprint, published, rooted, there, vault


@pytest.fixture
def confdir(tmp_path: Path) -> Path:
    return alone(tmp_path / "conf")


def test_the_key_is_for_its_owner_and_the_certificate_for_all(confdir: Path) -> None:
    assert confdir.stat().st_mode & 0o777 == 0o700
    assert (confdir / ca.KEY_FILE).stat().st_mode & 0o777 == 0o600
    assert (confdir / ca.CERTIFICATE_FILE).stat().st_mode & 0o777 == 0o644
    assert b"PRIVATE KEY" in (confdir / ca.KEY_FILE).read_bytes()
    assert b"PRIVATE KEY" not in (confdir / ca.CERTIFICATE_FILE).read_bytes()
    assert there(confdir) == {ca.KEY_FILE, ca.CERTIFICATE_FILE}


def test_an_open_folder_is_closed_before_the_key_is_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    alone(tmp_path)
    assert tmp_path.stat().st_mode & 0o777 == 0o700


def test_an_authority_tells_what_it_is(confdir: Path) -> None:
    authority = ca.inspect(confdir, ["r.chatgpt.com"], now=NOW)
    assert authority.problems == ()
    assert authority.names == NAMES
    assert (authority.not_before, authority.not_after) == (NOW, NOW + timedelta(days=365))
    assert authority.subject.endswith("O=Paravent")
    assert authority.fingerprint_sha256 == authority.anchor_sha256 == fingerprint(published(confdir))
    assert not authority.offline


def test_an_authority_under_a_root_tells_both(tmp_path: Path) -> None:
    confdir = rooted(tmp_path / "conf", vault(tmp_path / "root"))
    authority = ca.ensure(confdir, NAMES, NOW)
    assert authority.offline
    assert authority.anchor_sha256 == fingerprint(published(confdir)) != authority.fingerprint_sha256
    assert authority.not_after - authority.not_before == timedelta(days=365)


@pytest.mark.parametrize(("hours", "days"), [(0, 365), (1, 364), (24 * 365, 0), (24 * 365 + 1, -1)])
def test_days_left_are_whole(confdir: Path, hours: int, days: int) -> None:
    assert ca.inspect(confdir, now=NOW).days_left(NOW + timedelta(hours=hours)) == days


def test_the_whole_catalogue_fits_in_one_authority(tmp_path: Path) -> None:
    names = Catalogue.load().constraint_names()
    assert ca.create(tmp_path, names, now=NOW).names == names


def unconstrained(confdir: Path) -> None:
    for name in (ca.KEY_FILE, ca.CERTIFICATE_FILE):
        (confdir / name).unlink()
    certs.CertStore.create_store(confdir, "mitmproxy", 2048)


PROBLEMS: list[tuple[Callable[[Path], object], tuple[str, ...], int, str]] = [
    (lambda confdir: (confdir / ca.KEY_FILE).chmod(0o640), NAMES, 0, "est lisible par d'autres"),
    (lambda confdir: confdir.chmod(0o770), NAMES, 0, "peut être modifié par d'autres"),
    (unconstrained, NAMES, 0, "n'est pas celle de Paravent"),
    (unconstrained, NAMES, 0, "n'est pas bornée"),
    (lambda _: None, NAMES, 366, "n'est pas valide à cette date.*paravent ca renew"),
    (lambda _: None, NAMES, -1, "n'est pas valide à cette date"),
    (lambda _: None, ("chatgpt.com", "poe.com"), 0, r"manquent à cette autorité \(poe.com\).*paravent ca renew"),
]


@pytest.mark.parametrize(("spoil", "names", "days", "problem"), PROBLEMS)
def test_a_spoiled_authority_is_refused_with_its_reason(
    confdir: Path, spoil: Callable[[Path], object], names: tuple[str, ...], days: int, problem: str
) -> None:
    spoil(confdir)
    then = NOW + timedelta(days=days)
    with pytest.raises(ca.AuthorityError, match=problem):
        ca.ensure(confdir, names, then)
    assert ca.inspect(confdir, names, now=then).problems


def test_a_waiting_key_that_others_can_read_is_a_problem_too(confdir: Path) -> None:
    rotating.rotate(confdir, NAMES, now=NOW)
    (confdir / files.NEXT_KEY_FILE).chmod(0o604)
    with pytest.raises(ca.AuthorityError, match=f"{files.NEXT_KEY_FILE} est lisible par d'autres"):
        ca.ensure(confdir, NAMES, NOW)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_key_that_belongs_to_another_account_than_the_folder_is_a_problem(confdir: Path) -> None:
    os.chown(confdir, 4242, 4242)
    (problem,) = (found for found in ca.inspect(confdir, NAMES, now=NOW).problems)
    assert "n'appartient pas au compte du service" in problem


def test_what_a_look_finds_wrong_with_the_published_certificate_a_start_puts_right(confdir: Path) -> None:
    right = published(confdir)
    shutil.copy(alone(confdir.parent / "other") / ca.CERTIFICATE_FILE, confdir)
    assert "n'est pas le certificat" in " ".join(ca.inspect(confdir, NAMES, now=NOW).problems)
    assert ca.ensure(confdir, NAMES, NOW).problems == ()
    assert published(confdir) == right


def test_a_revoked_key_is_a_problem_as_soon_as_it_is_on_the_list(confdir: Path) -> None:
    (confdir / files.REVOKED_FILE).write_bytes((confdir / ca.CERTIFICATE_FILE).read_bytes())
    assert "a été révoquée" in " ".join(ca.inspect(confdir, NAMES, now=NOW).problems)
    with pytest.raises(ca.AuthorityError, match="a été révoquée"):
        ca.ensure(confdir, NAMES, NOW)


@pytest.mark.parametrize("content", [b"", b"n'importe quoi", b"-----BEGIN PRIVATE KEY-----\n"])
def test_an_unreadable_authority_is_refused(confdir: Path, content: bytes) -> None:
    (confdir / ca.KEY_FILE).write_bytes(content)
    with pytest.raises(ca.AuthorityError, match="est illisible"):
        ca.ensure(confdir, NAMES, NOW)


def test_a_missing_authority_is_made_once_then_kept(tmp_path: Path) -> None:
    with pytest.raises(ca.AuthorityError, match="manque"):
        ca.inspect(tmp_path)
    made = ca.ensure(tmp_path, NAMES, NOW)
    assert ca.ensure(tmp_path, NAMES, NOW) == made


def test_none_is_made_in_place_of_a_revoked_one_nor_of_one_that_a_root_will_sign(tmp_path: Path) -> None:
    revoking.revoke(alone(tmp_path / "revoked"))
    asking.request(tmp_path / "asked", NAMES)
    for name, words in (("revoked", "a été révoquée"), ("asked", "attend la signature")):
        with pytest.raises(ca.AuthorityError, match=words):
            ca.ensure(tmp_path / name, NAMES, NOW)
        assert ca.KEY_FILE not in there(tmp_path / name)
    assert ca.create(tmp_path / "revoked", NAMES, now=NOW) == ca.ensure(tmp_path / "revoked", NAMES, NOW)


def test_an_authority_is_replaced_only_on_demand(confdir: Path) -> None:
    before = ca.inspect(confdir)
    with pytest.raises(ca.AuthorityError, match="existe déjà"):
        ca.create(confdir, NAMES, now=NOW)
    assert ca.inspect(confdir) == before
    assert ca.create(confdir, NAMES, now=NOW, overwrite=True) != before


@pytest.mark.parametrize(("names", "days"), [((), 365), (NAMES, 0), (NAMES, 366)])
def test_an_authority_without_bounds_is_never_made(tmp_path: Path, names: tuple[str, ...], days: int) -> None:
    with pytest.raises(ca.AuthorityError, match="de 1 à 365 jours"):
        ca.create(tmp_path, names, now=NOW, days=days)
    assert not there(tmp_path)


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("")
    with pytest.raises(ca.AuthorityError, match="n'a pas pu être écrite"):
        ca.create(tmp_path / "fichier" / "conf", NAMES, now=NOW)

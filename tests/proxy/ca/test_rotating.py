from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from mitmproxy import certs

from proxy import ca
from proxy.ca import asking, files, profile, revoking, rotating
from tests.proxy.ca.making import NAMES, NOW, alone, fingerprint, published, rooted, there, vault

LATER = NOW + timedelta(days=rotating.OVERLAP_DAYS)
MORE = (*NAMES, "poe.com")


@pytest.fixture
def confdir(tmp_path: Path) -> Path:
    return alone(tmp_path / "conf")


def test_a_renewed_authority_keeps_its_key_and_name_and_lasts_longer(confdir: Path) -> None:
    before, old = published(confdir), ca.inspect(confdir, now=NOW)
    made = rotating.renew(confdir, MORE, now=NOW + timedelta(days=400))
    after = published(confdir)
    assert made.problems == ()
    assert (made.subject, made.names) == (old.subject, MORE)
    assert made.not_after == NOW + timedelta(days=765)
    assert profile.key_of(after) == profile.key_of(before)
    assert after.serial_number != before.serial_number
    assert there(confdir) == {ca.KEY_FILE, ca.CERTIFICATE_FILE}


def test_a_key_that_others_can_read_is_not_renewed(confdir: Path) -> None:
    (confdir / ca.KEY_FILE).chmod(0o644)
    before = published(confdir)
    with pytest.raises(ca.AuthorityError, match=r"lisible par d'autres.*paravent ca revoke"):
        rotating.renew(confdir, NAMES, now=NOW)
    assert published(confdir) == before


def test_while_the_next_one_waits_the_old_one_signs(confdir: Path) -> None:
    before = ca.inspect(confdir, NAMES, now=NOW)
    assert rotating.waiting_since(confdir) is None
    assert rotating.rotate(confdir, NAMES, now=NOW) == NOW == rotating.waiting_since(confdir)
    assert ca.ensure(confdir, NAMES, NOW) == before
    following = published(confdir, ca.NEXT_CERTIFICATE_FILE)
    assert profile.key_of(following) != profile.key_of(published(confdir))
    assert following.subject != published(confdir).subject
    assert (confdir / files.NEXT_KEY_FILE).stat().st_mode & 0o777 == 0o600
    assert (confdir / ca.NEXT_CERTIFICATE_FILE).stat().st_mode & 0o777 == 0o644


def test_asked_again_the_same_one_goes_on_waiting(confdir: Path) -> None:
    rotating.rotate(confdir, NAMES, now=NOW)
    following = published(confdir, ca.NEXT_CERTIFICATE_FILE)
    assert rotating.rotate(confdir, NAMES, now=LATER) == NOW
    assert published(confdir, ca.NEXT_CERTIFICATE_FILE) == following


UNFIT: list[tuple[Callable[[Path], object], tuple[str, ...], timedelta]] = [
    (lambda _: None, MORE, timedelta()),
    (lambda _: None, NAMES, timedelta(days=366)),
    (lambda confdir: (confdir / ca.NEXT_CERTIFICATE_FILE).unlink(), NAMES, timedelta()),
]


@pytest.mark.parametrize(("spoil", "names", "wait"), UNFIT, ids=["new names", "expired", "never published"])
def test_one_that_cannot_take_over_is_made_again(
    confdir: Path, spoil: Callable[[Path], object], names: tuple[str, ...], wait: timedelta
) -> None:
    rotating.rotate(confdir, NAMES, now=NOW)
    spoil(confdir)
    then = NOW + wait
    with pytest.raises(ca.AuthorityError, match="Aucune autorité suivante n'est prête"):
        rotating.finish(confdir, names, now=then, at_once=True)
    assert rotating.rotate(confdir, names, now=then) == then
    assert rotating.finish(confdir, names, now=then, at_once=True).problems == ()


def test_the_next_one_takes_over_once_it_was_published_for_long_enough(confdir: Path) -> None:
    rotating.rotate(confdir, NAMES, now=NOW)
    following = published(confdir, ca.NEXT_CERTIFICATE_FILE)
    with pytest.raises(ca.AuthorityError, match=r"depuis moins de 14 jours.*06/12/2026.*--now"):
        rotating.finish(confdir, NAMES, now=LATER - timedelta(seconds=1))
    assert rotating.finish(confdir, NAMES, now=LATER).fingerprint_sha256 == fingerprint(following)
    assert published(confdir) == following
    assert there(confdir) == {ca.KEY_FILE, ca.CERTIFICATE_FILE}
    with pytest.raises(ca.AuthorityError, match="Aucune autorité suivante"):
        rotating.finish(confdir, NAMES, now=LATER)


def test_who_knows_that_all_have_it_need_not_wait(confdir: Path) -> None:
    rotating.rotate(confdir, NAMES, now=NOW)
    assert rotating.finish(confdir, NAMES, now=NOW, at_once=True).problems == ()


def test_an_expired_authority_can_still_be_followed(confdir: Path) -> None:
    then = NOW + timedelta(days=400)
    rotating.rotate(confdir, NAMES, now=then)
    assert rotating.finish(confdir, NAMES, now=then, at_once=True).problems == ()


def strange(tmp_path: Path) -> Path:
    certs.CertStore.create_store(tmp_path / "strange", "mitmproxy", 2048)
    return tmp_path / "strange"


def revoked(tmp_path: Path) -> Path:
    revoking.revoke(alone(tmp_path / "revoked"))
    return tmp_path / "revoked"


NOT_FROM_HERE: list[tuple[Callable[[Path], Path], str]] = [
    (lambda tmp_path: tmp_path / "none", "manque"),
    (lambda tmp_path: rooted(tmp_path / "rooted", vault(tmp_path / "vault")), "racine hors ligne"),
    (strange, "n'est pas celle de Paravent"),
    (revoked, "a été révoquée"),
]


@pytest.mark.parametrize(("make", "words"), NOT_FROM_HERE, ids=["none", "rooted", "strange", "revoked"])
def test_only_an_authority_that_signs_itself_goes_on_from_here(
    tmp_path: Path, make: Callable[[Path], Path], words: str
) -> None:
    confdir = make(tmp_path)
    for act in (rotating.renew, rotating.rotate):
        with pytest.raises(ca.AuthorityError, match=words):
            act(confdir, NAMES, now=NOW)


def test_what_waits_for_a_root_is_no_rotation(confdir: Path) -> None:
    asking.request(confdir, NAMES)
    assert rotating.waiting_since(confdir) is None
    with pytest.raises(ca.AuthorityError, match="Aucune autorité suivante"):
        rotating.finish(confdir, NAMES, now=NOW, at_once=True)


@pytest.mark.parametrize("days", [0, 366])
def test_none_lasts_more_than_a_year(confdir: Path, days: int) -> None:
    for act in (rotating.renew, rotating.rotate):
        with pytest.raises(ca.AuthorityError, match="de 1 à 365 jours"):
            act(confdir, NAMES, now=NOW, days=days)

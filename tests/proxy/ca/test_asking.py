from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509

from proxy import ca
from proxy.ca import asking, files, issuing, profile, root, rotating
from proxy.ca.files import Held, bundle
from proxy.ca.issuing import Issuer, Period
from proxy.ca.vault import ROOT_CERTIFICATE_FILE
from tests.proxy.ca.making import NAMES, NOW, PASSPHRASE, alone, fingerprint, published, rooted, signed, there, vault


def test_a_request_carries_no_secret_and_leaves_the_authority_in_force(tmp_path: Path) -> None:
    before = ca.inspect(alone(tmp_path), NAMES, now=NOW)
    asked = asking.request(tmp_path, NAMES)
    assert b"PRIVATE" not in asked.read_bytes()
    assert profile.permitted(x509.load_pem_x509_csr(asked.read_bytes())) == NAMES
    assert (tmp_path / files.NEXT_KEY_FILE).stat().st_mode & 0o777 == 0o600
    assert ca.ensure(tmp_path, NAMES, NOW) == before


def test_asked_again_it_is_the_same_key_for_the_names_of_now(tmp_path: Path) -> None:
    first = x509.load_pem_x509_csr(asking.request(tmp_path, NAMES).read_bytes())
    again = x509.load_pem_x509_csr(asking.request(tmp_path, ["poe.com"]).read_bytes())
    assert first.public_key() == again.public_key()
    assert profile.permitted(again) == ("poe.com",)


def test_what_the_root_signed_takes_over_with_the_root_to_deploy(tmp_path: Path) -> None:
    top, confdir = vault(tmp_path / "vault"), alone(tmp_path / "conf")
    made = asking.accept(confdir, signed(confdir, top), NAMES, now=NOW)
    assert made.offline
    assert made.problems == ()
    assert published(confdir) == published(top, ROOT_CERTIFICATE_FILE)
    assert there(confdir) == {ca.KEY_FILE, ca.CERTIFICATE_FILE}


def test_the_next_one_has_another_key_and_the_same_root(tmp_path: Path) -> None:
    top = vault(tmp_path / "vault")
    confdir = rooted(tmp_path / "conf", top)
    first = ca.inspect(confdir, NAMES, now=NOW)
    second = asking.accept(confdir, signed(confdir, top), NAMES, now=NOW)
    assert second.fingerprint_sha256 != first.fingerprint_sha256
    assert second.anchor_sha256 == first.anchor_sha256 == fingerprint(published(confdir))


def test_a_rotation_and_a_request_do_not_go_together(tmp_path: Path) -> None:
    rotating.rotate(alone(tmp_path), NAMES, now=NOW)
    with pytest.raises(ca.AuthorityError, match="rotation est en cours"):
        asking.request(tmp_path, NAMES)
    with pytest.raises(ca.AuthorityError, match="n'a rien demandé"):
        asking.accept(tmp_path, b"", NAMES, now=NOW)


def answer(confdir: Path, *, days: int = 365, names: tuple[str, ...] = NAMES, length: int | None = None) -> bytes:
    """What a careless root would answer."""
    key, own = issuing.new_key(), files.read(confdir / files.NEXT_KEY_FILE).key.public_key()
    top = issuing.self_signed(key, names, Period.of(NOW, 3650), issuing.new_name(), path_length=1)
    by = Issuer(top, key)
    if length is not None:
        return Held(key, (top, top)).pem()
    return bundle((issuing.signed(own, names, Period.of(NOW, days), by, name=issuing.new_name()), top))  # type: ignore[arg-type] # ours is on a curve


BAD: list[tuple[Callable[[Path], bytes], timedelta, str]] = [
    (lambda _: b"", timedelta(), "ne contient pas le certificat du poste"),
    (lambda _: b"-----BEGIN CERTIFICATE-----\n", timedelta(), "ne contient pas le certificat du poste"),
    (lambda confdir: answer(confdir).split(b"-----END")[0], timedelta(), "ne contient pas le certificat du poste"),
    (lambda confdir: answer(confdir, length=1), timedelta(), "ne répond pas à la demande"),
    (lambda confdir: answer(confdir, days=366), timedelta(), "dure plus de 365 jours"),
    (lambda confdir: answer(confdir, names=("claude.ai",)), timedelta(), r"y manquent \(chatgpt.com\)"),
    (answer, timedelta(days=366), "n'est pas valide à cette date"),
    (answer, timedelta(days=-1), "n'est pas valide à cette date"),
]


@pytest.mark.parametrize(("make", "wait", "words"), BAD)
def test_anything_else_is_refused_and_changes_nothing(
    tmp_path: Path, make: Callable[[Path], bytes], wait: timedelta, words: str
) -> None:
    before = published(alone(tmp_path))
    asking.request(tmp_path, NAMES)
    with pytest.raises(ca.AuthorityError, match=words):
        asking.accept(tmp_path, make(tmp_path), NAMES, now=NOW + wait)
    assert published(tmp_path) == before
    assert asking.accept(tmp_path, answer(tmp_path), NAMES, now=NOW).problems == ()


def test_a_certificate_under_another_root_than_the_one_that_follows_is_refused(tmp_path: Path) -> None:
    asking.request(tmp_path, NAMES)
    first, second = (x509.load_pem_x509_certificates(answer(tmp_path)) for _ in range(2))
    with pytest.raises(ca.AuthorityError, match="n'a pas été signé par la racine"):
        asking.accept(tmp_path, bundle((first[0], second[1])), NAMES, now=NOW)


def test_a_certificate_without_bounds_is_refused(tmp_path: Path) -> None:
    asking.request(tmp_path, NAMES)
    key, own = issuing.new_key(), files.read(tmp_path / files.NEXT_KEY_FILE).key.public_key()
    deep = issuing.self_signed(key, NAMES, Period.of(NOW, 3650), issuing.new_name(), path_length=5)
    made = issuing.signed(own, NAMES, Period.of(NOW, 365), Issuer(deep, key), name=issuing.new_name())  # type: ignore[arg-type] # ours is on a curve
    with pytest.raises(ca.AuthorityError, match="n'est pas borné"):
        asking.accept(tmp_path, bundle((made, deep)), NAMES, now=NOW)


def test_one_machine_s_certificate_is_of_no_use_to_another(tmp_path: Path) -> None:
    top = vault(tmp_path / "vault")
    other = root.sign(top, asking.request(tmp_path / "other", NAMES).read_bytes(), PASSPHRASE, now=NOW)
    asking.request(tmp_path / "conf", NAMES)
    with pytest.raises(ca.AuthorityError, match="ne répond pas à la demande"):
        asking.accept(tmp_path / "conf", other, NAMES, now=NOW)

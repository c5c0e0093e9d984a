import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given
from hypothesis import strategies as st

from proxy.ca import asking, issuing, profile, revoking, root
from proxy.ca import vault as vault_files
from proxy.ca.files import AuthorityError
from tests.proxy.ca.making import NAMES, NOW, PASSPHRASE, YEARS, alone, published, rooted, signed, there, vault

MORE = (*NAMES, "poe.com")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root that no test changes."""
    return vault(tmp_path_factory.mktemp("vault"))


def test_a_root_is_bounded_lasts_ten_years_and_its_key_is_locked(made: Path) -> None:
    certificate = published(made, vault_files.ROOT_CERTIFICATE_FILE)
    assert profile.permitted(certificate) == NAMES
    assert certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.path_length == 1
    assert certificate.not_valid_after_utc == NOW + timedelta(days=3650 - 1)
    assert (made / vault_files.ROOT_FILE).stat().st_mode & 0o777 == 0o600
    assert there(made) == {vault_files.ROOT_FILE, vault_files.ROOT_CERTIFICATE_FILE}


def test_what_it_signs_is_for_a_year_at_most_and_never_outlives_it(made: Path, tmp_path: Path) -> None:
    late = NOW + timedelta(days=3600)
    for now, days in ((NOW, 364), (late, 49)):
        first, top = x509.load_pem_x509_certificates(signed(tmp_path, made, now))
        assert first.not_valid_before_utc <= now
        assert first.not_valid_after_utc - first.not_valid_before_utc <= timedelta(days=365)
        assert (first.not_valid_after_utc - now).days == days
        assert first.not_valid_after_utc <= top.not_valid_after_utc


def test_a_clock_that_is_a_day_late_still_accepts_what_it_signs(made: Path, tmp_path: Path) -> None:
    answer = signed(tmp_path, made)
    late = NOW - timedelta(days=1)
    assert asking.accept(tmp_path, answer, NAMES, now=late).problems == ()


def test_a_name_that_the_root_does_not_have_is_refused_until_it_is_renewed(tmp_path: Path) -> None:
    top, confdir = vault(tmp_path / "vault"), tmp_path / "conf"
    before = published(top, vault_files.ROOT_CERTIFICATE_FILE)
    asked = asking.request(confdir, MORE).read_bytes()
    with pytest.raises(AuthorityError, match=r"ne couvre pas poe.com : .*root-renew"):
        root.sign(top, asked, PASSPHRASE, now=NOW)
    after = root.renew(top, MORE, PASSPHRASE, now=NOW, years=YEARS)
    assert profile.key_of(after) == profile.key_of(before)
    assert after.subject == before.subject
    assert published(top, vault_files.ROOT_CERTIFICATE_FILE) == after != before
    assert asking.accept(confdir, root.sign(top, asked, PASSPHRASE, now=NOW), MORE, now=NOW).problems == ()


def test_a_root_that_has_expired_signs_nothing(made: Path, tmp_path: Path) -> None:
    with pytest.raises(AuthorityError, match="n'est pas valide à cette date"):
        signed(tmp_path, made, NOW + timedelta(days=3650))


def strangers() -> list[bytes]:
    """Requests that no Paravent makes."""
    builder = x509.CertificateSigningRequestBuilder().subject_name(issuing.new_name())
    bounded = builder.add_extension(profile.bounds(NAMES), critical=True)
    other = rsa.generate_private_key(65537, 2048)
    made = [builder.sign(issuing.new_key(), hashes.SHA256()), bounded.sign(other, hashes.SHA256())]
    return [each.public_bytes(Encoding.PEM) for each in made]


@pytest.mark.parametrize("asked", [*strangers(), b"", b"-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n"])
def test_what_is_no_request_of_ours_is_not_signed(made: Path, asked: bytes) -> None:
    with pytest.raises(AuthorityError, match="demande"):
        root.sign(made, asked, PASSPHRASE, now=NOW)


def test_a_request_that_was_altered_is_not_signed(made: Path) -> None:
    der = bytearray(issuing.request(issuing.new_key(), NAMES).public_bytes(Encoding.DER))
    at = der.index(b"claude.ai")
    der[at : at + 9] = b"clauds.ai"
    altered = x509.load_der_x509_csr(bytes(der)).public_bytes(Encoding.PEM)
    with pytest.raises(AuthorityError, match="n'est pas signée par sa clé"):
        root.sign(made, altered, PASSPHRASE, now=NOW)


@given(names=st.lists(st.from_regex(r"(?:[a-z]{1,8}\.){0,3}(?:com|ai|org)", fullmatch=True), min_size=1, max_size=5))
def test_nothing_is_signed_beyond_the_names_of_the_root(names: list[str]) -> None:
    key, own = issuing.new_key(), issuing.new_key()
    top = issuing.self_signed(key, NAMES, issuing.Period.of(NOW, 10), issuing.new_name(), path_length=1)
    outside = profile.uncovered(top, names)
    made = issuing.signed(
        own.public_key(), names, issuing.Period.of(NOW, 1), issuing.Issuer(top, key), name=top.subject
    )
    assert profile.covers((made, top), names) is (not outside)
    assert all(
        name in NAMES or name.endswith(tuple(f".{each}" for each in NAMES)) for name in set(names) - set(outside)
    )


def test_a_root_is_never_replaced(made: Path) -> None:
    with pytest.raises(AuthorityError, match="existe déjà"):
        vault(made)


@pytest.mark.parametrize(("names", "years"), [((), 10), (NAMES, 0), (NAMES, 11)])
def test_a_root_without_bounds_is_never_made(tmp_path: Path, names: tuple[str, ...], years: int) -> None:
    with pytest.raises(AuthorityError, match="de 1 à 10 ans"):
        root.create(tmp_path, names, PASSPHRASE, now=NOW, years=years)
    assert not there(tmp_path)


def test_the_root_s_list_grows_and_openssl_minds_it(tmp_path: Path) -> None:
    top, confdir = vault(tmp_path / "vault"), tmp_path / "conf"
    ended = [revoking.revoke(rooted(confdir, top))[0] for _ in range(2)]
    assert len(root.revoke(top, ended[:1], PASSPHRASE, now=NOW)) == 1
    assert not refused(top, ended[1])
    assert len(root.revoke(top, ended, PASSPHRASE, now=NOW)) == 2
    again = root.revoke(top, [], PASSPHRASE, now=NOW)
    assert {entry.serial_number for entry in again} == {each.serial_number for each in ended}
    assert again.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number == 3
    assert "certificate revoked" in refused(top, ended[1])


def refused(top: Path, certificate: x509.Certificate) -> str:
    """What `openssl verify` has against a machine's certificate, the root's list at hand."""
    tool = shutil.which("openssl")
    assert tool
    path = top / "one.pem"
    path.write_bytes(certificate.public_bytes(Encoding.PEM))
    command = [tool, "verify", "-x509_strict", "-crl_check", "-attime", f"{NOW.timestamp():.0f}"]
    command += [
        "-CAfile",
        str(top / vault_files.ROOT_CERTIFICATE_FILE),
        "-CRLfile",
        str(top / vault_files.REVOCATIONS_FILE),
    ]
    done = subprocess.run([*command, str(path)], capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stderr


def test_certificates_of_others_are_not_on_its_list(made: Path, tmp_path: Path) -> None:
    with pytest.raises(AuthorityError, match="n'a signé aucun"):
        root.revoke(made, [published(alone(tmp_path))], PASSPHRASE, now=NOW)

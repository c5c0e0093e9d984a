import ipaddress
import shutil
import ssl
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from mitmproxy import certs

from proxy import ca
from proxy.services.catalogue import Catalogue

NOW = datetime.now(UTC)
NAMES = ("chatgpt.com", "claude.ai")


@pytest.fixture
def confdir(tmp_path: Path) -> Path:
    directory = tmp_path / "conf"
    ca.create(directory, NAMES, now=NOW)
    return directory


def leaf(confdir: Path, *sans: x509.GeneralName) -> tuple[Path, Path]:
    """A server certificate for these names, made by mitmproxy's own store as it does for a browser."""
    store = certs.CertStore.from_store(confdir, "mitmproxy", 2048)
    entry = store.get_cert(str(sans[0].value), sans)
    certificate, key = confdir / "leaf.pem", confdir / "leaf.key"
    certificate.write_bytes(entry.cert.to_pem())
    key.write_bytes(
        entry.privatekey.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return certificate, key


def handshake(confdir: Path, certificate: Path, key: Path, host: str) -> None:
    """A whole TLS handshake in memory, as a client that trusts nobody but this machine's authority."""
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(certificate, key)
    browsing = ssl.create_default_context(cafile=confdir / ca.CERTIFICATE_FILE)
    ends = [
        browsing.wrap_bio(to_client, to_server, server_hostname=host),
        serving.wrap_bio(to_server, to_client, server_side=True),
    ]
    for _ in range(4):
        for end in list(ends):
            try:
                end.do_handshake()
                ends.remove(end)
            except ssl.SSLWantReadError:
                continue
    assert not ends


NAMED = [
    ("chatgpt.com", None),
    ("r.chatgpt.com", None),
    ("claude.ai", None),
    ("bank.example.org", "permitted subtree violation"),
    ("notchatgpt.com", "permitted subtree violation"),
]


@pytest.mark.parametrize(("host", "refusal"), NAMED)
def test_openssl_accepts_a_leaf_for_an_ai_service_and_no_other(confdir: Path, host: str, refusal: str | None) -> None:
    certificate, _ = leaf(confdir, x509.DNSName(host))
    tool = shutil.which("openssl")
    assert tool
    command = [tool, "verify", "-x509_strict", "-purpose", "sslserver", "-verify_hostname", host]
    command += ["-no-CApath", "-CAfile", str(confdir / ca.CERTIFICATE_FILE), str(certificate)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode == 0) == (refusal is None)
    assert (refusal or "OK") in done.stdout + done.stderr


@pytest.mark.parametrize(("host", "refusal"), NAMED)
def test_python_accepts_a_handshake_with_an_ai_service_and_no_other(
    confdir: Path, host: str, refusal: str | None
) -> None:
    certificate, key = leaf(confdir, x509.DNSName(host))
    if refusal is None:
        handshake(confdir, certificate, key, host)
    else:
        with pytest.raises(ssl.SSLCertVerificationError, match=refusal):
            handshake(confdir, certificate, key, host)


@pytest.mark.parametrize("address", ["192.0.2.7", "2001:db8::7"])
def test_a_leaf_that_also_names_an_address_is_refused(confdir: Path, address: str) -> None:
    certificate, key = leaf(confdir, x509.DNSName("chatgpt.com"), x509.IPAddress(ipaddress.ip_address(address)))
    with pytest.raises(ssl.SSLCertVerificationError, match="excluded subtree violation"):
        handshake(confdir, certificate, key, "chatgpt.com")


def test_the_whole_catalogue_fits_in_one_authority(tmp_path: Path) -> None:
    names = Catalogue.load().constraint_names()
    assert ca.create(tmp_path, names, now=NOW).names == names
    certificate, key = leaf(tmp_path, x509.DNSName("europe-west9-aiplatform.googleapis.com"))
    handshake(tmp_path, certificate, key, "europe-west9-aiplatform.googleapis.com")


def test_the_key_is_for_its_owner_and_the_certificate_for_all(confdir: Path) -> None:
    assert confdir.stat().st_mode & 0o777 == 0o700
    assert (confdir / ca.KEY_FILE).stat().st_mode & 0o777 == 0o600
    assert (confdir / ca.CERTIFICATE_FILE).stat().st_mode & 0o777 == 0o644
    assert b"PRIVATE KEY" in (confdir / ca.KEY_FILE).read_bytes()
    assert b"PRIVATE KEY" not in (confdir / ca.CERTIFICATE_FILE).read_bytes()
    assert sorted(path.name for path in confdir.iterdir()) == [ca.KEY_FILE, ca.CERTIFICATE_FILE]


def test_an_open_folder_is_closed_before_the_key_is_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    ca.create(tmp_path, NAMES, now=NOW)
    assert tmp_path.stat().st_mode & 0o777 == 0o700


def test_an_authority_tells_what_it_is(confdir: Path) -> None:
    authority = ca.inspect(confdir, ["r.chatgpt.com"])
    assert authority.problems == ()
    assert authority.names == NAMES
    assert authority.not_after - authority.not_before == timedelta(days=365)
    assert authority.not_before == NOW.replace(microsecond=0)
    assert authority.subject.endswith("O=Paravent")
    raw = (confdir / ca.CERTIFICATE_FILE).read_bytes()
    assert authority.fingerprint_sha256 == certs.Cert.from_pem(raw).fingerprint().hex()


def unconstrained(confdir: Path) -> None:
    for name in (ca.KEY_FILE, ca.CERTIFICATE_FILE):
        (confdir / name).unlink()
    certs.CertStore.create_store(confdir, "mitmproxy", 2048)


def other_certificate(confdir: Path) -> None:
    elsewhere = confdir / "ailleurs"
    ca.create(elsewhere, NAMES, now=NOW)
    shutil.copy(elsewhere / ca.CERTIFICATE_FILE, confdir)


PROBLEMS: list[tuple[Callable[[Path], object], tuple[str, ...], int, str]] = [
    (lambda confdir: (confdir / ca.KEY_FILE).chmod(0o640), NAMES, 0, "est lisible par d'autres"),
    (unconstrained, NAMES, 0, "n'est pas celle de Paravent"),
    (unconstrained, NAMES, 0, "n'est pas bornée"),
    (lambda _: None, NAMES, 366, "n'est pas valide à cette date"),
    (lambda _: None, NAMES, -1, "n'est pas valide à cette date"),
    (lambda _: None, ("chatgpt.com", "poe.com"), 0, "manquent à cette autorité"),
    (lambda confdir: (confdir / ca.CERTIFICATE_FILE).unlink(), NAMES, 0, "n'est pas le certificat"),
    (other_certificate, NAMES, 0, "n'est pas le certificat"),
]


@pytest.mark.parametrize(("spoil", "names", "days", "problem"), PROBLEMS)
def test_a_spoiled_authority_is_refused_with_its_reason(
    confdir: Path, spoil: Callable[[Path], object], names: tuple[str, ...], days: int, problem: str
) -> None:
    spoil(confdir)
    then = NOW + timedelta(days=days)
    with pytest.raises(ca.AuthorityError, match=problem):
        ca.ensure(confdir, names, then)
    assert any(problem in found for found in ca.inspect(confdir, names, now=then).problems)


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
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("")
    with pytest.raises(ca.AuthorityError, match="n'a pas pu être écrite"):
        ca.create(tmp_path / "fichier" / "conf", NAMES, now=NOW)

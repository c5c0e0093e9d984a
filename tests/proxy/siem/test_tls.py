import ssl
from pathlib import Path

import pytest
import trustme
from cryptography.hazmat.primitives import serialization

from proxy.siem.tls import TlsError, Trust, context


def test_a_receiver_must_prove_its_name_with_tls_1_2_at_least(ca_file: Path) -> None:
    made = context(Trust(ca_file))
    assert made.verify_mode is ssl.CERT_REQUIRED
    assert made.check_hostname
    assert made.minimum_version is ssl.TLSVersion.TLSv1_2
    assert len(made.get_ca_certs()) == 1


def test_a_certificate_of_ours_is_taken_with_its_key(tmp_path: Path, ca_file: Path) -> None:
    ours = trustme.CA().issue_cert("poste.chu.example")
    ours.private_key_and_cert_chain_pem.write_to_path(str(tmp_path / "both.pem"))
    assert context(Trust(ca_file, tmp_path / "both.pem"))


@pytest.mark.parametrize("content", [None, b"", b"Lef\xc3\xa8vre"])
def test_an_authority_that_is_none_is_named(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "ca.pem"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(TlsError, match=r"ca\.pem"):
        context(Trust(file))


def test_a_key_with_a_password_is_refused_rather_than_asked_for(tmp_path: Path, ca_file: Path) -> None:
    ours = trustme.CA().issue_cert("poste.chu.example")
    ours.cert_chain_pems[0].write_to_path(str(tmp_path / "cert.pem"))
    key = serialization.load_pem_private_key(ours.private_key_pem.bytes(), None)
    locked = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.BestAvailableEncryption(b"secret")
    )
    (tmp_path / "key.pem").write_bytes(locked)
    with pytest.raises(TlsError, match="sans mot de passe"):
        context(Trust(ca_file, tmp_path / "cert.pem", tmp_path / "key.pem"))

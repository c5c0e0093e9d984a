from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from proxy import ca_profile

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
KEY = ec.generate_private_key(ec.SECP256R1())
CERTIFICATE = ca_profile.issue(KEY, ["chatgpt.com", "claude.ai"], NOW, 365)


def foreign(*extensions: x509.ExtensionType) -> x509.Certificate:
    """A certificate made by someone else's tool, with these extensions alone."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mitmproxy")])
    builder = x509.CertificateBuilder(name, name, KEY.public_key(), 1, NOW, NOW + timedelta(days=1))
    for extension in extensions:
        builder = builder.add_extension(extension, critical=False)
    return builder.sign(KEY, hashes.SHA256())


def test_an_authority_holds_exactly_what_it_needs() -> None:
    def extension[E: x509.ExtensionType](kind: type[E]) -> x509.Extension[E]:
        return CERTIFICATE.extensions.get_extension_for_class(kind)

    usage = extension(x509.KeyUsage)
    assert usage.critical
    assert usage.value.key_cert_sign
    assert usage.value.crl_sign
    assert not usage.value.digital_signature
    assert not usage.value.key_agreement
    assert extension(x509.BasicConstraints).critical
    assert extension(x509.BasicConstraints).value == x509.BasicConstraints(ca=True, path_length=0)
    assert list(extension(x509.ExtendedKeyUsage).value) == [ExtendedKeyUsageOID.SERVER_AUTH]
    ski = extension(x509.SubjectKeyIdentifier).value.digest
    assert extension(x509.AuthorityKeyIdentifier).value.key_identifier == ski
    assert len(CERTIFICATE.extensions) == 6
    assert isinstance(CERTIFICATE.public_key(), ec.EllipticCurvePublicKey)


def test_two_authorities_never_share_a_name() -> None:
    other = ca_profile.issue(KEY, ["chatgpt.com"], NOW, 365)
    assert other.subject != CERTIFICATE.subject


def test_permitted_names_are_read_back() -> None:
    assert ca_profile.permitted(CERTIFICATE) == ("chatgpt.com", "claude.ai")
    assert ca_profile.permitted(foreign()) == ()


CA0 = x509.BasicConstraints(ca=True, path_length=0)


@pytest.mark.parametrize(
    ("certificate", "expected"),
    [
        (CERTIFICATE, True),
        (foreign(), False),
        (foreign(CA0), False),
        (foreign(CA0, x509.NameConstraints([x509.DNSName("claude.ai")], None)), False),
    ],
    ids=["ours", "bare", "unconstrained", "addresses allowed"],
)
def test_only_a_bounded_authority_counts_as_constrained(certificate: x509.Certificate, expected: bool) -> None:
    assert ca_profile.constrained(certificate) is expected


@pytest.mark.parametrize(
    ("certificate", "key", "expected"),
    [
        (CERTIFICATE, KEY, True),
        (CERTIFICATE, ec.generate_private_key(ec.SECP256R1()), False),
        (CERTIFICATE, None, False),
        (foreign(), KEY, False),
    ],
    ids=["ours", "other key", "no key", "other name"],
)
def test_ours_is_our_name_our_key_and_self_signed(certificate: x509.Certificate, key: object, expected: bool) -> None:
    assert ca_profile.ours(certificate, key) is expected


@pytest.mark.parametrize(("days", "expected"), [(-0.1, False), (0, True), (364.9, True), (365, True), (365.1, False)])
def test_validity_includes_both_ends(days: float, expected: bool) -> None:
    assert ca_profile.valid(CERTIFICATE, NOW + timedelta(days=days)) is expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["chatgpt.com"], True),
        (["r.chatgpt.com", "claude.ai"], True),
        ([], True),
        (["notchatgpt.com"], False),
        (["claude.ai", "poe.com"], False),
        (["com"], False),
    ],
)
def test_a_name_is_covered_with_its_subdomains_only(names: list[str], expected: bool) -> None:
    assert ca_profile.covers(CERTIFICATE, names) is expected

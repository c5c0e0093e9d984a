"""Certificates, requests and lists of revoked ones, made from keys and names. Pure: reads and writes no file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from proxy.ca import profile

CRL_DAYS = 365
"""Until a list of revoked certificates must be made again: the root is taken out of its safe once a year."""


@dataclass(frozen=True, slots=True)
class Period:
    """When a certificate is valid.

    Attributes:
        start: UTC, whole seconds.
        end: UTC, whole seconds.
    """

    start: datetime
    end: datetime

    @classmethod
    def of(cls, start: datetime, days: int) -> "Period":
        """So many days from `start`."""
        whole = start.replace(microsecond=0)
        return cls(whole, whole + timedelta(days=days))


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who signs.

    Attributes:
        certificate: Its own.
        key: Its private key.
    """

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey = field(repr=False)


def new_key() -> ec.EllipticCurvePrivateKey:
    """A key on P-256, which every client knows."""
    return ec.generate_private_key(ec.SECP256R1())


def new_name(kind: str = "") -> x509.Name:
    """A name that no other authority has: stores index by name, and two must not share one."""
    words = ("Paravent", kind, f"{x509.random_serial_number() % 16**8:08x}")
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, profile.ORGANIZATION),
            x509.NameAttribute(NameOID.COMMON_NAME, " ".join(filter(None, words))),
        ]
    )


def self_signed(
    key: ec.EllipticCurvePrivateKey, names: Sequence[str], period: Period, name: x509.Name, *, path_length: int = 0
) -> x509.Certificate:
    """An authority that answers to nobody, bound to these DNS names."""
    own = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    builder = _builder(key.public_key(), name, period, profile.mandate(names, path_length))
    return _sealed(builder.issuer_name(name), own, key)


def signed(
    public: ec.EllipticCurvePublicKey, names: Sequence[str], period: Period, by: Issuer, *, name: x509.Name
) -> x509.Certificate:
    """An authority under another one, with none under itself.

    Its Authority Key Identifier is what Python 3.13 and strict OpenSSL demand (RFC 5280 §4.2.1.1).
    """
    above = by.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    builder = _builder(public, name, period, profile.mandate(names, 0))
    return _sealed(builder.issuer_name(by.certificate.subject), above, by.key)


def request(key: ec.EllipticCurvePrivateKey, names: Sequence[str]) -> x509.CertificateSigningRequest:
    """What a machine asks of the root: to be an authority for these DNS names."""
    builder = x509.CertificateSigningRequestBuilder().subject_name(new_name("demande"))
    return builder.add_extension(profile.bounds(names), critical=True).sign(key, hashes.SHA256())


def revocations(
    previous: Iterable[x509.RevokedCertificate],
    number: int,
    more: Iterable[x509.Certificate],
    now: datetime,
    by: Issuer,
) -> x509.CertificateRevocationList:
    """The list of all that must not be trusted any more, dated `now` (UTC)."""
    whole = now.replace(microsecond=0)
    entries = {entry.serial_number: entry for entry in previous}
    for certificate in more:
        entries.setdefault(certificate.serial_number, _revoked(certificate, whole))
    own = by.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(by.certificate.subject)
        .last_update(whole)
        .next_update(min(whole + timedelta(days=CRL_DAYS), by.certificate.not_valid_after_utc))
        .add_extension(x509.CRLNumber(number), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(own), critical=False)
    )
    for entry in entries.values():
        builder = builder.add_revoked_certificate(entry)
    return builder.sign(by.key, hashes.SHA256())


def _revoked(certificate: x509.Certificate, when: datetime) -> x509.RevokedCertificate:
    builder = x509.RevokedCertificateBuilder().serial_number(certificate.serial_number).revocation_date(when)
    return builder.add_extension(x509.CRLReason(x509.ReasonFlags.key_compromise), critical=False).build()


def _builder(
    public: ec.EllipticCurvePublicKey,
    name: x509.Name,
    period: Period,
    mandate: Iterable[tuple[x509.ExtensionType, bool]],
) -> x509.CertificateBuilder:
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .serial_number(x509.random_serial_number())  # NSS refuses two certificates of one issuer with one number
        .public_key(public)
        .not_valid_before(period.start)
        .not_valid_after(period.end)
    )
    for extension, critical in (*mandate, (x509.SubjectKeyIdentifier.from_public_key(public), False)):
        builder = builder.add_extension(extension, critical)
    return builder


def _sealed(
    builder: x509.CertificateBuilder, above: x509.SubjectKeyIdentifier, key: ec.EllipticCurvePrivateKey
) -> x509.Certificate:
    aki = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(above)
    return builder.add_extension(aki, critical=False).sign(key, hashes.SHA256())

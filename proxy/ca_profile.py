"""What the machine's authority may sign: for AI services, as servers, and for nothing else.

Pure: makes certificates and judges them, reads and writes no file. Rules from RFC 5280 §4.2.1.
"""

import ipaddress
from collections.abc import Sequence
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

ORGANIZATION = "Paravent"

_NO_ADDRESS = tuple(x509.IPAddress(ipaddress.ip_network(every)) for every in ("0.0.0.0/0", "::/0"))


def issue(key: ec.EllipticCurvePrivateKey, names: Sequence[str], now: datetime, days: int) -> x509.Certificate:
    """A self-signed certificate that may sign for these DNS names, from `now` (UTC, whole seconds)."""
    serial = x509.random_serial_number()
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, ORGANIZATION),
            # Stores index by name: two machines, or two years, must not share one.
            x509.NameAttribute(NameOID.COMMON_NAME, f"Paravent {serial % 16**8:08x}"),
        ]
    )
    public = key.public_key()
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .serial_number(serial)
        .public_key(public)
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=days))
    )
    ski = x509.SubjectKeyIdentifier.from_public_key(public)
    aki = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(ski)
    for extension, critical in (*_profile(names), (ski, False), (aki, False)):
        builder = builder.add_extension(extension, critical)
    return builder.sign(key, hashes.SHA256())


def permitted(certificate: x509.Certificate) -> tuple[str, ...]:
    """DNS names, each with its subdomains, that it may sign for; empty when nothing bounds it."""
    found = _extension(certificate, x509.NameConstraints)
    trees = (found.value.permitted_subtrees or ()) if found else ()
    return tuple(tree.value for tree in trees if isinstance(tree, x509.DNSName))


def constrained(certificate: x509.Certificate) -> bool:
    """Whether it is bound to DNS names, signs for no address, and delegates to no other authority."""
    basic = _extension(certificate, x509.BasicConstraints)
    names = _extension(certificate, x509.NameConstraints)
    if basic is None or names is None:
        return False
    excluded = set(names.value.excluded_subtrees or ())
    bounded = bool(permitted(certificate)) and names.critical and excluded.issuperset(_NO_ADDRESS)
    return bounded and basic.value.path_length == 0


def ours(certificate: x509.Certificate, key: object) -> bool:
    """Whether the key is the certificate's, the certificate signs itself, and bears our name."""
    organization = certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
    return (
        isinstance(key, ec.EllipticCurvePrivateKey)
        and key.public_key() == certificate.public_key()
        and certificate.issuer == certificate.subject
        and [attribute.value for attribute in organization] == [ORGANIZATION]
    )


def valid(certificate: x509.Certificate, now: datetime) -> bool:
    """Whether `now` (UTC) is within its validity, both ends included."""
    return certificate.not_valid_before_utc <= now.replace(microsecond=0) <= certificate.not_valid_after_utc


def covers(certificate: x509.Certificate, names: Sequence[str]) -> bool:
    """Whether every name is, or is under, one that it may sign for."""
    suffixes = tuple(f".{name}" for name in permitted(certificate))
    return all(f".{name}".endswith(suffixes) for name in names)


def _extension[E: x509.ExtensionType](certificate: x509.Certificate, kind: type[E]) -> x509.Extension[E] | None:
    try:
        return certificate.extensions.get_extension_for_class(kind)
    except x509.ExtensionNotFound:
        return None


def _profile(names: Sequence[str]) -> tuple[tuple[x509.ExtensionType, bool], ...]:
    """What the authority may do, each with its criticality (RFC 5280 §4.2.1)."""
    signing = {"key_cert_sign", "crl_sign"}
    usages = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
        "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    permitted = [x509.DNSName(name) for name in names]
    return (
        (x509.BasicConstraints(ca=True, path_length=0), True),
        (x509.KeyUsage(**{usage: usage in signing for usage in usages}), True),
        (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), False),
        (x509.NameConstraints(permitted, list(_NO_ADDRESS)), True),
    )

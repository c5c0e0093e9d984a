"""What a certificate of ours may sign: for AI services, as servers, and for nothing else.

Pure: judges certificates, reads and writes no file. Rules from RFC 5280 §4.2.1.
"""

import ipaddress
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

ORGANIZATION = "Paravent"
MAX_DAYS = 365
"""Of what a machine holds."""
ROOT_MAX_YEARS = 10
"""Of a root, whose key no machine holds."""

NO_ADDRESS = tuple(x509.IPAddress(ipaddress.ip_network(every)) for every in ("0.0.0.0/0", "::/0"))

type Chain = tuple[x509.Certificate, ...]
"""An authority's certificate, then that of the root that signed it where there is one."""


def mandate(names: Sequence[str], path_length: int) -> tuple[tuple[x509.ExtensionType, bool], ...]:
    """What an authority may do, each with its criticality (RFC 5280 §4.2.1).

    Args:
        names: DNS names, each with its subdomains, that it may sign for.
        path_length: Of authorities under it: 0 for a machine's, 1 for a root.
    """
    signing = {"key_cert_sign", "crl_sign"}
    usages = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
        "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    return (
        (x509.BasicConstraints(ca=True, path_length=path_length), True),
        (x509.KeyUsage(**{usage: usage in signing for usage in usages}), True),
        (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), False),
        (bounds(names), True),
    )


def bounds(names: Sequence[str]) -> x509.NameConstraints:
    """These DNS names with their subdomains, and no address."""
    return x509.NameConstraints([x509.DNSName(name) for name in names], list(NO_ADDRESS))


def permitted(certificate: x509.Certificate | x509.CertificateSigningRequest) -> tuple[str, ...]:
    """DNS names, each with its subdomains, that it may sign for; empty when nothing bounds it."""
    found = _extension(certificate, x509.NameConstraints)
    trees = (found.value.permitted_subtrees or ()) if found else ()
    return tuple(tree.value for tree in trees if isinstance(tree, x509.DNSName))


def constrained(chain: Chain) -> bool:
    """Whether each is bound to DNS names, signs for no address, and has no more authorities under it than here."""
    return all(_bounded(certificate, under) for under, certificate in enumerate(chain))


def is_bound(certificate: x509.Certificate) -> bool:
    """Whether it can sign for DNS names that it tells alone, itself or by one authority under it."""
    return _bounded(certificate, 1)


def ours(chain: Chain, key: object) -> bool:
    """Whether the key is the first one's, each is signed by the next, the last by itself, and all bear our name."""
    return (
        isinstance(key, ec.EllipticCurvePrivateKey)
        and key.public_key() == chain[0].public_key()
        and all(_signed(child, parent) for child, parent in pairwise((*chain, chain[-1])))
        and all(_organizations(certificate) == [ORGANIZATION] for certificate in chain)
    )


def valid(chain: Chain, now: datetime) -> bool:
    """Whether `now` (UTC) is within the validity of each, both ends included."""
    moment = now.replace(microsecond=0)
    return all(each.not_valid_before_utc <= moment <= each.not_valid_after_utc for each in chain)


def covers(chain: Chain, names: Sequence[str]) -> bool:
    """Whether every name is, or is under, one that each of them may sign for."""
    return not any(uncovered(certificate, names) for certificate in chain)


def uncovered(certificate: x509.Certificate, names: Sequence[str]) -> list[str]:
    """Names that are neither, nor under, one that it may sign for."""
    suffixes = tuple(f".{name}" for name in permitted(certificate))
    return [name for name in names if not f".{name}".endswith(suffixes)]


def some(names: Sequence[str]) -> str:
    """The first few of them, for a message."""
    few = 3
    return ", ".join(names[:few]) + ("…" if len(names) > few else "")


def key_of(certificate: x509.Certificate) -> bytes:
    """Its public key: what all certificates made for one key share."""
    return certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _bounded(certificate: x509.Certificate, most: int) -> bool:
    basic = _extension(certificate, x509.BasicConstraints)
    names = _extension(certificate, x509.NameConstraints)
    if basic is None or names is None or basic.value.path_length is None:
        return False
    excluded = set(names.value.excluded_subtrees or ())
    bounded = bool(permitted(certificate)) and names.critical and excluded.issuperset(NO_ADDRESS)
    return bounded and basic.value.path_length <= most


def _signed(child: x509.Certificate, parent: x509.Certificate) -> bool:
    try:
        child.verify_directly_issued_by(parent)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _organizations(certificate: x509.Certificate) -> list[object]:
    return [attribute.value for attribute in certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)]


def _extension[E: x509.ExtensionType](
    certificate: x509.Certificate | x509.CertificateSigningRequest, kind: type[E]
) -> x509.Extension[E] | None:
    try:
        return certificate.extensions.get_extension_for_class(kind)
    except x509.ExtensionNotFound:
        return None

"""Whether certificates descend from this machine's authority. Pure."""

from collections.abc import Sequence
from itertools import zip_longest

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.x509.oid import NameOID


def descends(chain: Sequence[x509.Certificate], ours: Sequence[x509.Certificate]) -> bool:
    """Whether the first of a chain was issued, by way of the next ones, by one of ours (RFC 5280 §6.1)."""
    for certificate, parent in zip_longest(chain, chain[1:]):
        if any(_issued(certificate, one) for one in ours):
            return True
        if parent is None or not _issued(certificate, parent):
            return False
    return False


def issuer(chain: Sequence[x509.Certificate]) -> str:
    """Who issued the first of a chain, in a word; empty for a chain of none."""
    if not chain:
        return ""
    kinds = (NameOID.ORGANIZATION_NAME, NameOID.COMMON_NAME)
    names = [str(one.value) for kind in kinds for one in chain[0].issuer.get_attributes_for_oid(kind)]
    return names[0] if names else "un émetteur sans nom"


def _issued(certificate: x509.Certificate, by: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(by)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True

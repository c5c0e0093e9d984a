"""The root, on a machine or a stick that no network reaches: made once, opened to sign for a machine, then put away."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from proxy.ca import files, issuing, profile, vault
from proxy.ca.files import AuthorityError
from proxy.ca.issuing import Issuer, Period

_EARLIER = timedelta(days=1)
"""That validity begins before now: clocks of machines without a network go wrong."""


def create(folder: Path, names: Sequence[str], passphrase: bytes, *, now: datetime, years: int) -> x509.Certificate:
    """Make a root for these DNS names.

    Raises:
        AuthorityError: one is there already, it would not be bounded, or writing failed.
    """
    if (folder / vault.ROOT_FILE).exists():
        raise AuthorityError(f"{folder / vault.ROOT_FILE} existe déjà. « paravent ca root-renew » la prolonge.")
    key, period = issuing.new_key(), _period(names, now, years)
    made = issuing.self_signed(key, names, period, issuing.new_name("racine"), path_length=1)
    vault.write(folder, Issuer(made, key), passphrase)
    return made


def renew(folder: Path, names: Sequence[str], passphrase: bytes, *, now: datetime, years: int) -> x509.Certificate:
    """Give the root a new certificate, of the same key and name: for later, or for more DNS names.

    Raises:
        AuthorityError: there is no root, the passphrase is not its own, it would not be bounded, or writing failed.
    """
    root, period = vault.open_(folder, passphrase), _period(names, now, years)
    made = issuing.self_signed(root.key, names, period, root.certificate.subject, path_length=1)
    vault.write(folder, Issuer(made, root.key), passphrase)
    return made


def sign(folder: Path, asked: bytes, passphrase: bytes, *, now: datetime, days: int = profile.MAX_DAYS) -> bytes:
    """Answer a machine: its certificate, then the root's, as PEM.

    The name is not the one that was asked for, and DNS names that the root does not have are refused.

    Raises:
        AuthorityError: this is no request of a machine, the root does not cover it or has expired, or it does not open.
    """
    root = vault.open_(folder, passphrase)
    public, names = _asked(asked)
    if missing := profile.uncovered(root.certificate, names):
        raise AuthorityError(
            f"La racine ne couvre pas {profile.some(missing)} : prolongez-la avec « paravent ca root-renew » et un "
            "Paravent à jour, puis redéployez-la."
        )
    if not profile.valid((root.certificate,), now):
        raise AuthorityError("La racine n'est pas valide à cette date. Prolongez-la : « paravent ca root-renew ».")
    whole = Period.of(max(now - _EARLIER, root.certificate.not_valid_before_utc), min(days, profile.MAX_DAYS))
    period = Period(whole.start, min(whole.end, root.certificate.not_valid_after_utc))
    made = issuing.signed(public, names, period, root, name=issuing.new_name())
    return files.bundle((made, root.certificate))


def revoke(
    folder: Path, ended: Sequence[x509.Certificate], passphrase: bytes, *, now: datetime
) -> x509.CertificateRevocationList:
    """Add those certificates that this root signed to its list of revoked ones; with none at all, date the list anew.

    Raises:
        AuthorityError: it signed none of these, its list cannot be read, it does not open, or writing failed.
    """
    root = vault.open_(folder, passphrase)
    signed = [each for each in ended if each.issuer == root.certificate.subject]
    if ended and not signed:
        raise AuthorityError("Cette racine n'a signé aucun de ces certificats.")
    previous = vault.revocations(folder)
    number = previous.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number + 1 if previous else 1
    made = issuing.revocations(previous or (), number, signed, now, root)
    vault.keep_revocations(folder, made)
    return made


def _period(names: Sequence[str], now: datetime, years: int) -> Period:
    if not names or not 1 <= years <= profile.ROOT_MAX_YEARS:
        raise AuthorityError(f"Une racine demande au moins un nom et une durée de 1 à {profile.ROOT_MAX_YEARS} ans.")
    return Period.of(now - _EARLIER, 365 * years)


def _asked(pem: bytes) -> tuple[ec.EllipticCurvePublicKey, tuple[str, ...]]:
    try:
        asked = x509.load_pem_x509_csr(pem)
        public, names = asked.public_key(), profile.permitted(asked)
    except ValueError:
        raise AuthorityError("Ce fichier n'est pas une demande de Paravent (« paravent ca request »).") from None
    if not asked.is_signature_valid or not isinstance(public, ec.EllipticCurvePublicKey) or not names:
        raise AuthorityError("Cette demande n'est pas signée par sa clé, ou ne dit pas pour quels noms.")
    return public, names

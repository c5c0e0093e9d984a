"""The certificate authority of one machine, able to sign for AI services and for nothing else.

It is made here, lives in mitmproxy's `confdir`, and never leaves the machine: whoever stole its key could
only imitate the AI services of the catalogue, on this workstation, for a year at most. mitmproxy must run
with `upstream_cert=false`, or it copies all names of the real certificate into its own and clients refuse it.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes

from proxy import ca_profile, durable

KEY_FILE = "mitmproxy-ca.pem"  # the name that mitmproxy looks for in its confdir
CERTIFICATE_FILE = "paravent-ca.crt"
MAX_DAYS = 365

_RENEW = "Refaites l'autorité avec « paravent ca create --overwrite », puis redéployez paravent-ca.crt."


class AuthorityError(Exception):
    """The authority cannot be used; the message, in French, says why and what to do."""


@dataclass(frozen=True, slots=True)
class Authority:
    """What an authority's certificate says.

    Attributes:
        subject: Its name, in RFC 4514 form.
        not_before: Start of validity, UTC.
        not_after: End of validity, UTC.
        fingerprint_sha256: Of the certificate, 64 hexadecimal digits.
        names: DNS names, each with its subdomains, that it may sign for.
        problems: Why it must not be used, in French; empty when it may.
    """

    subject: str
    not_before: datetime
    not_after: datetime
    fingerprint_sha256: str
    names: tuple[str, ...]
    problems: tuple[str, ...] = ()


def create(
    confdir: Path, names: Sequence[str], *, now: datetime, days: int = MAX_DAYS, overwrite: bool = False
) -> Authority:
    """Make a new authority for these DNS names and write it to `confdir`.

    Raises:
        AuthorityError: one is there already, there is no name, `days` is not 1 to 365, or writing failed.
    """
    if not names or not 1 <= days <= MAX_DAYS:
        raise AuthorityError(f"Une autorité demande au moins un nom et une durée de 1 à {MAX_DAYS} jours.")
    if (confdir / KEY_FILE).exists() and not overwrite:
        raise AuthorityError(f"{confdir / KEY_FILE} existe déjà. Ajoutez --overwrite pour la remplacer.")
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = ca_profile.issue(key, names, now.replace(microsecond=0), days)
    public = certificate.public_bytes(serialization.Encoding.PEM)
    try:
        confdir.mkdir(mode=0o700, parents=True, exist_ok=True)
        confdir.chmod(0o700)
        durable.replace(confdir / CERTIFICATE_FILE, public, 0o644)
        durable.replace(confdir / KEY_FILE, _private_bytes(key) + public, 0o600)
    except OSError as error:
        raise AuthorityError(f"L'autorité n'a pas pu être écrite dans {confdir} : {error.strerror}.") from error
    return inspect(confdir, names, now=now)


def inspect(confdir: Path, names: Sequence[str] = (), *, now: datetime | None = None) -> Authority:
    """Read the authority and list its problems, those of covering `names` at `now` (UTC) included.

    Raises:
        AuthorityError: there is none, or its file cannot be read.
    """
    path = confdir / KEY_FILE
    key, certificate = _read(path)
    return Authority(
        subject=certificate.subject.rfc4514_string(),
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        fingerprint_sha256=certificate.fingerprint(hashes.SHA256()).hex(),
        names=ca_profile.permitted(certificate),
        problems=tuple(_problems(confdir, certificate, key, names, now or datetime.now(UTC))),
    )


def ensure(confdir: Path, names: Sequence[str], now: datetime) -> Authority:
    """The machine's authority, made on first use and never silently remade.

    Raises:
        AuthorityError: it has a problem, or could not be made.
    """
    if not (confdir / KEY_FILE).exists():
        return create(confdir, names, now=now)
    authority = inspect(confdir, names, now=now)
    if authority.problems:
        raise AuthorityError(" ".join(authority.problems))
    return authority


def _problems(
    confdir: Path, certificate: x509.Certificate, key: object, names: Sequence[str], now: datetime
) -> Iterator[str]:
    if not _private(confdir / KEY_FILE):
        yield f"{confdir / KEY_FILE} est lisible par d'autres, la clé n'est donc plus secrète. {_RENEW}"
    if not ca_profile.ours(certificate, key):
        yield f"Cette autorité n'est pas celle de Paravent. {_RENEW}"
    if not ca_profile.constrained(certificate):
        yield f"Cette autorité n'est pas bornée aux services d'IA. {_RENEW}"
    if not ca_profile.valid(certificate, now):
        yield f"Cette autorité n'est pas valide à cette date. {_RENEW}"
    if not ca_profile.covers(certificate, names):
        yield f"Des services du catalogue manquent à cette autorité. {_RENEW}"
    if not _published(confdir, certificate):
        yield f"{CERTIFICATE_FILE} n'est pas le certificat de cette autorité. {_RENEW}"


def _private(path: Path) -> bool:
    """Whether only its owner may read it; on Windows rights are the folder's, set by the installer."""
    return os.name == "nt" or not path.stat().st_mode & 0o077


def _read(path: Path) -> tuple[PrivateKeyTypes, x509.Certificate]:
    try:
        raw = path.read_bytes()
        return serialization.load_pem_private_key(raw, None), x509.load_pem_x509_certificate(raw)
    except FileNotFoundError as error:
        raise AuthorityError(f"{path} manque. Créez l'autorité avec « paravent ca create ».") from error
    except (OSError, ValueError, TypeError) as error:
        raise AuthorityError(f"{path} est illisible ({type(error).__name__}). {_RENEW}") from error


def _private_bytes(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _published(confdir: Path, certificate: x509.Certificate) -> bool:
    try:
        return x509.load_pem_x509_certificate((confdir / CERTIFICATE_FILE).read_bytes()) == certificate
    except (OSError, ValueError):
        return False

"""Where a root is kept: a PKCS#12 file under a passphrase holds its key and certificate; the rest is public."""

from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12

from proxy.ca import files, writing
from proxy.ca.files import AuthorityError
from proxy.ca.issuing import Issuer
from proxy.causes import cause

ROOT_FILE = "paravent-root.p12"
ROOT_CERTIFICATE_FILE = "paravent-root.crt"
"""What workstations trust."""
REVOCATIONS_FILE = "paravent-root.crl"

_KDF_ROUNDS = 600_000
"""Of PBKDF2 with SHA-256 (OWASP Password Storage Cheat Sheet, 2023)."""


def write(folder: Path, root: Issuer, passphrase: bytes) -> None:
    """Keep a root under a passphrase, in place of the one that was there.

    Raises:
        AuthorityError: it could not be written.
    """
    with writing.refusals(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        writing.put(folder / ROOT_FILE, _locked(root, passphrase))
        _publish(folder, root.certificate)


def _publish(folder: Path, certificate: x509.Certificate) -> None:
    if files.certificates(folder / ROOT_CERTIFICATE_FILE) != (certificate,):
        writing.put(folder / ROOT_CERTIFICATE_FILE, files.bundle((certificate,)), 0o644)


def _locked(root: Issuer, passphrase: bytes) -> bytes:
    encryption = (
        serialization.PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(_KDF_ROUNDS)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(passphrase)
    )
    return pkcs12.serialize_key_and_certificates(b"Paravent", root.key, root.certificate, None, encryption)


def open_(folder: Path, passphrase: bytes) -> Issuer:
    """Open the root.

    Raises:
        AuthorityError: there is none, it is none of ours, or the passphrase is not its own.
    """
    path = folder / ROOT_FILE
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(path.read_bytes(), passphrase)
    except OSError as error:
        raise AuthorityError(
            f"{path} : {cause(error)}. Une racine se crée avec « paravent ca root-create »."
        ) from error
    except ValueError:
        raise AuthorityError(f"{path} : la phrase secrète n'est pas la bonne, ou ce n'est pas une racine.") from None
    if not isinstance(key, ec.EllipticCurvePrivateKey) or certificate is None:
        raise AuthorityError(f"{path} n'est pas une racine de Paravent.")
    with writing.refusals(folder):
        _publish(folder, certificate)  # a stop may have left the old one
    return Issuer(certificate, key)


def revocations(folder: Path) -> x509.CertificateRevocationList | None:
    """Its list of revoked certificates, where there is one.

    Raises:
        AuthorityError: it cannot be read.
    """
    path = folder / REVOCATIONS_FILE
    try:
        return x509.load_pem_x509_crl(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise AuthorityError(f"{path} est illisible : la liste des révocations serait perdue. Retrouvez-la.") from error


def keep_revocations(folder: Path, made: x509.CertificateRevocationList) -> None:
    """Keep its list of revoked certificates, in place of the one that was there.

    Raises:
        AuthorityError: it could not be written.
    """
    with writing.refusals(folder):
        writing.put(folder / REVOCATIONS_FILE, made.public_bytes(serialization.Encoding.PEM), 0o644)

"""The files of an authority: what is in each, and how it is read."""

from dataclasses import dataclass, field
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes

from proxy.ca.profile import Chain

KEY_FILE = "mitmproxy-ca.pem"
"""Private key, certificate, and the root's where there is one: the name that mitmproxy looks for in its confdir."""
CERTIFICATE_FILE = "paravent-ca.crt"
"""What the machine's stores must trust: the authority itself, or the root that signed it."""
NEXT_KEY_FILE = "paravent-ca-next.pem"
"""The authority that takes over when a rotation is finished, or the key alone while a root has yet to sign it."""
NEXT_CERTIFICATE_FILE = "paravent-ca-next.crt"
"""What stores must trust before a rotation is finished."""
REQUEST_FILE = "paravent-ca.csr"
"""What is carried to the root."""
REVOKED_FILE = "paravent-ca-revoked.pem"
"""Certificates that this machine has revoked, all of them."""

CREATE = "Refaites l'autorité avec « paravent ca create --overwrite », puis redéployez paravent-ca.crt."
"""What to do where nothing of it can be kept."""
NEXT_FILES = (NEXT_CERTIFICATE_FILE, REQUEST_FILE, NEXT_KEY_FILE)


class AuthorityError(Exception):
    """The authority cannot be used, or not so; the message, in French, says why and what to do."""


@dataclass(frozen=True, slots=True)
class Held:
    """A private key and its certificates.

    Attributes:
        key: The private key.
        chain: Its certificate, then the root's where there is one; empty for a key that has no certificate yet.
    """

    key: PrivateKeyTypes = field(repr=False)
    chain: Chain = ()

    def is_key_of(self, other: "Held") -> bool:
        """Whether both have one key."""
        return self.key.public_key() == other.key.public_key()

    def pem(self) -> bytes:
        """As mitmproxy reads it."""
        encryption = serialization.NoEncryption()  # mitmproxy signs with it while nobody is there to type anything
        key = self.key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, encryption)
        return key + bundle(self.chain)


def bundle(certificates: Chain) -> bytes:
    """Certificates as one PEM file."""
    return b"".join(certificate.public_bytes(serialization.Encoding.PEM) for certificate in certificates)


def read(path: Path) -> Held:
    """Read a private key and its certificates.

    Raises:
        FileNotFoundError: there is none.
        AuthorityError: it cannot be read.
    """
    try:
        raw = path.read_bytes()
        key = serialization.load_pem_private_key(raw, None)
        return Held(key, tuple(x509.load_pem_x509_certificates(raw)) if b"BEGIN CERTIFICATE" in raw else ())
    except FileNotFoundError:
        raise
    except (OSError, ValueError, TypeError) as error:
        raise AuthorityError(f"{path} est illisible ({type(error).__name__}). {CREATE}") from error


def read_if(path: Path) -> Held | None:
    """Read a private key and its certificates, where there is one.

    Raises:
        AuthorityError: it cannot be read.
    """
    try:
        return read(path)
    except FileNotFoundError:
        return None


def certificates(path: Path) -> Chain:
    """The certificates of a file; none where it is missing or holds anything else."""
    try:
        return tuple(x509.load_pem_x509_certificates(path.read_bytes()))
    except (OSError, ValueError):
        return ()

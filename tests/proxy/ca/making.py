"""Authorities to begin a test with."""

from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes

from proxy import ca
from proxy.ca import asking, root
from proxy.ca.files import certificates

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
NAMES = ("chatgpt.com", "claude.ai")
PASSPHRASE = b"une racine bien rangee"
YEARS = 10


def alone(confdir: Path, now: datetime = NOW) -> Path:
    """One that signs itself."""
    ca.create(confdir, NAMES, now=now)
    return confdir


def vault(folder: Path) -> Path:
    """A root."""
    root.create(folder, NAMES, PASSPHRASE, now=NOW, years=YEARS)
    return folder


def signed(confdir: Path, vault: Path, now: datetime = NOW) -> bytes:
    """What a root answers to the request that a machine makes."""
    return root.sign(vault, asking.request(confdir, NAMES).read_bytes(), PASSPHRASE, now=now)


def rooted(confdir: Path, vault: Path) -> Path:
    """One that a root signed."""
    asking.accept(confdir, signed(confdir, vault), NAMES, now=NOW)
    return confdir


def published(confdir: Path, name: str = ca.CERTIFICATE_FILE) -> x509.Certificate:
    """The certificate of a file."""
    (certificate,) = certificates(confdir / name)
    return certificate


def fingerprint(certificate: x509.Certificate) -> str:
    """As an authority tells it."""
    return certificate.fingerprint(hashes.SHA256()).hex()


def there(confdir: Path) -> set[str]:
    """The names of all files."""
    return {path.name for path in confdir.iterdir()}

"""The machine's authority, made in the service's own folder, and the certificates that stores must trust."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding

from proxy import ca
from proxy.install.errors import InstallError
from proxy.install.places import AUTHORITY, at
from proxy.services.catalogue import Catalogue

_REMADE = "Refaites l'autorité (« paravent ca create --overwrite »), et cherchez qui a écrit là."


def published(root: Path) -> list[bytes]:
    """Give what stores must trust, PEM, one each: today's authority, and the next one while it is being rotated in.

    Raises:
        InstallError: one of them is bound to no names: it could be trusted for any site.
    """
    files = [at(root, AUTHORITY) / name for name in (ca.CERTIFICATE_FILE, ca.NEXT_CERTIFICATE_FILE)]
    found = [each for path in files if path.is_file() for each in x509.load_pem_x509_certificates(path.read_bytes())]
    for each in found:
        if not ca.is_bound(each):
            raise InstallError(f"{at(root, AUTHORITY)} : un certificat n'est pas borné aux services d'IA. {_REMADE}")
    return list(dict.fromkeys(each.public_bytes(Encoding.PEM) for each in found))


def short_name(certificate: bytes) -> str:
    """Give the name under which stores list a certificate, PEM: « paravent- » and the start of its SHA-256."""
    return f"paravent-{x509.load_pem_x509_certificate(certificate).fingerprint(hashes.SHA256()).hex()[:12]}"


@dataclass(frozen=True, slots=True)
class Authority:
    """The authority, made on first use; it goes with its folder.

    Attributes:
        folder: Where, absolute; its owner's are the files.
    """

    folder: str = AUTHORITY
    vital: Literal[True] = True
    kind: Literal["authority"] = "authority"

    @property
    def what(self) -> str:
        """What it does."""
        return f"créer l'autorité de ce poste, bornée aux services d'IA ({self.folder})"

    def is_done(self, root: Path) -> bool:
        """Whether there is one, good or bad: it is never silently remade."""
        return (at(root, self.folder) / ca.KEY_FILE).exists()

    def prepared(self, root: Path) -> Self:
        """Itself."""
        return self

    def do(self, root: Path) -> None:
        """Make it.

        Raises:
            InstallError: it could not be made.
        """
        try:
            ca.ensure(at(root, self.folder), Catalogue.load().constraint_names(), datetime.now(UTC))
        except ca.AuthorityError as error:
            raise InstallError(str(error)) from error

    def undo(self, root: Path) -> None:
        """Remove its files: it was made here."""
        for path in _files(at(root, self.folder)):
            path.unlink()


def _files(folder: Path) -> Sequence[Path]:
    if folder.is_symlink() or not folder.is_dir():
        return ()
    return sorted(path for path in folder.glob("*") if path.is_file() or path.is_symlink())

"""The system's own store of authorities, by the tools of each family of distributions."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, Self

from pydantic import Base64UrlBytes

from proxy.install.commands import run, there
from proxy.install.errors import InstallError
from proxy.install.memory import Was, put_back, remembered, write
from proxy.install.places import at


@dataclass(frozen=True, slots=True)
class Store:
    """How a family of distributions keeps its authorities.

    Attributes:
        folder: Where an administrator puts one more.
        tool: What makes the bundles anew.
        bundle: What programs read.
        added: Options of the tool after an authority was added.
        removed: Options of the tool after one was taken away.
    """

    folder: str
    tool: str
    bundle: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


# Debian's hooks hear of what is added and never of what is removed from this folder, so Java would trust it for ever:
# they are left out, and `java` fills and clears the stores that they would. --fresh removes links to what is gone.
_NO_HOOKS = ("--hooksdir", "/nonexistent")


STORES = (
    Store(
        "/usr/local/share/ca-certificates",
        "update-ca-certificates",
        "/etc/ssl/certs/ca-certificates.crt",
        added=_NO_HOOKS,
        removed=("--fresh", *_NO_HOOKS),
    ),
    Store("/etc/pki/ca-trust/source/anchors", "update-ca-trust", "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"),
    Store("/etc/pki/trust/anchors", "update-ca-certificates", "/var/lib/ca-certificates/ca-bundle.pem"),
)
"""Debian and Ubuntu; Red Hat and its kin; SUSE."""


def store(root: Path) -> Store:
    """Give the store of the system under this root.

    Raises:
        InstallError: it has none that we know.
    """
    for known in STORES:
        if at(root, known.folder).is_dir() and there(root, known.tool):
            return known
    raise InstallError("Aucun magasin d'autorités connu : installez le paquet ca-certificates, puis recommencez.")


@dataclass(frozen=True, slots=True)
class Anchor:
    """One more authority for the whole system.

    Attributes:
        path: File of the certificate.
        kept: The store.
        content: The certificate, PEM.
        was: What stood at `path`.
    """

    path: str
    kept: Store
    content: Base64UrlBytes = field(repr=False)
    was: Was | None = None
    vital: Literal[True] = True
    kind: Literal["anchor"] = "anchor"

    @property
    def what(self) -> str:
        """What it does."""
        return f"faire connaître l'autorité au système ({self.path}, {self.kept.tool})"

    def is_done(self, root: Path) -> bool:
        """Whether it is there, and in the bundle."""
        bundle = at(root, self.kept.bundle)
        found = remembered(at(root, self.path))
        listed = bundle.exists() and _core(self.content) in b"".join(bundle.read_bytes().split())
        return listed and found is not None and found.content == self.content

    def prepared(self, root: Path) -> Self:
        """Itself with what stands there now."""
        return replace(self, was=remembered(at(root, self.path)))

    def do(self, root: Path) -> None:
        """Write it and have the bundles made."""
        write(at(root, self.path), self.content)
        run(root, [self.kept.tool, *self.kept.added])

    def undo(self, root: Path) -> None:
        """Take it out and have the bundles made."""
        put_back(at(root, self.path), self.was)
        run(root, [self.kept.tool, *self.kept.removed])


def _core(pem: bytes) -> bytes:
    """Give a certificate's letters without its lines, which bundles may cut elsewhere."""
    return b"".join(pem.split())

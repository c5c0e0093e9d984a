"""Java's own stores of authorities, where the system's tools do not fill them already."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, Self

from pydantic import Base64UrlBytes

from proxy.install.commands import run
from proxy.install.memory import Was, put_back, remembered, write
from proxy.install.places import at, resolved

_PATTERN = "usr/lib/jvm/*/lib/security/cacerts"
_SYSTEMS_OWN = ("/etc/pki/", "/var/lib/ca-certificates/")
"""Filled and cleared with the system's store by the tools of Red Hat and SUSE; Debian's only fill."""
_ACCESS = ("-storepass", "changeit", "-noprompt")  # the one that every JDK ships with, and which protects nothing


def keystores(root: Path) -> list[tuple[str, str]]:
    """Give each store, once, with the tool of a JDK that reads it."""
    found: dict[str, str] = {}
    for path in sorted(root.glob(_PATTERN)):
        store = resolved(root, f"/{path.relative_to(root)}")
        home = resolved(root, f"/{path.parents[2].relative_to(root)}")
        if not store.startswith(_SYSTEMS_OWN) and at(root, store).is_file():
            found.setdefault(store, f"{home}/bin/keytool")
    return list(found.items())


@dataclass(frozen=True, slots=True)
class Keystore:
    """One more authority in a JDK's store.

    Attributes:
        path: The store, no link.
        keytool: The tool of that JDK.
        name: Under which it is listed.
        content: The certificate, PEM.
        was: The store as it was.
        now: The store as it was written.
    """

    path: str
    keytool: str
    name: str
    content: Base64UrlBytes = field(repr=False)
    was: Was | None = None
    now: Base64UrlBytes = field(default=b"", repr=False)
    vital: Literal[False] = False
    kind: Literal["keystore"] = "keystore"

    @property
    def what(self) -> str:
        """What it does."""
        return f"faire connaître l'autorité à Java ({self.path})"

    def is_done(self, root: Path) -> bool:
        """Whether it lists the authority."""
        return bool(self._listed(root, self.path))

    def prepared(self, root: Path) -> Self:
        """Itself with the store as it is, and as it will be: keytool works on a copy."""
        was = remembered(at(root, self.path))
        assert was is not None  # noqa: S101 - it was just listed
        return replace(self, was=was, now=self._changed(root, was.content, self._added))

    def do(self, root: Path) -> None:
        """Write the store with the authority."""
        self._write(root, self.now)

    def undo(self, root: Path) -> None:
        """Put the old store back; only take the authority out of one that others changed since."""
        found = remembered(at(root, self.path))
        if found is None or found == self.was:
            return
        if found.content == self.now:
            put_back(at(root, self.path), self.was)
        else:
            self._write(root, self._changed(root, found.content, self._removed))

    def _write(self, root: Path, content: bytes) -> None:
        found = remembered(at(root, self.path)) or Was(mode=0o644)
        write(at(root, self.path), content, found.mode, found.uid, found.gid)

    def _changed(self, root: Path, content: bytes, change: Callable[[Path, str], None]) -> bytes:
        """Give a store's bytes after a change that is made to a copy, which root alone can reach."""
        folder = Path(tempfile.mkdtemp(prefix="paravent-", dir=at(root, "/tmp")))  # noqa: S108 - 0700, a name of its own
        try:
            (folder / "store").write_bytes(content)
            change(root, f"/{folder.relative_to(root)}/store")
            return (folder / "store").read_bytes()
        finally:
            shutil.rmtree(folder)

    def _added(self, root: Path, store: str) -> None:
        self._keytool(root, store, "-importcert", "-alias", self.name)

    def _removed(self, root: Path, store: str) -> None:
        for alias in self._listed(root, store):
            self._keytool(root, store, "-delete", "-alias", alias)

    def _listed(self, root: Path, store: str) -> list[str]:
        """Give the names under which a store lists it: ours, or the one that Debian made of it (debian:….pem)."""
        lines = self._keytool(root, store, "-list").splitlines()
        return [alias for line in lines if self.name in (alias := line.split(",")[0])]

    def _keytool(self, root: Path, store: str, *order: str) -> str:
        return run(root, [self.keytool, *order, "-keystore", store, *_ACCESS], given=self.content)

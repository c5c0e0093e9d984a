"""Accounts of the system, without a password or a shell, made and removed by its own tools."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

from proxy.install.commands import run
from proxy.install.errors import InstallError
from proxy.install.memory import put_back, remembered
from proxy.install.places import at

_PREVIOUS = ("/etc/passwd-", "/etc/group-", "/etc/shadow-", "/etc/gshadow-", "/etc/.pwd.lock")


def ids(root: Path, name: str) -> tuple[int, int]:
    """Give an account's user and group.

    Raises:
        InstallError: there is no such account.
    """
    for line in at(root, "/etc/passwd").read_text(errors="replace").splitlines():
        fields = line.split(":")
        if fields[0] == name:
            return int(fields[2]), int(fields[3])
    raise InstallError(f"Le compte « {name} » n'existe pas dans {at(root, '/etc/passwd')}.")


@contextmanager
def _previous_kept(root: Path) -> Iterator[None]:
    """Leave the copies that tools make of the accounts before each change (passwd-, shadow-…) as they were."""
    kept = {at(root, path): remembered(at(root, path)) for path in _PREVIOUS}
    try:
        yield
    finally:
        for path, was in kept.items():
            if remembered(path) != was:
                put_back(path, was)


@dataclass(frozen=True, slots=True)
class Account:
    """A system account and its group.

    Attributes:
        name: Of both.
        home: Its folder, which is not made here.
    """

    name: str
    home: str
    vital: Literal[True] = True
    kind: Literal["account"] = "account"

    @property
    def what(self) -> str:
        """What it does."""
        return f"créer le compte système « {self.name} », sans mot de passe ni shell"

    def is_done(self, root: Path) -> bool:
        """Whether there is one of that name."""
        return f"\n{self.name}:" in "\n" + at(root, "/etc/passwd").read_text(errors="replace")

    def prepared(self, root: Path) -> Self:
        """Itself: an account that was there is done, and never undone."""
        return self

    def do(self, root: Path) -> None:
        """Have systemd make it, as it does those of packages."""
        line = f'u {self.name} - "Paravent" {self.home}\n'
        with _previous_kept(root):
            run(Path("/"), ["systemd-sysusers", f"--root={root}", "-"], given=line.encode())

    def undo(self, root: Path) -> None:
        """Remove it; its group goes with it."""
        if self.is_done(root):
            with _previous_kept(root):
                run(root, ["userdel", self.name])

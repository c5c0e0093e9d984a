"""Browsers' own databases, all of them as one change: some come, and some go, while the product is installed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Self

from pydantic import Base64UrlBytes

from proxy.install import nss
from proxy.install.errors import InstallError, ToolError


@dataclass(frozen=True, slots=True)
class Databases:
    """One more authority in every NSS database of the machine.

    Taking it back goes through those that are there by then: Firefox copies into each new profile what its policy
    gives it.

    Attributes:
        name: Under which it is listed.
        content: The certificate, PEM.
    """

    name: str
    content: Base64UrlBytes = field(repr=False)
    vital: Literal[False] = False
    kind: Literal["databases"] = "databases"

    @property
    def what(self) -> str:
        """What it does."""
        return "faire connaître l'autorité aux bases NSS des navigateurs, avec les droits de chaque utilisateur"

    def is_done(self, root: Path) -> bool:
        """Whether every database lists it."""
        try:
            return all(nss.listed(root, each, self.content) for each in nss.databases(root))
        except ToolError:
            return False

    def prepared(self, root: Path) -> Self:
        """Itself: this machine's authority was in no database before it was made."""
        return self

    def do(self, root: Path) -> None:
        """Add it wherever it is not."""
        self._each(root, self._added)

    def undo(self, root: Path) -> None:
        """Take it out wherever it is."""
        self._each(root, self._removed)

    def _added(self, root: Path, database: nss.Database) -> None:
        if not nss.listed(root, database, self.content):
            nss.add(root, database, self.name, self.content)

    def _removed(self, root: Path, database: nss.Database) -> None:
        for name in nss.listed(root, database, self.content):
            nss.remove(root, database, name)

    def _each(self, root: Path, change: Callable[[Path, nss.Database], None]) -> None:
        """Change every database that lets itself be changed, then say which did not.

        Raises:
            InstallError: some did not.
        """
        refused: list[str] = []
        for database in nss.databases(root):
            try:
                change(root, database)
            except ToolError as error:
                refused.append(f"{database.path} : {error}")
        if refused:
            raise InstallError("Bases NSS laissées telles quelles :\n" + "\n".join(refused))

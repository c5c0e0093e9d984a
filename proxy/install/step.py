"""One change to the machine, and how it is taken back."""

from pathlib import Path
from typing import Protocol, Self


class Step(Protocol):
    """A value that the manifest can keep: what it needs to undo itself is in it once it is prepared."""

    @property
    def what(self) -> str:
        """What it does, in French, for whoever reads a dry run."""
        ...

    @property
    def vital(self) -> bool:
        """Whether the product is not installed without it; the others may fail, and that is said."""
        ...

    def is_done(self, root: Path) -> bool:
        """Whether the machine is already as it would make it."""
        ...

    def prepared(self, root: Path) -> Self:
        """Itself with what it found in its place; the machine is not changed.

        Raises:
            InstallError: what it found cannot be dealt with.
        """
        ...

    def do(self, root: Path) -> None:
        """Change the machine.

        Raises:
            InstallError: it could not be done.
            OSError: it could not be written.
        """
        ...

    def undo(self, root: Path) -> None:
        """Take the change back, done in full, in part, or not at all.

        Raises:
            InstallError: it could not be undone.
            OSError: it could not be written.
        """
        ...

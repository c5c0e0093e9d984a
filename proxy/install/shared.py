"""A JSON file that we share with others: our keys are laid over theirs, and only ours are taken out again."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, Self

from pydantic import Base64UrlBytes

from proxy.install import merging
from proxy.install.errors import InstallError
from proxy.install.memory import Was, put_back, remembered, write
from proxy.install.places import at, resolved


@dataclass(frozen=True, slots=True)
class Shared:
    """A JSON object in which some keys are ours.

    Attributes:
        path: Where, absolute.
        ours: Our keys, as JSON.
        was: What stood there.
        now: What was written there.
    """

    path: str
    ours: Base64UrlBytes = field(repr=False)
    was: Was | None = None
    now: Base64UrlBytes = field(default=b"", repr=False)
    vital: Literal[True] = True
    kind: Literal["shared"] = "shared"

    @property
    def what(self) -> str:
        """What it does."""
        return f"ajouter nos réglages à {self.path}, sans toucher aux autres"

    def is_done(self, root: Path) -> bool:
        """Whether all our keys are there."""
        found = self._read(root)
        return found is not None and merging.merged(found, merging.read(self.ours)) == found

    def prepared(self, root: Path) -> Self:
        """Itself with what stands there now, and what will.

        Raises:
            InstallError: what stands there is no JSON object.
        """
        laid = merging.merged(self._read(root) or {}, merging.read(self.ours))
        return replace(self, was=remembered(at(root, self.path)), now=merging.written(laid))

    def do(self, root: Path) -> None:
        """Write both, with the rights and the owner that the file had."""
        had = self.was if self.was is not None and not self.was.link else Was(mode=0o644)
        write(at(root, self.path), self.now, had.mode, had.uid, had.gid)

    def undo(self, root: Path) -> None:
        """Put back what was there; take only our keys out where others wrote since."""
        path = at(root, self.path)
        found = remembered(path)
        if found is None or found.link or found == self.was:
            return
        if found.content == self.now:
            put_back(path, self.was)
        else:
            write(path, self._cleared(found.content), found.mode, found.uid, found.gid)

    def _cleared(self, content: bytes) -> bytes:
        """Give the file without our keys; as it is, where nobody can tell them apart any more."""
        try:
            before = merging.read(self.was.content) if self.was is not None and not self.was.link else {}
            return merging.written(merging.without(merging.read(content), merging.read(self.ours), before))
        except ValueError:
            return content

    def _read(self, root: Path) -> dict[str, object] | None:
        path = at(root, resolved(root, self.path))
        try:
            return merging.read(path.read_bytes())
        except FileNotFoundError:
            return None
        except ValueError:
            raise InstallError(
                f"{path} n'est pas un objet JSON : corrigez-le, ou déplacez-le, puis recommencez."
            ) from None

"""Whole files of ours, and the folders that they need."""

import os
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, Self

from pydantic import Base64UrlBytes

from proxy.install.account import ids
from proxy.install.memory import Was, put_back, remembered, write
from proxy.install.places import at


@dataclass(frozen=True, slots=True)
class File:
    """A file that is ours alone, root's; what stood in its place comes back.

    Attributes:
        path: Where, absolute.
        content: All of it.
        mode: Its rights.
        was: What stood there.
    """

    path: str
    content: Base64UrlBytes = field(repr=False)
    mode: int = 0o644
    was: Was | None = None
    vital: Literal[True] = True
    kind: Literal["file"] = "file"

    @property
    def what(self) -> str:
        """What it does."""
        return f"écrire {self.path}"

    def is_done(self, root: Path) -> bool:
        """Whether it is there, with these bytes and rights."""
        return remembered(at(root, self.path)) == Was(content=self.content, mode=self.mode)

    def prepared(self, root: Path) -> Self:
        """Itself with what stands there now."""
        return replace(self, was=remembered(at(root, self.path)))

    def do(self, root: Path) -> None:
        """Write it."""
        write(at(root, self.path), self.content, self.mode)

    def undo(self, root: Path) -> None:
        """Put back what was there."""
        put_back(at(root, self.path), self.was)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder, removed again if it was made here.

    Attributes:
        path: Where, absolute.
        mode: Its rights.
        owner: Account that it belongs to; empty for root, or for whoever has it already.
        whole: Whether all that it has come to hold goes with it; else only an empty folder goes.
        was: The folder that stood there.
    """

    path: str
    mode: int = 0o755
    owner: str = ""
    whole: bool = False
    was: Was | None = None
    vital: Literal[True] = True
    kind: Literal["folder"] = "folder"

    @property
    def what(self) -> str:
        """What it does."""
        return f"créer le dossier {self.path}" + (f", à {self.owner} seul" if self.owner else "")

    def is_done(self, root: Path) -> bool:
        """Whether it is there; with these rights and this owner, where it is somebody's."""
        found = remembered(at(root, self.path))
        if found is None or not self.owner:
            return found is not None
        return (found.mode, (found.uid, found.gid)) == (self.mode, ids(root, self.owner))

    def prepared(self, root: Path) -> Self:
        """Itself with what stands there now."""
        return replace(self, was=remembered(at(root, self.path)))

    def do(self, root: Path) -> None:
        """Make it, with its rights and its owner."""
        path = at(root, self.path)
        path.mkdir(mode=0o700, exist_ok=True)
        if self.owner:  # its parent may be that account's too, who could have put a link there
            _hand(path, self.mode, ids(root, self.owner), os.O_NOFOLLOW)
        else:
            path.chmod(self.mode)

    def undo(self, root: Path) -> None:
        """Remove it, or give it back its rights and its owner."""
        path = at(root, self.path)
        if self.was is not None:
            os.chown(path, self.was.uid, self.was.gid)
            path.chmod(self.was.mode)
        elif self.whole and path.is_dir():
            shutil.rmtree(path)
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _hand(path: Path, mode: int, owner: tuple[int, int], follow: int) -> None:
    """Give a folder its owner and its rights; OSError where it is a link that must not be followed."""
    folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY | follow)
    try:
        os.fchown(folder, *owner)
        os.fchmod(folder, mode)
    finally:
        os.close(folder)

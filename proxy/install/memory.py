"""What stood at a path before it was changed, kept so that it can be put back byte for byte."""

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import Base64UrlBytes

from proxy import durable


@dataclass(frozen=True, slots=True)
class Was:
    """A file, a link or a folder, as it was.

    Attributes:
        content: Of a file.
        link: Where a link leads; empty for the rest.
        mode: Rights, as of `chmod`.
        uid: Owner.
        gid: Group.
    """

    content: Base64UrlBytes = field(default=b"", repr=False)
    link: str = ""
    mode: int = 0
    uid: int = 0
    gid: int = 0


def remembered(path: Path) -> Was | None:
    """Look at a path, without following a link; None where nothing is.

    Raises:
        OSError: it cannot be read.
    """
    try:
        seen = path.lstat()
    except FileNotFoundError:
        return None
    mode, uid, gid = stat.S_IMODE(seen.st_mode), seen.st_uid, seen.st_gid
    if stat.S_ISLNK(seen.st_mode):
        return Was(link=str(path.readlink()), mode=mode, uid=uid, gid=gid)
    content = path.read_bytes() if stat.S_ISREG(seen.st_mode) else b""
    return Was(content=content, mode=mode, uid=uid, gid=gid)


def put_back(path: Path, was: Was | None) -> None:
    """Make a file or a link what it was: gone, where nothing was there.

    Raises:
        OSError: it could not be.
    """
    if was is None:
        path.unlink(missing_ok=True)
    elif was.link:
        path.unlink(missing_ok=True)
        path.symlink_to(was.link)
        os.chown(path, was.uid, was.gid, follow_symlinks=False)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, was.content, was.mode, was.uid, was.gid)


def write(path: Path, content: bytes, mode: int = 0o644, uid: int = 0, gid: int = 0) -> None:
    """Write a file whole, durable, with its rights and its owner; a link that stood there gives way.

    Raises:
        OSError: it could not be, and what was there stands.
    """
    durable.replace(path, content, mode)
    os.chown(path, uid, gid, follow_symlinks=False)

"""How an authority's files are written and destroyed: whole, durably, for the service's own account."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from proxy import durable
from proxy.ca.files import AuthorityError
from proxy.causes import cause


@contextmanager
def refusals(confdir: Path) -> Iterator[None]:
    """Say in words, for as long as the block lasts, that something could not be written.

    Raises:
        AuthorityError: it could not; what was there stands, or the next command goes on from where this one stopped.
    """
    try:
        yield
    except OSError as error:
        raise AuthorityError(f"L'autorité n'a pas pu être écrite dans {confdir} : {cause(error)}.") from error


def prepare(confdir: Path) -> None:
    """Make the folder, or close it to others, before a key is written to it.

    Raises:
        OSError: it could not be.
    """
    if not confdir.exists():
        confdir.mkdir(mode=0o700, parents=True)
        _give(confdir, confdir.parent)
    confdir.chmod(0o700)


def sweep(confdir: Path) -> None:
    """Destroy what a stop left half written.

    Raises:
        OSError: it could not be.
    """
    for left in confdir.glob(".*.part"):
        destroy(left)


def put(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Replace a file whole; durable when it returns. It belongs to whoever its folder belongs to.

    That the administrator may run a command for the service: what only root could read would stop the service.

    Raises:
        OSError: it could not be, and the old file stands.
    """
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    durable.create(part, content, mode)
    _give(part, path.parent)
    part.replace(path)
    durable.sync_folder(path.parent)


def destroy(path: Path) -> None:
    """Remove a file; one that holds a key is set aside, then overwritten, for what that is worth on a modern disk.

    Raises:
        OSError: it could not be; what was set aside is swept by the next command.
    """
    part = path if path.suffix == ".part" else path.with_name(f".{path.name}.part")
    if part != path and path.exists():
        path.replace(part)
        durable.sync_folder(path.parent)
    if part.exists():
        descriptor = os.open(part, os.O_WRONLY)
        try:
            os.write(descriptor, bytes(os.fstat(descriptor).st_size))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        part.unlink()
        durable.sync_folder(path.parent)


def _give(path: Path, like: Path) -> None:
    """Give a file to the owner of another: something that only root can do, and only root needs."""
    if sys.platform != "win32" and os.geteuid() == 0:
        owner = like.stat()
        os.chown(path, owner.st_uid, owner.st_gid)

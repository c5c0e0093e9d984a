"""Small files that are written whole: a reader, or a stop at any moment, finds the old one or the new one."""

import os
from pathlib import Path


def replace(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Replace a file, with its rights set before it holds anything; durable when it returns.

    Raises:
        OSError: it could not be, and the old file stands.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.unlink(missing_ok=True)
    create(temporary, content, mode)
    temporary.replace(path)
    sync_folder(path.parent)


def create(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Write a file that was not there, with its rights set before it holds anything.

    Raises:
        FileExistsError: it was there, and is left alone.
        OSError: it could not be written.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "wb") as file:
        path.chmod(mode)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def remove(path: Path) -> None:
    """Remove a file, if it is there; Windows removes none that is read-only.

    Raises:
        OSError: it could not be.
    """
    if os.name == "nt" and path.exists():
        path.chmod(0o600)
    path.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make the names of a folder's files durable too; Windows opens no folder and needs none of it.

    Raises:
        OSError: it could not be.
    """
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

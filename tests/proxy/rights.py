"""An account without root's rights, for what must be said to people who forgot `sudo`."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NOBODY = 65_534


@contextmanager
def without_rights() -> Iterator[Path]:
    """Work as an account that no rights help, in a new folder of its own; root becomes nobody meanwhile."""
    root = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as name:
        if root:
            os.chown(name, _NOBODY, -1)
            os.seteuid(_NOBODY)
        try:
            yield Path(name)
        finally:
            if root:
                os.seteuid(0)


@contextmanager
def shut(folder: Path) -> Iterator[Path]:
    """Close a folder to everybody but root while the block lasts."""
    before = folder.stat().st_mode
    folder.chmod(0)
    try:
        yield folder
    finally:
        folder.chmod(before)

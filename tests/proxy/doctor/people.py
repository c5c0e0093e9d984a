"""People's folders as they are on a machine: their own, below folders that every account may walk through."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CLAIRE = 1001


@contextmanager
def walkable() -> Iterator[Path]:
    """Give a folder for a throw-away root: pytest's own folders can be entered by their owner alone."""
    with tempfile.TemporaryDirectory(prefix="paravent-poste-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def handed_over(home: Path) -> None:
    """Make a folder Claire's with all it holds, as only root can; whoever else tests is Claire already."""
    if os.geteuid() == 0:
        subprocess.run(["chown", "-R", f"{CLAIRE}:{CLAIRE}", str(home)], check=True)

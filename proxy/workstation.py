"""What tells an installed workstation from any other machine, and where its state is: absolute paths of Linux."""

from pathlib import Path

HOME = "/var/lib/paravent"
"""Of the authority and the journal of the service; open to its own account and to root."""
MANIFEST = "/var/lib/paravent-install.json"
"""What « paravent install » has done, as long as it stands; every account may see that it is there."""


def home(root: Path = Path("/")) -> Path | None:
    """Give the folder of the state of an installed workstation; None where nothing is installed under that root."""
    return root / HOME.removeprefix("/") if (root / MANIFEST.removeprefix("/")).exists() else None

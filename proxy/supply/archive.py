"""Every policy that came into force, kept as one file: a decision of the journal names it by its hash."""

from pathlib import Path

from policies.dumping import dump
from policies.loading import Loaded
from policies.standalone import standalone
from proxy import durable


class Archive:
    """A folder of policies, `HASH.yaml` each, the hash being that of `Loaded` and not of the file itself."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, loaded: Loaded) -> None:
        """Write a policy down, unless it is there already. Blocks.

        Raises:
            OSError: it could not be.
        """
        path = self._folder / f"{loaded.sha256}.yaml"
        if not path.exists():
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            durable.replace(path, dump(standalone(loaded)).encode())

"""An HTTPS folder as a shelf: each file is asked for with the mark of the copy at hand."""

import hashlib
from collections.abc import Iterable, Mapping

from policies.parsing import MAX_BYTES
from proxy.supply.https import Copy, Https
from proxy.supply.shelf import State


class Web:
    """Files beside one another at an address; `folder` ends with a slash."""

    def __init__(self, folder: str, https: Https) -> None:
        self._folder = folder
        self._https = https
        self._copies: dict[str, Copy] = {}

    def look(self, files: Iterable[str]) -> Mapping[str, State]:
        """Ask for each file again, and give the hash of what it holds.

        Raises:
            SupplyError: the server cannot be reached.
        """
        wanted = list(files)
        self._copies = {file: copy for file, copy in self._copies.items() if file in wanted}
        return {file: self._look(file) for file in wanted}

    def name(self, file: str) -> str:
        """Give the address of a file."""
        return self._folder + file

    def read(self, file: str, most: int) -> tuple[bytes, State]:
        """Give the first bytes of a file as it was when last looked at, and their hash.

        Raises:
            FileNotFoundError: the server has none.
            SupplyError: the server cannot be reached.
        """
        if file not in self._copies:
            self._get(file)
        content = self._copies[file].content
        return content[:most], _state(content)

    def _look(self, file: str) -> State:
        try:
            self._get(file)
        except FileNotFoundError:
            self._copies.pop(file, None)
            return None
        return _state(self._copies[file].content)

    def _get(self, file: str) -> None:
        self._copies[file] = self._https.get(self._folder + file, self._copies.get(file), MAX_BYTES + 1)


def _state(content: bytes) -> State:
    return hashlib.sha256(content).hexdigest()

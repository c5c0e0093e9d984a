"""The last good copy of a policy that comes over the network.

A start without network, or without a good policy at the other end, begins with it. It is checked like the original:
by its signatures where a key is given, and against the versions seen.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import Base64Bytes, BaseModel, ConfigDict, ValidationError

from proxy import durable
from proxy.supply.shelf import AbsentError, State


class _Copies(BaseModel):
    """Files, and the address that they are from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    address: str
    files: dict[str, Base64Bytes]


class Kept:
    """A shelf of one small file on this machine."""

    def __init__(self, path: Path, address: str) -> None:
        """Keep what comes from that address, and give nothing that came from another."""
        self._path = path
        self._address = address

    def keep(self, files: Mapping[str, bytes]) -> None:
        """Replace what is kept.

        Raises:
            OSError: it could not be, and what was kept before still is.
        """
        if self._files() == files:
            return
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        copies = _Copies.model_construct(address=self._address, files=dict(files))
        durable.replace(self._path, copies.model_dump_json().encode())

    def look(self, files: Iterable[str]) -> Mapping[str, State]:
        """Give each file's content, which is its own state."""
        kept = self._files()
        return {file: kept.get(file) for file in files}

    def name(self, file: str) -> str:
        """Give the address of a file, and say that this is a copy."""
        return f"{self._address}{file} (copie gardée)"

    def read(self, file: str, most: int) -> tuple[bytes, State]:
        """Give the first bytes of a file, and its content.

        Raises:
            AbsentError: it is not kept.
        """
        content = self._files().get(file)
        if content is None:
            raise AbsentError("aucune copie gardée")
        return content[:most], content

    def _files(self) -> dict[str, bytes]:
        try:
            copies = _Copies.model_validate_json(self._path.read_bytes())
        except (OSError, ValidationError):
            return {}
        return copies.files if copies.address == self._address else {}

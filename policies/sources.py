"""Where policy files come from, and which of them one extends."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

SHIPPED_FOLDER = Path(__file__).parent
DEFAULT = SHIPPED_FOLDER / "has-2025.yaml"
"""The policy shipped: the HAS rule of October 2025."""

SHIPPED = frozenset({DEFAULT.stem})
"""Names that `extends` finds here and nowhere else: no neighbour can take the place of the national rule."""


class Source(Protocol):
    """A place of policy files."""

    def name(self, policy: str) -> str:
        """Give what to call a file of the place in complaints."""
        ...

    def read(self, policy: str, most: int) -> bytes:
        """Give the first bytes of the file of a policy, `most` at the most.

        Raises:
            OSError: there is none, or it cannot be read.
        """
        ...


class Folder:
    """Files beside one another: `NAME.yaml`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def name(self, policy: str) -> str:
        """Give the path of a file."""
        return str(self._folder / f"{policy}.yaml")

    def read(self, policy: str, most: int) -> bytes:
        """Give the first bytes of a file."""
        with Path(self.name(policy)).open("rb") as file:
            return file.read(most)


class Texts:
    """Texts in memory, for commands and tests."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts

    def name(self, policy: str) -> str:
        """Give a name that is no path."""
        return f"<{policy}>"

    def read(self, policy: str, most: int) -> bytes:
        """Give the first bytes of a text."""
        if policy not in self._texts:
            raise FileNotFoundError(policy)
        return self._texts[policy].encode("utf-8", "surrogatepass")[:most]


SHIPPED_SOURCE = Folder(SHIPPED_FOLDER)


def source_of(policy: str, place: Source) -> Source:
    """Give where a policy that another extends is found."""
    return SHIPPED_SOURCE if policy in SHIPPED else place


def names(chain: Sequence[str]) -> str:
    """Spell a chain of policies as people read it."""
    return " → ".join(chain)

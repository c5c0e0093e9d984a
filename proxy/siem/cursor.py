"""How far a destination has been told: a small file for each, replaced whole."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from proxy.causes import cause
from proxy.durable import replace

_NONE: Mapping[str, int] = {}


class CursorError(Exception):
    """The file cannot be read or written; the message, in French, says which and what to do."""


class Place(BaseModel):
    """A line that was sent: where it stands, and what it was.

    Attributes:
        segment: Number of its file.
        row: Its own in that file.
        seq: Its number in the journal.
        chain: Name of the journal.
        digest: SHA-256 of the line.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    segment: int
    row: int
    seq: int
    chain: str
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Cursor(BaseModel):
    """How far one destination has been told.

    Attributes:
        place: The last line sent; None where the segment that comes is to be sent from its beginning.
        known: For each chain the last line before the segment that is being sent: what the reader may leave out.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    place: Place | None = None
    known: Mapping[str, int] = _NONE


class CursorFile:
    """The file of one destination, 0600."""

    def __init__(self, path: Path) -> None:
        """Say where it is."""
        self._path = path

    def read(self) -> Cursor:
        """How far it has been told; its beginning where there is no file yet.

        Raises:
            CursorError: the file may not be read, or is not one of ours.
        """
        try:
            return Cursor.model_validate_json(self._path.read_bytes())
        except FileNotFoundError:
            return Cursor()
        except OSError as error:
            why = f"{self._path} ne peut pas être lu ({cause(error)})"
            raise CursorError(f"{why} : relancez sous le compte qui l'a écrit, ou avec « sudo ».") from error
        except ValidationError as error:
            raise CursorError(
                f"{self._path} n'est plus tel qu'il a été écrit : effacez-le, et tout le journal sera envoyé à nouveau."
            ) from error

    def write(self, cursor: Cursor) -> None:
        """Remember; durable when it returns.

        Raises:
            CursorError: it could not be.
        """
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace(self._path, cursor.model_dump_json().encode())
        except OSError as error:
            raise CursorError(
                f"{self._path} ne peut pas être écrit : libérez le disque ou rendez les droits."
            ) from error


def cursor_file(home: Path, journal: Path, destination: str) -> CursorFile:
    """The file for what this journal tells that destination."""
    name = sha256(f"{journal.absolute()}\n{destination}".encode()).hexdigest()[:16]
    return CursorFile(home / "forward" / f"{name}.json")

"""The highest version that was ever in force under each name: nobody brings an older one back.

A name is that of a file, which is what is signed and fetched, or a policy's id. A file that takes another id is still
the same file: whoever can put an old text of another id in its place gains nothing.

Whoever can replay a file that was once signed, published or committed could otherwise undo what was since put right
(the rollback and freeze attacks of The Update Framework, §1.5.2 of its specification).
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from policies.complaint import Complaint, PolicyError
from policies.parsing import Parsed
from proxy import durable

_OLDER = (
    "version {now}, or la version {seen} a déjà été en vigueur ici sous le nom « {name} » : publiez votre texte sous "
    "une version plus haute."
)
_OTHER = (
    "la version {now} a déjà été en vigueur ici sous le nom « {name} » avec un autre texte : augmentez « version »."
)
_UNREADABLE = (
    "illisible, on ne sait plus quelles versions ont été en vigueur : faites vérifier, puis effacez ce fichier."
)


class RollbackError(PolicyError):
    """A policy is older than one that was in force, or is another one of the same version."""


class _Seen(BaseModel):
    """A version that was in force, and the SHA-256 of its file."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    version: Annotated[int, Field(ge=1)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


_FILE = TypeAdapter(dict[str, _Seen])
_MARK = "/"
"""Begins the name of a file, which no id does: a memory of ids only, as older programs left it, reads as it is."""


class Versions:
    """What a small file remembers, by the names of the files and by the policies' ids."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def check(self, files: Mapping[str, Parsed]) -> None:
        """Accept files, by their names, that may come into force together.

        Raises:
            RollbackError: one of them may not; says where, and the fix.
        """
        seen = self._read()
        for name, parsed in _named(files):
            _compare(name, parsed, seen)

    def raise_to(self, files: Mapping[str, Parsed]) -> None:
        """Remember files, by their names, that come into force; durable when it returns.

        Raises:
            RollbackError: one of them may not come into force.
            OSError: it cannot be remembered.
        """
        before = self._read()
        seen = dict(before)
        for name, parsed in _named(files):
            _compare(name, parsed, seen)
            seen[name] = _Seen(version=parsed.document.version, sha256=parsed.sha256)
        if seen != before:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            lines = {name: one.model_dump() for name, one in sorted(seen.items())}
            durable.replace(self._path, json.dumps(lines, indent=1).encode())

    def _read(self) -> dict[str, _Seen]:
        try:
            return _FILE.validate_json(self._path.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValidationError):
            raise RollbackError(str(self._path), [Complaint(1, 1, "", _UNREADABLE)]) from None


def _named(files: Mapping[str, Parsed]) -> Iterator[tuple[str, Parsed]]:
    """Every name to remember each file under."""
    for file, parsed in files.items():
        yield _MARK + file, parsed
        yield parsed.document.id, parsed


def _compare(name: str, parsed: Parsed, seen: Mapping[str, _Seen]) -> None:
    before, now = seen.get(name), parsed.document.version
    if before is None or now > before.version or (now == before.version and parsed.sha256 == before.sha256):
        return
    words = (_OLDER if now < before.version else _OTHER).format(
        now=now, seen=before.version, name=name.removeprefix(_MARK)
    )
    raise RollbackError(parsed.name, [parsed.complain(("version",), words)])

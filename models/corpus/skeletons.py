"""Skeletons: French texts written by hand, with slots for identities and marks on the rest.

A file of `skeletons/` holds the skeletons of one register, separated by lines that hold only `%`. In a skeleton,
`{patient_f.last}` is a slot and `[DISEASE:HTA]` a mark; `README.md` of this folder lists them.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

FOLDER = Path(__file__).with_name("skeletons")
_SEPARATOR = re.compile(r"^%[ \t]*\n", re.MULTILINE)
_PART = re.compile(r"\{(?P<slot>[A-Za-z0-9_.]+)\}|\[(?P<label>[A-Z_]+):(?P<words>[^\[\]\n]*)\]")
_SLOT = re.compile(r"\{(?P<slot>[A-Za-z0-9_.]+)\}")
_BROKEN = re.compile(r"[{}]|\[[A-Z_]+:")
_SHARES = 10
_TEST, _DEV = 0, 1


class Slot(NamedTuple):
    """A place to fill: "patient_f" and "last", or "date" and "words"."""

    what: str
    form: str


class Mark(NamedTuple):
    """Words written by hand that are an entity; they may hold slots."""

    label: str
    parts: tuple[str | Slot, ...]

    @property
    def words(self) -> str:
        """The words, when they hold no slot; else empty."""
        return self.parts[0] if len(self.parts) == 1 and isinstance(self.parts[0], str) else ""


type Part = str | Slot | Mark


class Skeleton(NamedTuple):
    """One text to fill.

    Attributes:
        register: Name of its file.
        parts: Plain text, slots and marks in order.
        split: "train", "dev" or "test", drawn from the skeleton's own words: a new one moves no other.
    """

    register: str
    parts: tuple[Part, ...]
    split: str

    @property
    def marks(self) -> Iterator[Mark]:
        """The marks, in order."""
        return (part for part in self.parts if isinstance(part, Mark))


def load(folder: Path = FOLDER) -> list[Skeleton]:
    """Read every skeleton, in order of files; one that is written twice counts once.

    Raises:
        ValueError: a skeleton cannot be read; says the file.
    """
    bodies = {
        body: file
        for file in sorted(folder.glob("*.txt"))
        for body in map(_stripped, _SEPARATOR.split(file.read_text("utf-8")))
        if body
    }
    return [_skeleton(body, file) for body, file in bodies.items()]


def _skeleton(body: str, file: Path) -> Skeleton:
    try:
        return Skeleton(file.stem, tuple(parse(body)), split_of(body))
    except ValueError as error:
        raise ValueError(f"{file.name}: {error}") from None


def parse(body: str) -> Iterator[Part]:
    """Cut a skeleton into plain text, slots and marks.

    Raises:
        ValueError: a mark is empty, has a blank at its edge, or is not closed on its line.
    """
    for plain, found in _cut(_PART, body):
        if _BROKEN.search(plain):
            raise ValueError("a slot or a mark is not closed on its line")
        if plain:
            yield plain
        if found is not None:
            yield _slot(found["slot"]) if found["slot"] else _mark(found["label"], found["words"])


def _slotted(words: str) -> Iterator[str | Slot]:
    for plain, found in _cut(_SLOT, words):
        if plain:
            yield plain
        if found is not None:
            yield _slot(found["slot"])


def _cut(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Give each match with the text before it, then the rest with none."""
    done = 0
    for found in pattern.finditer(text):
        yield text[done : found.start()], found
        done = found.end()
    yield text[done:], None


def split_of(words: str) -> str:
    """Tell in which part of the corpus words belong: a tenth in each of "test" and "dev", the others in "train"."""
    share = crc32(words.encode()) % _SHARES
    return {_TEST: "test", _DEV: "dev"}.get(share, "train")


def _stripped(body: str) -> str:
    return body.strip("\n")


def _slot(text: str) -> Slot:
    what, _, form = text.partition(".")
    return Slot(what, form)


def _mark(label: str, words: str) -> Mark:
    if not words or words != words.strip():
        raise ValueError(f"mark of {label}: empty, or a blank at its edge")
    return Mark(label, tuple(_slotted(words)))

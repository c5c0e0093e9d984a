"""Tables of phrases, found in a text by their longest run of plain words."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Run[T](NamedTuple):
    """A phrase in a list of words: its first word, one past its last, and what the table says of it."""

    start: int
    end: int
    value: T


class Phrases[T]:
    """Values by phrase; a phrase is plain words (`communes.plain`) with a blank between them."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._values: dict[str, T] = dict(entries)
        self._longest: dict[tuple[str, ...], int] = {}
        for phrase in self._values:
            words = phrase.split()
            opening = tuple(words[:2])
            self._longest[opening] = max(self._longest.get(opening, 0), len(words))
        self._firsts = frozenset(first for first, *_ in self._longest)

    def __len__(self) -> int:
        return len(self._values)

    def at(self, words: Sequence[str], place: int) -> Run[T] | None:
        """Give the longest phrase that starts at a word, or None."""
        longest = self._longest.get(tuple(words[place : place + 2]), 1)
        for end in range(min(place + longest, len(words)), place, -1):
            phrase = " ".join(words[place:end])
            if phrase in self._values:
                return Run(place, end, self._values[phrase])
        return None

    def within(self, words: Sequence[str]) -> Iterator[Run[T]]:
        """Give the phrases of a text in order, none inside another."""
        done = 0
        for place in [place for place, word in enumerate(words) if word in self._firsts]:
            if place >= done and (run := self.at(words, place)):
                done = run.end
                yield run


def rows(table: str) -> Iterator[tuple[list[str], list[str]]]:
    """Give the phrases and the columns of each line of a table `phrase|phrase<TAB>column<TAB>…`; # opens a comment."""
    for line in table.splitlines():
        if line and not line.startswith("#"):
            names, *columns = line.split("\t")
            yield names.split("|"), columns

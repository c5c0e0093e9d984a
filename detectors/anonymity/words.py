"""The words of a text in plain spelling, each with its place, so that tables and findings meet."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from itertools import accumulate, islice

from detectors.canonical.lowering import lowered
from detectors.finding import Finding

_GAP = re.compile(r"([\W_]+)")
_STOP = re.compile(r"[.!?;\n]")


def _bare(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


_ACCENTS = {chr(code): _bare(chr(code)) for code in range(0xDF, 0x250) if _bare(chr(code)).isascii()}
"""Small Latin letters with a sign, and the same without: one for one, so that places do not move."""


def flattened(text: str) -> str:
    """Give a text in small letters without accents, of the same length."""
    flat = lowered(text)
    for letter in set() if flat.isascii() else set(flat) & _ACCENTS.keys():
        flat = flat.replace(letter, _ACCENTS[letter])
    return flat


class Words:
    """A text as plain words: lower case, no accent, "œ" in two letters; places are code points of the text."""

    def __init__(self, text: str) -> None:
        self.flat = flattened(text)
        _, margin, *parts = _GAP.split(f" {self.flat} ")
        parts = parts[:-2]
        self.words: list[str] = parts[::2]
        ends = accumulate(map(len, parts), initial=len(margin) - 1)
        self.starts = list(islice(ends, 0, len(parts), 2))
        if "œ" in self.flat:
            self.words = [word.replace("œ", "oe") for word in self.words]
        self.known = frozenset(self.words)
        self._sentences = [0, *(self.at(stop) for stop in self._stops()), len(self.words)]

    def _stops(self) -> Iterator[int]:
        """Give where sentences and lines end; "M. Durand" and "1.5" hold no end."""
        for match in _STOP.finditer(self.flat):
            stop = match.start()
            if self.flat[stop] != "." or (self.flat[stop + 1 : stop + 2].isspace() and self._is_long(stop)):
                yield stop

    def _is_long(self, end: int) -> bool:
        """Tell whether a word of two letters or more ends there."""
        return not (self.flat[end - 1 : end].isalpha() and not self.flat[max(0, end - 2) : end - 1].isalnum())

    def at(self, start: int) -> int:
        """Give the first word that starts at a place or later."""
        return bisect_left(self.starts, start)

    def inside(self, finding: Finding) -> tuple[int, int]:
        """Give the words that start in a finding: the first, and one past the last."""
        return self.at(finding.start), self.at(finding.end)

    def of(self, finding: Finding) -> list[str]:
        """Give the words of a finding."""
        first, last = self.inside(finding)
        return self.words[first:last]

    def places(self, wanted: Collection[str]) -> Iterator[int]:
        """Give the places of the words that are among some, in order."""
        if not self.known.isdisjoint(wanted):
            yield from (place for place, word in enumerate(self.words) if word in wanted)

    def before(self, place: int, count: int) -> list[str]:
        """Give up to `count` words before one, of the same sentence, the nearest first."""
        opening = self._sentences[max(0, bisect_right(self._sentences, place) - 1)]
        return self.words[max(opening, place - count) : place][::-1]

    def after(self, place: int, count: int) -> list[str]:
        """Give up to `count` words from one on, of the same sentence as the word before it."""
        after = bisect_left(self._sentences, max(1, place))
        return self.words[place : min(self._sentences[after], place + count)] if after < len(self._sentences) else []

"""Runs of numbers, at least one of them in words, cut into the groups in which they were said."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from detectors.canonical.numbers import WORD, normal, read

GAP = r"[ \t\-\u2010-\u2013]{1,3}"
_LINK = rf"(?:{GAP}|[ \t]?[,.;/][ \t]?|[ \t]?\n)"
_KEY = r"cl(?:é|e|ef)(?!\w)"
_FIGURES = r"\d{1,4}(?:[ab](?!\w)|(?![\w]))"
_ARTICLE = rf"une?(?!\w)(?!{_LINK}(?:{WORD}|\d|et[ \-]))"
_SEED = re.compile(rf"[ \t\n\-–'’(«\":;,./|>=](?!{_ARTICLE})(?={WORD})")
"""Where a number word begins; « un » and « une » are one only before another number."""
_FIRST = re.compile(rf"(?!{_ARTICLE}){WORD}")
_BEFORE = re.compile(rf"(?<![\w,.])(?:{_FIGURES}{_LINK}(?:{_KEY}{_LINK})?)+$")
_JUST_BEFORE = re.compile(r"\d")
_REACH = 60
_RUN = re.compile(rf"(?:{WORD}|{_FIGURES})(?:{_LINK}(?:{_KEY}{_LINK})?(?:(?:et{GAP})?{WORD}|{_FIGURES}|[ab](?!\w)))*")
_PIECE = re.compile(r"\w+")


class Group(NamedTuple):
    """Figures that were said together, and where.

    Attributes:
        figures: Digits, or the 2A and 2B of Corsica.
        start: First code point of their words.
        end: One past the last one.
        spoken: Whether they were in words.
    """

    figures: str
    start: int
    end: int
    spoken: bool


def runs(low: str) -> Iterator[list[Group]]:
    """Give the groups of each run in a text in small letters."""
    done = 0
    for seed in [0] * bool(_FIRST.match(low)) + [mark.end() for mark in _SEED.finditer(low)]:
        if seed >= done:
            start = _with_figures_before(low, done, seed)
            run = _RUN.match(low, start)
            done = run.end() if run else seed
            yield [*_groups([*_PIECE.finditer(low, start, done)])]


def _with_figures_before(low: str, done: int, seed: int) -> int:
    """Step back over the figures that lead to a number word: « 06 trente-neuf »."""
    if not _JUST_BEFORE.search(low, max(done, seed - len("1 clé ")), seed):
        return seed
    before = _BEFORE.search(low, max(done, seed - _REACH), seed)
    return before.start() if before else seed


def _groups(pieces: list[re.Match[str]]) -> Iterator[Group]:
    words = [normal(piece[0]) for piece in pieces]
    at = 0
    while at < len(words):
        number = read(words, at)
        spoken = number is not None
        figures, after = number or (words[at], at + 1)
        if figures == "2" and after < len(words) and words[after] in {"a", "b"}:
            figures, after = figures + words[after].upper(), after + 1
        if figures[0].isdecimal():
            yield Group(figures.upper(), pieces[at].start(), pieces[after - 1].end(), spoken)
        at = after

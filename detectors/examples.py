"""Sentences with inline marks, in which a recognizer says what it finds."""

import re
from typing import NamedTuple

from detectors.finding import Category

_MARK = re.compile(r"<(/?)([A-Z_]+)>")


class Example(NamedTuple):
    """A sentence without its marks, and the spans that they enclosed, in code points."""

    text: str
    spans: list[tuple[Category, int, int]]


def unmark(sentence: str) -> Example:
    """Read the marks of a sentence such as « NIR <NIR>1 85…</NIR> ».

    Raises:
        ValueError: a mark is not a category, is not closed, or lies inside another.
    """
    text, spans, opened, done = "", [], None, 0
    for mark in _MARK.finditer(sentence):
        text += sentence[done : mark.start()]
        done = mark.end()
        category = Category(mark[2])
        if mark[1] and opened and opened[0] is category:
            spans.append((category, opened[1], len(text)))
            opened = None
        elif mark[1] or opened:
            raise ValueError("marks are not balanced")
        else:
            opened = (category, len(text))
    if opened:
        raise ValueError("a mark is not closed")
    return Example(text + sentence[done:], spans)

"""Elements, attributes and words of XML, with their places; whatever is broken is skipped, never refused."""

from collections.abc import Iterator
from typing import NamedTuple

import regex

type Span = tuple[int, int]

_TAG = regex.compile(
    r"<(/?)(?:[\w\-]{1,40}:)?([A-Za-z_][\w.\-]{0,80})((?:[^<>\"']|\"[^\"<]{0,2000}+\"|'[^'<]{0,2000}+')*+)(/?)>?"
)
_ATTRIBUTE = regex.compile(r"([\w.:\-]{1,60})\s{0,8}=\s{0,8}(?:\\?\"([^\"<\\]{0,2000}+)|\\?'([^'<\\]{0,2000}+))")
_DEEPEST = 64


class Element(NamedTuple):
    """One element as it opens, or the words that follow its tag.

    Attributes:
        path: Names of the elements around, outermost first, its own last.
        attributes: Places of the values of its attributes.
        words: The words right after the opening tag.
    """

    path: tuple[str, ...]
    attributes: dict[str, Span]
    words: Span


def elements(text: str) -> Iterator[Element]:
    """Give the elements of a text in order; beyond 64 levels the outer names are kept and the inner ones replaced."""
    path: list[str] = []
    for tag in _TAG.finditer(text):
        closing, name, inside, _ = tag.groups()
        empty = inside.rstrip("\\ ").endswith("/") or bool(tag[4])
        if closing:
            if name in path:
                del path[len(path) - 1 - path[::-1].index(name) :]
            continue
        if len(path) < _DEEPEST:
            path.append(name)
        yield Element(tuple(path), _attributes(text, *tag.span(3)), _words(text, tag.end(), empty=empty))
        if empty and path:
            path.pop()


def _attributes(text: str, start: int, end: int) -> dict[str, Span]:
    if start == end:
        return {}
    found = _ATTRIBUTE.finditer(text, start, end)
    return {match[1]: match.span(2) if match[2] is not None else match.span(3) for match in found}


def _words(text: str, start: int, *, empty: bool) -> Span:
    if empty:
        return start, start
    end = text.find("<", start)
    return start, end if end >= 0 else len(text)

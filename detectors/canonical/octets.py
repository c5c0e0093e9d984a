"""Bytes that were written out one by one, read as letters."""

import re
from collections.abc import Iterable, Iterator

from detectors.canonical.edits import Edit


def decoded(escapes: Iterable[re.Match[str]], base: int = 16) -> Iterator[Edit]:
    """Read escapes, whose first group is one byte each, as letters; those that touch may make one letter together."""
    run: list[re.Match[str]] = []
    for escape in escapes:
        if run and run[-1].end() != escape.start():
            yield from _letters(run, base)
            run = []
        run.append(escape)
    yield from _letters(run, base)


def _letters(run: list[re.Match[str]], base: int) -> Iterator[Edit]:
    """Read UTF-8, and Windows-1252 where it is not UTF-8."""
    octets = bytes(int(escape[1], base) for escape in run)
    at = 0
    while at < len(octets):
        width = _width(octets[at])
        try:
            letter = octets[at : at + width].decode("utf-8")
        except UnicodeDecodeError:
            width = 1
            letter = octets[at : at + 1].decode("cp1252", errors="replace")
        yield Edit(run[at].start(), run[at + width - 1].end(), letter)
        at += width


def _width(lead: int) -> int:
    """Give the length of the UTF-8 sequence that a byte begins."""
    return 1 + sum(lead >= first for first in _FIRST_LEADS)


_FIRST_LEADS = (0xC2, 0xE0, 0xF0)
"""The first bytes that begin two, three and four bytes."""

"""Percent-encoding (RFC 3986, UTF-8) and the form encoding of browsers, one level a time."""

import re
from collections.abc import Iterator, Sequence

from detectors.canonical.edits import Edit
from detectors.canonical.octets import decoded

_TOKEN = re.compile(r"[^\s<>\"]+")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_FEWEST = 2
_HINT = re.compile("%[0-9A-Fa-fu]")
_LONE = re.compile(r"(?<=[^\W\d_])%(?:20|2[CcDdEe]|5[Ff]|25[0-9A-Fa-f]{2}|[CcEe][0-9A-Fa-f])(?=[^\W\d_]|['%-])")
"""One escape between letters that can only be a space, a joint or an accented letter of Latin-1: « Jean%20Dupont »."""
_OLD = re.compile(r"%u([0-9A-Fa-f]{4})")
_PLUS = re.compile(r"(?<=\w)\+(?=[\w%])")


def edits(text: str) -> Sequence[Edit]:
    """Decode the escapes of the tokens that are encoded; « 50 %20 » and « 20%de » are not."""
    if "%" not in text or not _HINT.search(text):
        return ()
    return [edit for token in _TOKEN.finditer(text) if "%" in token[0] for edit in _decoded(text, *token.span())]


def _decoded(text: str, start: int, end: int) -> Iterator[Edit]:
    escapes = [*_ESCAPE.finditer(text, start, end)]
    old = [Edit(*match.span(), chr(int(match[1], 16))) for match in _OLD.finditer(text, start, end)]
    if len(escapes) + len(old) < _FEWEST and not _LONE.search(text, start, end):
        return
    spaces = [Edit(*match.span(), " ") for match in _PLUS.finditer(text, start, end)]
    yield from sorted([*decoded(escapes), *old, *spaces])

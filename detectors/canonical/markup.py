"""Layout, emoji and the like put between the letters of a word: « Du**pon**t », « <b>Du</b>pont », « Du😀pont »."""

import re
from collections.abc import Iterator, Sequence

from detectors.canonical.edits import Edit

_TAG = (
    r"</?(?:a|abbr|b|bdi|bdo|big|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strike|strong|sub|sup|tt|u|var|wbr)"
    r"(?:\s[^<>\n]{0,300})?/?>|<!--[^<>\n]{0,300}-->"
)
_LATEX = r"\\(?:text(?:bf|it|tt|sc|rm|sf)|emph|underline)\{|(?<=\w)\}(?=\w)"
_SIGN = "[*`\u2300-\u23ff\u25a0-\u2793\u2b00-\u2bff\U0001f000-\U0001faff]|~~"
_PIECE = re.compile(rf"(?:{_TAG}|{_LATEX}|{_SIGN}){{1,8}}")
_HINT = re.compile("[*<`~}\u2300-\u23ff\u25a0-\u2793\u2b00-\u2bff\U0001f000-\U0001faff]")
_ELIDED = re.compile(r"(?<!\w)(?:[ldjnmtsc]|qu)$", re.IGNORECASE)
"""What an apostrophe follows, also one typed as « l`axe »."""
_COMMAND = 60
"""Code points before a closing brace in which the command that it ends must stand."""
_HALF = 4
"""Letters from which both sides of a sign are rather two words than the halves of one."""


def edits(text: str) -> Sequence[Edit]:
    """Take out what stands right between two letters, or put a space where it parts two words."""
    return [*_between_letters(text)] if _HINT.search(text) else ()


def _between_letters(text: str) -> Iterator[Edit]:
    for piece in _PIECE.finditer(text):
        start, end = piece.span()
        inside = start > 0 and text[start - 1].isalpha() and text[end : end + 1].isalpha()
        if inside and (text[start] != "}" or "\\" in text[max(0, start - _COMMAND) : start]):
            yield Edit(start, end, _instead(text, start, end))


def _instead(text: str, start: int, end: int) -> str:
    if text[start:end] == "`" and _ELIDED.search(text, max(0, start - 5), start):
        return "'"
    return " " if _parts_words(text, start, end) else ""


def _parts_words(text: str, start: int, end: int) -> bool:
    """Tell « Jean😀Dupont » from « Du😀pont »; layout is never the only thing between two words in small letters."""
    if text[start - 1].islower() and text[end].isupper():
        return True
    halves = text[max(0, start - _HALF) : start], text[end : end + _HALF]
    return text[start] not in "<\\}" and all(len(half) == _HALF and half.isalpha() for half in halves)

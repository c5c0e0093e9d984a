"""Known strings found again in a text, letter for letter and as whole words, also while the text still arrives."""

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

type Span = tuple[int, int]

CONTEXT = 8
"""Code points before a text that tell whether a word begins with it."""
_KEY = 3
"""Code points by which a string is looked up; none is shorter."""
_SPACES = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "})
"""Models write French numbers and dates with spaces that do not break."""
_WORD = r"(?<![^\W_])[^\W_]"
_WORD_IN_JSON = rf"{_WORD}|(?<=\\[nrtbf])[^\W_]|(?<=\\u[0-9a-fA-F]{{4}})[^\W_]"
_IN_A_NUMBER = re.compile(r"\d[/.\-]\Z")
_IN_A_DATE = re.compile(r"(?:\d|er) \Z")
_IN_AN_ADDRESS = re.compile(r"[.+\-_]\Z")


class Literals:
    """Some strings, for texts as they are, or for the inside of JSON (`nested`), where they may be escaped."""

    def __init__(self, known: Iterable[str], *, nested: bool = False) -> None:
        self._forms: Mapping[str, str] = {
            form.translate(_SPACES): one for one in known for form in (_escaped(one) if nested else (one,))
        }
        self._sorted = sorted(self._forms)
        lengths: dict[str, set[int]] = {}
        for form in self._sorted:
            lengths.setdefault(form[:_KEY], set()).add(len(form))
        self._lengths = {key: sorted(found, reverse=True) for key, found in lengths.items()}
        self._longest = max(map(len, self._sorted), default=0)
        signs = "".join(sorted({re.escape(form[0]) for form in self._sorted if not form[0].isalnum()}))
        word = _WORD_IN_JSON if nested else _WORD
        self._starts = re.compile(rf"{word}|[{signs}](?=[^\W_]|\Z)" if signs else word)

    def __bool__(self) -> bool:
        return bool(self._forms)

    def found(self, text: str, before: str = "") -> Iterator[tuple[int, int, str]]:
        """Give where known strings stand, in order and disjoint, the longest first, and each as it is known.

        Args:
            text: The text; its end ends a word.
            before: The last `CONTEXT` code points that came before it.
        """
        whole, at = (before + text).translate(_SPACES), len(before)
        for match in self._starts.finditer(whole, at) if self._forms else ():
            start = match.start()
            lengths = self._lengths.get(whole[start : start + _KEY])
            if lengths and start >= at and (end := self._end(whole, start, lengths)):
                at = end
                yield start - len(before), end - len(before), self._forms[whole[start:end]]

    def begun(self, text: str, before: str = "") -> int:
        """Give where the longest tail starts that what comes next may make a known string; the end if there is none."""
        whole = (before + text).translate(_SPACES)
        first = max(len(before), len(whole) - self._longest - 1)
        for start in self._starts.finditer(whole, first) if self._forms else ():
            if self._may_become(whole[start.start() :]):
                return start.start() - len(before)
        return len(text)

    def _end(self, text: str, start: int, lengths: Iterable[int]) -> int:
        for length in lengths:
            end = start + length
            if end <= len(text) and text[start:end] in self._forms and _is_apart(text, start, end):
                return end
        return 0

    def _may_become(self, tail: str) -> bool:
        """Whether a known string starts so; after one that is whole, one sign more may show that it goes on."""
        at = bisect_left(self._sorted, tail)
        begins = at < len(self._sorted) and self._sorted[at].startswith(tail)
        return begins or (tail[-1] in "/.-" and tail[:-1] in self._forms)


def is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether a span is no piece of a longer word, number, date or address."""
    inside = text[start].isalnum() and text[max(0, start - 1) : start].isalnum()
    return not inside and _is_apart(text, start, end)


def _is_apart(text: str, start: int, end: int) -> bool:
    """Tell the same of a span that begins where a word does."""
    first, last, before = text[start], text[end - 1], text[max(0, start - _LOOK) : start]
    after = text[end : end + 2]
    if last.isalnum() and after[:1].isalnum():
        return False
    if last.isdigit() and after[:1] in {"/", ".", "-"} and after[1:].isdigit():
        return False
    if first.isdigit():
        return not _IN_A_NUMBER.search(before)
    if "@" in text[start:end]:
        return not _IN_AN_ADDRESS.search(before)
    return not (last.isdigit() and _IN_A_DATE.search(before))


_LOOK = 3


def _escaped(one: str) -> set[str]:
    """Give the spellings of a string inside JSON."""
    plain = json.dumps(one)[1:-1]
    upper = re.sub(r"\\u[0-9a-f]{4}", lambda code: rf"\u{code[0][2:].upper()}", plain)
    return {one, plain, upper, one.replace("/", r"\/"), plain.replace("/", r"\/")}

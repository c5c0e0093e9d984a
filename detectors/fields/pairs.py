"""Where the names of fields stand in a form, and where their values end."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

import regex

from detectors import names
from detectors.fields.vocabulary import LONGEST, Field, field, may_end, may_hold, meaning, misread
from detectors.fields.wordings import Proof
from detectors.finding import Category

_SIGN = re.compile(r"[:=\t→>._](?:(?<=[:=])[=>]?|(?<=[\t→])|(?<=[\w\-]>)|(?<=\.)\.{3,}+|(?<=_)_{3,}+)")
_LETTERS = re.compile(r"[a-z0-9]+")
_SPOILT = re.compile(r"rn|[01]|\bI[a-z]")
_BINDS = "()°._"
_ELIDED = re.compile(r"\w['’]")
_ELISION = 2
_TAIL = " \t\"'`*»_\\]-"
_OPENING = re.compile(r"[ \t\\*_`(]{0,40}")
_NEXT_LINE = re.compile(r"[ \t]{0,40}\r?\n[ \t]{0,40}(?:[-•*][ \t]{1,4})?(?=[^\s\-•*])")
_STOP = re.compile(r"[\r\n\t|;<>{}]| {3,}|(?<![\d\s])\\[nrt]")
_UNKNOWN_NAME = re.compile(r"[ ,(&]{1,4}[\w.\-'’]{1,40}[ \"']{0,3}[:=](?!\d)")
_LABEL = re.compile(r"[\w .'’()°/\-]{2,40}:(?!\d)")
_NESTED = re.compile(r"[\[{]\s{0,40}[\[{]")
_JOINED = re.compile(r"[^&\s\"'<>;]{0,200}")
_CONTINUED = regex.compile(
    r"[ \t,]{0,20}\r?\n[ \t]{0,40}(?:\d{5}\s\p{L}|\d{1,4}(?:\s?(?:bis|ter))?,?\s\p{L}|(?:b[âa]t|app?t|r[ée]s"
    r"|bp\s\d|lieu[ -]dit|chez\s|esc|[ée]tage|porte)[^\n:]{0,60})[^\r\n:|]{0,80}+(?!:)",
    regex.IGNORECASE,
)
_NEVER_IN_A_NAME = re.compile(r'.*[":{\[<;=|\t]', re.DOTALL)
_GLUE = frozenset("._)°")
"""What may end a name, or bind its last word: "prénom(s)", "né(e)", "tél.", "n°"."""
_MOST_STARTS = 6
_MOST_LINES = 3
_MOST_ITEMS = 12
_LONG = frozenset({Category.ADDRESS, Category.PHONE_NUMBER, Category.EMAIL_ADDRESS, Category.PERSON})
_LONGEST_VALUE, _LONGEST_SHORT_VALUE = 300, 80


class Pair(NamedTuple):
    """A field's meaning, its name, and between which positions its value stands."""

    field: Field
    name: str
    start: int
    end: int


class _Name(NamedTuple):
    field: Field
    start: int
    end: int
    sign: str
    after: int


def pairs(text: str) -> Iterator[Pair]:
    """Give each name with its values: "Nom : …  Prénom : …", `"nom": "…"`, `nom=…&prenom=…`, `<nom>…`."""
    found = [name for sign in _SIGN.finditer(text) if (name := _name(text, sign))]
    for name, following in zip_longest(found, found[1:]):
        longest = _LONGEST_VALUE if name.field.category in _LONG else _LONGEST_SHORT_VALUE
        limit = min(max(following.start, name.after) if following else len(text), name.after + longest)
        for start, end in _values(text, name, limit):
            yield Pair(name.field, text[name.start : name.end], start, end)


def _name(text: str, sign: re.Match[str]) -> _Name | None:
    """Read the longest name of a field that ends at a sign."""
    end = sign.start()
    while end > 0 and sign.start() - end < len(_TAIL) and text[end - 1] in _TAIL:
        end -= 1
    low = max(text.rfind("\n", max(end - LONGEST, 0), end) + 1, end - LONGEST)
    word = end
    while word > low and text[word - 1].isalnum():
        word -= 1
    spoilt = bool(_SPOILT.search(text, word, end))
    if not spoilt and not may_end(text[word:end]) and text[word - 1 : word] not in _GLUE:
        return None
    if before := _NEVER_IN_A_NAME.match(text, low, end):
        low = before.end()
    in_tag = sign[0] == ">" and text[sign.start() - 1] != "-"
    found = _longest(text, low, end, in_tag=in_tag, spoilt=spoilt)
    if found is None and text[end - 1 : end] == ")" and (remark := text.rfind(" (", low, end)) > 0:
        end = remark
        found = _longest(text, low, end, in_tag=in_tag, spoilt=False)
    return _Name(*found, end, sign[0], sign.end()) if found else None


def _longest(text: str, low: int, end: int, *, in_tag: bool, spoilt: bool) -> tuple[Field, int] | None:
    """Give the longest run of words that names a field up to a position, and where it starts."""
    plain = names.plain(text[low:end])
    if len(plain) != end - low:
        plain = text[low:end].lower()
    found, letters = None, ""
    for word in list(_LETTERS.finditer(plain))[: -_MOST_STARTS - 1 : -1]:
        if letters and not spoilt and not may_hold(word[0]):
            break
        letters, start = word[0] + letters, low + word.start()
        if text[start - 1 : start] == "(":
            start -= 1
        if start > low and (text[start - 1] in _BINDS or _ELIDED.match(text, start - _ELISION)):
            continue
        if in_tag and text[start - 1 : start] != "<":
            continue
        if known := meaning(letters) or (misread(letters) if spoilt else None):
            found = known, start
    return found


def _values(text: str, name: _Name, limit: int) -> Iterator[tuple[int, int]]:
    opening = _OPENING.match(text, name.after, limit)
    start = opening.end() if opening else name.after
    if name.sign[0] in ":=" and (below := _NEXT_LINE.match(text, start, limit)):
        start = below.end()
        if _LABEL.match(text, start):
            return
    if _NESTED.match(text, start, limit):
        return
    if text[start : start + 1] == "[":
        yield from _items(text, start + 1, limit)
    elif text[start : start + 1] in {'"', "'"}:
        closing = text.find(text[start], start + 1, limit)
        if closing > 0:
            yield start + 1, closing
    elif name.sign == "=" and (joined := _JOINED.match(text, start, limit)) and "+" in joined[0]:
        yield joined.span()
    else:
        yield start, _end(text, name, start, limit)


def _items(text: str, start: int, limit: int) -> Iterator[tuple[int, int]]:
    """Give the members of a list, to its closing bracket."""
    close = text.find("]", start, limit)
    for _ in range(_MOST_ITEMS):
        comma = text.find(",", start, close)
        yield start, comma if comma >= 0 else max(close, start)
        if comma < 0:
            return
        start = comma + 1


def _end(text: str, name: _Name, start: int, limit: int) -> int:
    """Give where a bare value stops: the end of its line, or a mark or an unknown name that no value holds."""
    stop = _STOP.search(text, start, limit)
    end = stop.start() if stop else limit
    if name.field.proof is Proof.PEOPLE:
        line = text.find("\n", start, limit)
        return line if line >= 0 else limit
    if text.find(":", start, limit) >= 0 or text.find("=", start, limit) >= 0:
        stop = _UNKNOWN_NAME.search(text, start, limit)
        end = min(end, stop.start()) if stop else end
    if name.field.category is Category.ADDRESS:
        for _ in range(_MOST_LINES):
            more = _CONTINUED.match(text, end, limit)
            if more is None:
                break
            end = more.end()
    return end


def labels(text: str) -> Iterator[Pair]:
    """Give the fields of a page pasted as text: a name alone on its line, its value alone on the next."""
    position, meaning, name = 0, None, ""
    while position < len(text):
        end = text.find("\n", position)
        end = end if end >= 0 else len(text)
        line = text[position:end].strip() if end - position <= LONGEST + 2 else ""
        found = field(line) if line and not line[0].isdigit() else None
        if meaning and found is None and position < end and not _LABEL.match(text, position):
            yield Pair(meaning, name, position, min(end, position + _LONGEST_VALUE))
        meaning, name = found, line
        position = end + 1

"""Several people in one value: "Dr Martin, Vasseur et Mbarga", the first names of a birth certificate."""

from collections.abc import Iterator

import regex

from detectors import names
from detectors.fields.person_value import PARTICLES, is_medical, person
from detectors.fields.placeholders import is_blank
from detectors.fields.surnames import is_surname

type Span = tuple[int, int]

_BETWEEN = regex.compile(r"[,;/+&]|\s(?:et|puis|-|–)\s|\(", regex.IGNORECASE)
_WORD = regex.compile(r"[\p{L}\p{M}'’\-]+\.?")
_GIVEN = regex.compile(r"\p{Lu}[\p{L}\p{M}'’\-]*(?:\s?[ ,;/]\s?\p{Lu}[\p{L}\p{M}'’\-]*){0,9}")
_MOST = 30


def people(text: str, start: int, end: int, *, sure: bool = False) -> Iterator[Span]:
    """Give the names of a list, or nothing when most of its members are none.

    Args:
        text: The whole text.
        start: First character of the list.
        end: One past its last character.
        sure: Whether the text tells elsewhere that this is about persons: a common word may then be a surname.
    """
    members = [span for span in _cut(text, start, end) if not is_blank(text[slice(*span)])]
    found = [_member(text, *span, common=False) for span in members]
    clear = [span for span in found if span]
    counted = [span for span, member in zip(members, found, strict=True) if member or not text[span[0]].islower()]
    if not clear or len(clear) * 3 < len(counted) * (1 if sure else 2):
        return
    for span, member in zip(members, found, strict=True):
        if kept := member or _member(text, *span, common=True):
            yield kept


def given(text: str, start: int, end: int) -> Iterator[Span]:
    """Give the first names of one person as one span, commas included."""
    if match := _GIVEN.match(text, start, end):
        yield match.span()


def is_lone_name(value: str, *, unknown: bool) -> bool:
    """Tell whether the value of a member of staff's field is a surname, or a surname and initials."""
    words = [word for word in _WORD.findall(value) if names.plain(word) not in PARTICLES]
    full = [word for word in words if not word.endswith(".") and len(word) > 1]
    return bool(full) and not is_medical(full) and all(is_surname(w, common=True, unknown=unknown) for w in full)


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    for _ in range(_MOST):
        mark = _BETWEEN.search(text, start, end)
        stop = mark.start() if mark else end
        left = start + len(text[start:stop]) - len(text[start:stop].lstrip())
        if left < stop:
            yield left, left + len(text[left:stop].rstrip())
        if mark is None:
            return
        start = mark.end()


def _member(text: str, start: int, end: int, *, common: bool) -> Span | None:
    """Give the name of one member: a civility or a first name shows it, or each of its words is a surname."""
    shown = next(person(text, start, end, sure=False), None)
    if shown:
        return shown
    span = next(person(text, start, end, sure=True), None)
    if span is None:
        return None
    words = [word for word in _WORD.findall(text, *span) if names.plain(word) not in PARTICLES]
    full = [word for word in words if not word.endswith(".") and len(word) > 1]
    return span if full and all(is_surname(word, common=common) for word in full) else None

"""A name as the rules give it, and the readings that several rules share."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from detectors.names.reading import known_name, read_name
from detectors.names.words import Words

_LIST = re.compile(r" ?[,/;&+] ?| et | ou ")
_SHORT, _FREQUENT = 4, 3


class Named(NamedTuple):
    """A name, in words' indices, and the rule that saw it; `cut` is one past its last code point."""

    rule: str
    start: int
    end: int
    cut: int


def named(words: Words, rule: str, start: int, end: int) -> Iterator[Named]:
    """Give words as a name, with the point of a last initial; nothing when there are none."""
    if end > start:
        abbreviated = words.initial(end - 1) and words.after(end - 1).startswith(".")
        yield Named(rule, start, end, words.ends[end - 1] + abbreviated)


def person(words: Words, rule: str, start: int) -> Iterator[Named]:
    """Read a name that must look like one: known, or of two words."""
    end = read_name(words, start, trusting=False)
    if end <= start:
        return
    last = [at for at in range(start, end) if not words.initial(at)]
    shown = words.initial(start) and not any(
        words.medical(at) or words.common(at) or len(words.raw[at]) < _SHORT for at in last
    )
    known = any(known_name(words, at) or words.known(at).first >= _FREQUENT for at in last)
    if shown or known or _is_lone_unknown(words, last):
        yield from named(words, rule, start, end)


def _is_lone_unknown(words: Words, name: list[int]) -> bool:
    """Tell whether words are no known words at all, or surnames that are also words."""
    return all(
        not words.upper(at) and not (words.common(at) and words.known(at).last <= _FREQUENT) and not words.medical(at)
        for at in name
    ) and any(len(words.raw[at]) > _SHORT for at in name)


def people(words: Words, rule: str, end: int) -> Iterator[Named]:
    """Read on a list of names."""
    while end < len(words):
        if words.plain[end] in {"et", "ou"} and words.before(end) == words.after(end) == " ":
            end += 1
        elif not _LIST.fullmatch(words.before(end)):
            return
        if end >= len(words) or not (known_name(words, end) or words.known(end).first >= _FREQUENT):
            return
        found = list(person(words, rule, end))
        yield from found
        end = found[-1].end if found else len(words)


def spanned(words: Words, rule: str, start: int, end: int) -> Named:
    """Give a span of the text, which starts with a word, as a name."""
    return Named(rule, bisect_left(words.starts, start), bisect_left(words.starts, end), end)

"""Words with something between their letters: « D U R A N D  M i c h e l », « D.u.r.a.n.d », « d-u-p-o-n-t »."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from detectors.canonical.edits import Edit

_SIGN = r"[ .\-_·•/|,~+:]"
_ALONE = r"[^\W\d_](?![^\W_])"
_RUN = re.compile(
    rf"(?<!\w)[^\W\d_](?:(?P<one>{_SIGN}){_ALONE}(?:(?P=one){_ALONE}){{2,}}+"
    rf"|(?P<two>, |\. | - ){_ALONE}(?:(?P=two){_ALONE}){{3,}}+)"
)
_HINT = re.compile(rf"{_SIGN}[^\W\d_]{_SIGN}{{1,3}}[^\W\d_]{_SIGN}")
_WORDS = regex.compile(r"\p{Lu}{2,}(?=\p{Lu}\p{Ll}{2})|\p{Lu}?\p{Ll}+|\p{Lu}+|.")
_VOWELS = frozenset("aeiouyàâäéèêëîïôöùûüÿœæ")
_FEWEST_LETTERS = 3
"""Different letters of a word: « O N O N » are answers."""


def edits(text: str) -> Sequence[Edit]:
    """Close the gaps of each word; lists of letters keep theirs."""
    if not _HINT.search(text):
        return ()
    return [edit for run in _RUN.finditer(text) if _is_word(_letters(run)) for edit in _closed(run, text)]


def _letters(run: re.Match[str]) -> str:
    return run[0][:: 1 + len(run["one"] or run["two"])]


def _is_word(letters: str) -> bool:
    """Tell a word from answers (A B C D), leads (P Q R S T), bases (A T G C) and other lists."""
    low = letters.lower()
    different = set(low)
    alphabetical = all(ord(after) - ord(before) == 1 for before, after in pairwise(low))
    return (
        len(different) >= _FEWEST_LETTERS
        and not different.isdisjoint(_VOWELS)
        and not different <= _VOWELS
        and not alphabetical
        and not different <= set("acgtun")
        and not different <= set("abcde")
    )


def _closed(run: re.Match[str], text: str) -> Iterator[Edit]:
    """Take separators out, but for one space where small letters give way to a capital: two words in one run."""
    gap = len(run["one"] or run["two"])
    place = run.start()
    for word in _WORDS.finditer(_letters(run)):
        for _ in range(len(word[0]) - 1):
            yield Edit(place + 1, place + 1 + gap, "")
            place += 1 + gap
        if place + 1 < run.end():
            yield Edit(place + 1, place + 1 + gap, " ")
        place += 1 + gap
    if text[run.end() : run.end() + 2] == "  ":
        yield Edit(run.end(), run.end() + 2, " ")

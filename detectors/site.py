"""Identifiers that only one establishment writes, given as patterns: RE2's, so that no search ever runs away.

A number counts where it stands as a whole word, and, where words are asked for, soon after one of them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import re2

from detectors.finding import Category, Finding

BEFORE = 40
"""Code points before a number in which one of its words is looked for."""

_LONE = re.compile("[\ud800-\udfff]")  # half characters, which JSON can hold and RE2's UTF-8 cannot
_REFUSED = "expression refusée par RE2 : ni (?=…), ni (?<…), ni \\1, ni plus de 1000 répétitions."
_REFUSALS = (
    ("missing )", "une parenthèse n'est pas fermée : ajoutez « ) », ou écrivez \\( pour le signe."),
    ("unexpected )", "une parenthèse est fermée sans être ouverte : retirez-la, ou écrivez \\) pour le signe."),
    ("missing ]", "un crochet n'est pas fermé : ajoutez « ] », ou écrivez \\[ pour le signe."),
    (
        "invalid perl operator",
        "RE2 n'a ni (?=…), ni (?!…), ni (?<=…) : décrivez le numéro seul, sans ce qui l'entoure.",
    ),
    ("invalid escape sequence", "RE2 n'a ni renvoi (\\1) ni cet échappement : écrivez ce qui est répété en entier."),
    ("invalid repetition size", "RE2 n'admet pas plus de 1000 répétitions : réduisez les nombres entre accolades."),
)
"""How RE2's own words begin, https://github.com/google/re2, re2/regexp.cc, and what to do."""

_MEMORY = 1 << 20  # bytes of a compiled pattern: one that needs more is no identifier's


class PatternError(ValueError):
    """A pattern is not RE2's, or finds the empty text; the message, in French, says which."""


@dataclass(frozen=True, slots=True)
class SiteIdentifier:
    """A kind of number.

    Attributes:
        name: Of the recognizer that it makes.
        category: What it is found as.
        pattern: In RE2's syntax; case is ignored.
        after: Words one of which must precede the number; none asks for nothing.
    """

    name: str
    category: Category
    pattern: str
    after: tuple[str, ...] = ()

    def found(self, text: str) -> Iterator[Finding]:
        """Find the numbers of a text; offsets are code points of it.

        Raises:
            PatternError: the pattern cannot be used.
        """
        plain = _LONE.sub("\N{REPLACEMENT CHARACTER}", text).translate(_PLAIN)
        for match in _compiled(self.pattern).finditer(plain):
            start, end = match.span()
            if start < end and _is_whole(text, start, end) and self._is_announced(plain, start):
                yield Finding(self.category, start, end, 1.0, self.name)

    def _is_announced(self, text: str, start: int) -> bool:
        if not self.after:
            return True
        before = text[max(0, start - BEFORE) : start].casefold()
        return any(word.casefold() in before for word in self.after)


_PLAIN = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d", "-")
    | dict.fromkeys("\u00a0\u2007\u2009\u202f", " ")
)
"""Dashes and spaces of word processors, one for one: a number is no other number for them."""

type Site = tuple[SiteIdentifier, ...]
"""All the identifiers of an establishment."""


def found(text: str, site: Iterable[SiteIdentifier]) -> Iterator[Finding]:
    """Find the numbers of all kinds in a text."""
    for identifier in site:
        yield from identifier.found(text)


def check(pattern: str) -> None:
    """Refuse a pattern that cannot be used.

    Raises:
        PatternError: says why.
    """
    _compiled(pattern)


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> "re2._Regexp[str]":
    options = re2.Options()
    options.max_mem, options.log_errors, options.case_sensitive = _MEMORY, False, False
    try:
        made = re2.compile(pattern, options)
    except re2.error as error:
        raise PatternError(_refusal(error)) from None
    if made.search(""):
        raise PatternError("l'expression reconnaît un texte vide : demandez au moins un caractère (+ au lieu de *).")
    return made


def _refusal(error: Exception) -> str:
    """Tell RE2's refusals apart; its English may quote the pattern, and is not shown."""
    cause = error.args[0] if error.args else b""
    words = cause.decode(errors="replace") if isinstance(cause, bytes) else str(cause)
    return next((said for start, said in _REFUSALS if words.startswith(start)), _REFUSED)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether the span is no piece of a longer word or number."""
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())

"""French number words, with the forms of Belgium and Switzerland, read as figures.

No library gives the places of what it reads (`text2num`, checked 2026), hence this small grammar.
"""

from collections.abc import Sequence
from typing import NamedTuple

WORD = (
    r"(?:z[ée]ros?|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?"
    r"|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante|cents?|mil(?:le)?)(?!\w)"
)
"""One number word in small letters, for the expressions that look for runs of them."""

_UNITS = {w: i for i, w in enumerate(("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"), 1)}
_TEENS = {w: i for i, w in enumerate(("dix", "onze", "douze", "treize", "quatorze", "quinze", "seize"), 10)}
_TENS = {w: 10 * i for i, w in enumerate(("vingt", "trente", "quarante", "cinquante", "soixante"), 2)}
_TENS |= {"septante": 70, "huitante": 80, "octante": 80, "nonante": 90}
_DIX, _SOIXANTE, _QUATRE_VINGT, _CENT, _MILLE = 10, 60, 80, 100, 1000
_DIX_SEPT = 7
"""The unit from which a teen is said in two words."""


class Number(NamedTuple):
    """A number that was said: its figures, with the zeros that were said first, and one past its last word."""

    figures: str
    after: int


def normal(word: str) -> str:
    """Write a number word in small letters without accent or mark of the plural."""
    return _SPELLINGS.get(word, word)


_SPELLINGS = {"zéro": "zero", "zéros": "zero", "zeros": "zero", "vingts": "vingt", "cents": "cent"}
_SPELLINGS |= {"mil": "mille", "une": "un"}


def read(words: Sequence[str], at: int) -> Number | None:
    """Read the longest number that begins with a word; zeros go with what follows: « zéro six » is 06.

    Words are `normal` ones.
    """
    zeros = at
    while zeros < len(words) and words[zeros] == "zero":
        zeros += 1
    value = (_below_thousand if zeros > at else _number)(words, zeros)
    figures = "0" * (zeros - at) + (str(value[0]) if value else "")
    return Number(figures, value[1] if value else zeros) if figures else None


def read_year(words: Sequence[str], at: int) -> Number | None:
    """Read a year, also « dix-neuf cent quatre-vingt »."""
    century = _below_hundred(words, at)
    if century and _DIX < century[0] < 2 * _DIX and _word(words, century[1]) == "cent":
        rest = _below_hundred(words, century[1] + 1) or (0, century[1] + 1)
        return Number(str(_CENT * century[0] + rest[0]), rest[1])
    return read(words, at)


_Value = tuple[int, int]
"""A value, and one past its last word."""


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if at < len(words) else ""


def _number(words: Sequence[str], at: int) -> _Value | None:
    thousands = _below_thousand(words, at)
    if thousands and thousands[0] == 1:
        return thousands
    place = thousands[1] if thousands else at
    if _word(words, place) != "mille":
        return thousands
    rest = _below_thousand(words, place + 1) or (0, place + 1)
    return _MILLE * (thousands[0] if thousands else 1) + rest[0], rest[1]


def _below_thousand(words: Sequence[str], at: int) -> _Value | None:
    unit = _UNITS.get(_word(words, at), 0)
    hundred = at + (unit > 1)
    if _word(words, hundred) != "cent":
        return _below_hundred(words, at)
    rest = _below_hundred(words, hundred + 1) or (0, hundred + 1)
    return _CENT * max(unit, 1) + rest[0], rest[1]


def _below_hundred(words: Sequence[str], at: int) -> _Value | None:
    word = _word(words, at)
    if word == "quatre" and _word(words, at + 1) == "vingt":
        return _with_units(words, at + 2, _QUATRE_VINGT)
    if word in _TENS:
        return _with_units(words, at + 1, _TENS[word])
    if word in _TEENS:
        return _teen(words, at)
    return (_UNITS[word], at + 1) if word in _UNITS else None


def _with_units(words: Sequence[str], at: int, tens: int) -> _Value:
    """Add what follows a ten: « trente et un », « soixante et onze », « quatre-vingt-dix-huit »."""
    place = at + (_word(words, at) == "et")
    unit = _UNITS.get(_word(words, place))
    if unit and (place == at or unit == 1):
        return tens + unit, place + 1
    if tens in {_SOIXANTE, _QUATRE_VINGT} and _word(words, place) in _TEENS:
        value, after = _teen(words, place)
        return tens + value, after
    return tens, at


def _teen(words: Sequence[str], at: int) -> _Value:
    unit = _UNITS.get(_word(words, at + 1), 0)
    if words[at] == "dix" and unit >= _DIX_SEPT:
        return _DIX + unit, at + 2
    return _TEENS[words[at]], at + 1

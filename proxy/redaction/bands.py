"""The age of somebody as a band, in words that stand in the place of the age: "de 87 ans", "de plus de 80 ans"."""

import re
from typing import Final, NamedTuple

from detectors.anonymity.ages import ANY_AGE, Ages, ages
from detectors.anonymity.words import flattened
from detectors.canonical import fold

_LIMITS: Final = (0, 1, 3, 6, 11, 15, 18, 30, 40, 50, 60, 70, 80)
"""Where bands begin, in years: the ages of paediatrics, then ten years; above 80, all, as the oldest are few."""
_SAID_IN_TENS = re.compile(r"(?:genaire|centenaire|taine)s?$")
_NOT_YEARS = re.compile(r"\bsa$")
"""Weeks of pregnancy say nothing of when somebody was born."""
_UNREADABLE = re.compile(r"annee$")
"""« dans sa 83e année » has no band that reads in its place."""
_SEX = re.compile(r"(?P<sex>[fh])\d")
_SEXES: Final = {"f": "femme de ", "h": "homme de "}
_AFTER_A_DETERMINER = re.compile(r"\b(?P<of>un|le|ce|mon|du|au|une|la|cette|ma|notre|votre|l['’]|cet)\s?$")
_FEMININE: Final = frozenset({"une", "la", "cette", "ma"})
_PERSON = re.compile(
    r"\b(?:patiente?|pte?|femme|homme|dame|monsieur|madame|r[ée]sidente?|malade|enfant|gar[çc]on|fille|fillette|nourrisson"
    r"|b[ée]b[ée]|jeune)\s$",
    re.IGNORECASE,
)
_HAS = re.compile(r"\b(?:a|ai|as|ont|avait|aura)\s$")
_AT = re.compile(r"\bà\s$", re.IGNORECASE)


class Band(NamedTuple):
    """What stands for an age, and the ages that it leaves."""

    words: str
    ages: Ages


def band(words: str, before: str) -> Band | None:
    """Say an age as a band; what is no narrower than a band stays. None where no age can be read.

    Args:
        words: The age as it is written.
        before: What stands before it, a dozen code points at least where there are as many.
    """
    flat = flattened(fold(words).text).strip()
    said = ages(flat)
    if said is None or _UNREADABLE.search(flat):
        return None
    if _NOT_YEARS.search(flat):
        return Band(words, said)
    if _SAID_IN_TENS.search(flat):
        return _of_ten_years(words, said, before)
    around = _around(said.youngest)
    sex = _SEX.match(flat)
    return Band(_SEXES[sex["sex"]] + _said(around) if sex else _after(around, before), around)


def _around(years: int) -> Ages:
    youngest = max(limit for limit in _LIMITS if limit <= years)
    return Ages(youngest, next((limit - 1 for limit in _LIMITS if limit > years), ANY_AGE))


def _of_ten_years(words: str, said: Ages, before: str) -> Band:
    """Leave "octogénaire", "la trentaine"; whom "nonagénaire" and "centenaire" say are fewer."""
    if said.youngest <= _LIMITS[-1]:
        return Band(words, said)
    around = _around(said.youngest)
    determiner = _AFTER_A_DETERMINER.search(before.lower())
    noun = "" if determiner is None else "patiente " if determiner["of"] in _FEMININE else "patient "
    return Band(f"{noun}de {_said(around)}", around)


def _after(around: Ages, before: str) -> str:
    """Fit a band to the words before it: "elle a entre 30 et 39 ans", "opéré à 30-39 ans", "femme de 30 à 39 ans"."""
    if _PERSON.search(before):
        return f"de {_said(around)}"
    if 0 < around.youngest < _LIMITS[-1]:
        if _HAS.search(before):
            return f"entre {around.youngest} et {around.oldest} ans"
        if _AT.search(before):
            return f"{around.youngest}-{around.oldest} ans"
    return _said(around)


def _said(around: Ages) -> str:
    if around.youngest == 0:
        return "moins d'un an"
    if around.oldest == ANY_AGE:
        return f"plus de {around.youngest} ans"
    return f"{around.youngest} à {around.oldest} ans"

"""The age of somebody in a few words, as a least and a greatest number of years."""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from detectors.anonymity.words import Words
from detectors.canonical.numbers import normal, read

ANY_AGE: Final = 120
"""An age that nobody reaches: no upper limit."""


class Ages(NamedTuple):
    """Ages that fit: the youngest and the oldest, in whole years, both included."""

    youngest: int
    oldest: int


_YEAR, _LONGEST = 12, 8
_DECADES = {
    "tren": 30,
    "quadra": 40,
    "quaran": 40,
    "quinqua": 50,
    "cinquan": 50,
    "sexa": 60,
    "soixan": 60,
    "septua": 70,
    "octo": 80,
    "nona": 90,
    "ving": 20,
}
_DECADE = rf"\b({'|'.join(_DECADES)})(?:genaire|taine)s?\b"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Ages | None]], ...] = (
    (re.compile(r"(\d{1,3})\s?ans?(?![a-z])"), lambda found: _exactly(int(found[1]))),
    (re.compile("centenaire"), lambda _: Ages(100, ANY_AGE)),
    (re.compile(_DECADE), lambda found: Ages(_DECADES[found[1]], _DECADES[found[1]] + 9)),
    (re.compile(r"\b(?:(\d{1,3})\s?mois|m\s?(\d{1,2})\b)"), lambda found: _exactly(int(found[1] or found[2]) // _YEAR)),
    (re.compile(r"\b(?:\d{1,3}\s?(?:jours?|semaines?|sem|sa)\b|j\s?\d)"), lambda _: Ages(0, 0)),
    (re.compile(r"(\d{1,3})\s?(?:e|eme)\s+annee"), lambda found: _exactly(int(found[1]) - 1)),
    (re.compile(r"(\d{1,3})(?!\d)"), lambda found: _exactly(int(found[1]))),
)
"""Writings of an age, the surest first, each with what it says."""


def ages(flat: str) -> Ages | None:
    """Read an age of one person, in plain spelling: "87 ans", "3 mois", "f82", "83e annee", "quatre-vingt-sept ans".

    None when no number is said.
    """
    for form, said in _FORMS:
        if found := form.search(flat):
            return said(found)
    return _in_words(flat)


def _exactly(years: int) -> Ages | None:
    return Ages(years, years) if 0 <= years <= ANY_AGE else None


def _in_words(flat: str) -> Ages | None:
    words = [normal(word) for word in re.findall(r"[a-z]+", flat)[:_LONGEST]]
    for place in range(len(words)):
        if number := read(words, place):
            return _exactly(int(number.figures))
    return None


_BAND = re.compile(
    r"(?:\b(?:plus\s+de|au\s+moins)\s+|[>≥]=?\s?)(?P<over>\d{1,3})\s?ans$"
    r"|(?:\bmoins\s+de\s+|[<≤]=?\s?)(?P<under>\d{1,3})\s?(?P<unit>ans|mois)$"
    r"|(?P<infant>\bmoins\s+d\W?\s?un\s+an)$"
    r"|(?<![\d/])(?P<first>\d{1,3})(?:\s?ans)?\s?(?:a|-|–|et)\s?(?P<last>\d{1,3})\s?ans$"
)
_SOMEBODY = re.compile(
    r"(?P<general>\bchez\s+(?:une?\s+|l[ae]\s+|l['’])?)?\b(?:patiente?|malade|residente?|usagere?|homme|femme|dame|monsieur"
    r"|madame|mme|mr|garcon|fille|fillette|enfant|nourrisson|bebe|adolescente?|personne|agee?|il\s+a|elle\s+a|collegue|agent"
    r"|mari|epouse|fils|mere|pere|son|sa)\b[^.;!?\n]{0,24}$"
)
_BAND_REACH, _PERSON_REACH = 30, 60


def bands(words: Words) -> Iterator[tuple[int, Ages]]:
    """Give the bands of age that qualify one person, each with its place: "patiente de plus de 80 ans".

    Bands of the general question stay out: "chez la femme de plus de 65 ans", "les patients de 18 à 65 ans".
    """
    for place in words.places(("an", "ans", "mois")):
        end = words.starts[place] + len(words.words[place])
        band = _BAND.search(words.flat, max(0, end - _BAND_REACH), end)
        if band is None:
            continue
        somebody = _SOMEBODY.search(words.flat, max(0, band.start() - _PERSON_REACH), band.start())
        if somebody and not somebody["general"]:
            yield band.start(), _banded(band)


def _banded(band: re.Match[str]) -> Ages:
    if band["infant"]:
        return Ages(0, 0)
    if band["over"]:
        return Ages(int(band["over"]), ANY_AGE)
    if band["under"]:
        years = int(band["under"]) // (_YEAR if band["unit"] == "mois" else 1)
        return Ages(0, max(0, years - 1))
    first, last = sorted((int(band["first"]), int(band["last"])))
    return Ages(first, last)

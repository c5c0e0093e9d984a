"""The sex of somebody, by the words that say it; the agreement of a participle is too weak alone."""

import re
from collections.abc import Sequence
from itertools import pairwise

from detectors.anonymity.profile import Sex
from detectors.anonymity.words import Words
from detectors.lexicons import words as listed

_WOMEN = listed(
    """
    patiente femme dame fille fillette madame mme mlle mademoiselle residente usagere mere mamie epouse compagne veuve
    soeur niece tante jumelle adolescente parturiente primipare multipare gestante menopausee feminin feminine woman
    female girl she
    """
)
_MEN = listed(
    """
    homme monsieur mr garcon garconnet resident usager pere papi epoux mari compagnon veuf frere fils neveu oncle jumeau
    adolescent masculin man male boy he
    """
)
_POSSESSIVES = frozenset({"sa", "son", "ses", "leur", "leurs", "dont"})
_BY_DEFAULT = "patient"
"""A man unless a word says otherwise: « patient » is also said of anybody."""
_CIVILITY = re.compile(r"(?<![\w,.])(?<!\d )m\.\s?[a-z]")
"""« M. Durand »; « 1,80 m. » is a length."""
_NEAR, _AFTER = 7, 4
_LETTERS = {"f": Sex.WOMAN, "h": Sex.MAN, "m": Sex.MAN}
_FIELDS = ("sexe", "sex", "genre")


def sex_of(words: Words, first: int, last: int) -> Sex | None:
    """Give the sex of who is of an age: of the word nearest before it in its sentence, or soon after.

    Args:
        words: The text.
        first: The first word of the age.
        last: One past its last word.
    """
    if first < len(words.words) and words.words[first][0] in _LETTERS and words.words[first][1:2].isdigit():
        return _LETTERS[words.words[first][0]]
    before = words.before(first, _NEAR)
    if before and before[0] in _LETTERS:
        return _LETTERS[before[0]]
    said = _said(before) or _said(_own(words.after(last, _AFTER)))
    return said or (Sex.MAN if {_BY_DEFAULT, "m"} & set(before) else None)


def sex_told(words: Words) -> Sex | None:
    """Give the sex that the whole text says of its person: the field, else the first word that is no relative's."""
    for place in words.places(_FIELDS):
        if said := _lettered(words.after(place + 1, 1)):
            return said
    if "m" in words.known and _CIVILITY.search(words.flat):
        return Sex.MAN
    if words.known.isdisjoint(_WOMEN | _MEN):
        return Sex.WOMAN if "elle" in words.known else Sex.MAN if _BY_DEFAULT in words.known else None
    return _said(_own(words.words))


def _own(words: Sequence[str]) -> list[str]:
    """Leave out who is somebody's: « sa femme », « son fils »."""
    return [word for before, word in pairwise(["", *words]) if before not in _POSSESSIVES]


def _lettered(words: Sequence[str]) -> Sex | None:
    return next((_LETTERS.get(word) or _said(words) for word in words), None)


def _said(words: Sequence[str]) -> Sex | None:
    for word in words:
        if word in _WOMEN:
            return Sex.WOMAN
        if word in _MEN:
            return Sex.MAN
    return None

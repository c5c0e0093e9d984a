"""Whether a lone word, after a field that names a person, is a surname rather than a specialty, a body or a thing."""

import regex

from detectors import names
from models.lexicons.gazetteer import DRUG, known, plain

_CAPITALISED = regex.compile(r"\p{Lu}[\p{L}\p{M}'’.\-]*")
_ACRONYM, _SHORTEST_UNKNOWN = 4, 4
_COMMON = 4
"""From this frequency on, a surname stays one though it is a word too: Petit, Masson, Roy."""


def is_surname(word: str, *, common: bool = False, unknown: bool = False) -> bool:
    """Tell whether a capitalised word is a surname.

    Args:
        word: The word, maybe double: "Thévenet-Hamel".
        common: Whether a surname that is also a word of the language is one here.
        unknown: Whether a word that no list knows is one here.
    """
    if not _CAPITALISED.fullmatch(word):
        return False
    if word.isupper() and len(word) <= _ACRONYM and known(plain(word)).last < _COMMON:
        return False
    parts = [part for part in names.plain(word).replace("’", "'").split("-") if part]
    return bool(parts) and all(_is_one(part, common=common, unknown=unknown and not word.isupper()) for part in parts)


def _is_one(part: str, *, common: bool, unknown: bool) -> bool:
    first, last, word, kinds = known(plain(part))
    if kinds & DRUG:
        return False
    if kinds == 0 and (word == 0 or (word == 1 and last > _COMMON)):
        return bool(first or last) or (unknown and len(part) >= _SHORTEST_UNKNOWN)
    return common and last >= _COMMON

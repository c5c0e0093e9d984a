"""How many people have such a family: multiple births, many children, bereavement.

Sources: INSEE, état civil 2023 (15 deliveries of twins and 0.2 of triplets in a thousand; quadruplets, a few a year);
INSEE, enquête Famille et logements 2011 (women with seven children or more: 1 %); INSEE, recensement 2021 (5 % of
people are widows, 1 % widowers). Rounded up, mothers, fathers and children included.
"""

import re
from typing import Final

from detectors.anonymity.words import Words

_SHARES: Final = {
    **dict.fromkeys(("jumeau", "jumeaux", "jumelle", "jumelles", "gemellaire", "bigemellaire"), 0.05),
    **dict.fromkeys(("triples", "triplee", "triplees"), 0.001),
    **dict.fromkeys(("quadruples", "quadruplees", "quadruplee"), 0.000_02),
    **dict.fromkeys(("quintuples", "quintuplees", "sextuples"), 0.000_001),
    "veuve": 0.05,
    "veuf": 0.01,
}
_NO_BIRTH = frozenset({"pas", "sans", "ni", "doses", "muscles", "muscle"})
MANY: Final = 7
"""Children from whom a family is rare."""
_MANY_SHARE = 0.01
_NUMBERS = {"sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12}
_PARITY = re.compile(r"g\d{1,2}p(\d{1,2})$")


def relatives(words: Words) -> float:
    """Give the share of people with the rarest family told; 1 when nothing is told."""
    shares = [_SHARES[words.words[place]] for place in words.places(_SHARES) if _is_birth(words, place)]
    return min([*shares, _MANY_SHARE if _has_many(words) else 1.0])


def _is_birth(words: Words, place: int) -> bool:
    """Leave out what is denied, « doses triples » and « muscles jumeaux »."""
    return _NO_BIRTH.isdisjoint(words.before(place, 2))


def _has_many(words: Words) -> bool:
    counted = (words.words[place - 1] for place in words.places(("enfants",)) if place)
    parities = (parity[1] for word in words.known if (parity := _PARITY.match(word)))
    return any(_count(word) >= MANY for word in (*counted, *parities))


def _count(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) < len("100") else _NUMBERS.get(word, 0)

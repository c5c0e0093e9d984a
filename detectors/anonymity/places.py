"""How many people live where somebody is said to live: communes, postcodes, départements, regions.

Of homonyms of like size the least populated counts, unless a département or a postcode says which: the most populated
would hide somebody of the small one in a crowd. A hamlet does not count beside a city of its name: who says La Rochelle
means the port.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from detectors.anonymity.words import Words
from detectors.finding import Category, Finding
from detectors.lexicons import areas
from detectors.lexicons.communes import LONGEST_NAME, communes, plain

ELSEWHERE: Final = 5_000
"""People who are tied to a place that is no commune of France: of the smallest origins in `lexicons.origins`."""
MEANT: Final = 20
"""A homonym with so many times fewer inhabitants than the largest is not what people mean by the name."""
_ORDINAL = re.compile(r"(\d{1,2})(?:er|e|eme)$")
_CODE = re.compile(r"\s?\(?\s?(\d{5}\b|(?:\d{2,3}|2[ab])(?=\s?\)))")
_LINKS = frozenset({"le", "la", "les", "l", "en", "du", "dans", "des", "de", "d", "departement", "un", "une"})
_AMBIGUOUS = frozenset(
    {
        *("ain", "nord", "somme", "lot", "manche", "orne", "loire", "indre", "var", "eure", "aude", "cher", "aube"),
        *("creuse", "vienne", "landes", "jura"),
    }
)
"""Départements that are also a common word, or a river: after « dans », « en » or « département » only."""


def inhabitants(words: Words, findings: Iterable[Finding]) -> Iterator[int]:
    """Give the inhabitants of each place told."""
    found = list(findings)
    told = list(_lands(words))
    codes = {"".join(words.of(f)) for f in found if f.category is Category.POSTAL_CODE}
    yield from (_within(land) for land in told)
    yield from (areas.areas().postcodes.get(code, areas.UNKNOWN) for code in codes)
    hints = {code for land in told for code in land}.union(*map(_heads, codes))
    for finding in found:
        if finding.category is Category.CITY:
            yield _inhabitants(words, finding, hints | _code_after(words, finding))


def _code_after(words: Words, finding: Finding) -> set[str]:
    """Give the département of « Guingamp (22) » or of « Guingamp 22200 »."""
    code = _CODE.match(words.flat, finding.end)
    return _heads(code[1].upper()) if code else set()


def _heads(code: str) -> set[str]:
    """Give the départements that a code may begin with: "29200" is of 29, "97400" of 974."""
    return {code[:2], code[:3]}


def _inhabitants(words: Words, finding: Finding, hints: set[str]) -> int:
    first, last = words.inside(finding)
    name = plain(" ".join(words.words[first:last]))
    if part := _arrondissement(words, name, last):
        return part
    return _of_name(name, hints)


def _arrondissement(words: Words, name: str, last: int) -> int | None:
    """Give the inhabitants of « Lyon 3e »: the number may be in the finding or right after it."""
    city, *rest = [*name.split(), *words.after(last, 1)] or [""]
    number = _ORDINAL.match(rest[0]) if rest else None
    if number is None:
        return None
    part = communes().named(f"{city} {number[1]}{'er' if number[1] == '1' else 'e'} arrondissement")
    return part[0].population if part else None


def _within(land: Iterable[str]) -> int:
    return sum(areas.areas().departments[code] for code in land)


def _of_name(name: str, hints: set[str]) -> int:
    parts = name.split()[:LONGEST_NAME]
    land = areas.lands().at(parts, 0) if parts else None
    if land and land.end == len(parts):
        return _within(land.value)
    for count in range(len(parts), 0, -1):
        if found := communes().named(" ".join(parts[:count])):
            here = [commune for commune in found if commune.department in hints] or list(found)
            sizes = [commune.population for commune in here if commune.population]
            return min((size for size in sizes if size * MEANT > max(sizes)), default=areas.UNKNOWN)
    return ELSEWHERE


def _lands(words: Words) -> Iterator[tuple[str, ...]]:
    """Give the codes of what is named in words, after a word that leads to a land: « dans le Cantal »."""
    for run in areas.lands().within(words.words):
        before = words.before(run.start, 2)
        name = " ".join(words.words[run.start : run.end])
        if not before or before[0] not in _LINKS:
            continue
        if name not in _AMBIGUOUS or not {"dans", "en", "departement"}.isdisjoint(before):
            yield run.value

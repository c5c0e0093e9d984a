"""The communes of France with their postcodes, département and population.

Data: INSEE and La Poste, Licence Ouverte 2.0, through the npm package `@etalab/decoupage-administratif` 6.0.0 (code
MIT); `build_communes.py` makes `communes.tsv` from it. Municipal populations are those in force on 2026-01-01.
"""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("communes.tsv")
LONGEST_NAME = 8
"""Words in the longest name."""
_SIGNS = re.compile(r"[\W_]+")
_FULL_WORDS = {"st": "saint", "ste": "sainte"}


class Commune(NamedTuple):
    """One commune: its INSEE département ("2A" and "974" included), inhabitants (0: unknown) and postcodes."""

    department: str
    population: int
    postcodes: tuple[str, ...]


class Communes:
    """All communes by plain name, in some 6 MB; rows are read only when asked for. Homonyms share a name."""

    def __init__(self, table: str) -> None:
        lines = (line.split("\t", 1) for line in table.splitlines() if line)
        self._rows: dict[str, str] = {name: rows for name, rows in lines}  # noqa: C416 - two columns, said by name
        rows = (row for rows in self._rows.values() for row in rows.split(";"))
        self.postcodes = frozenset(code for row in rows for code in row.rpartition(":")[2].split())

    def __contains__(self, name: object) -> bool:
        return name in self._rows

    def named(self, name: str) -> tuple[Commune, ...]:
        """Give the communes of that plain name; none when there are none."""
        rows = self._rows.get(name, "")
        return tuple(_commune(row) for row in rows.split(";") if row)


def _commune(row: str) -> Commune:
    department, population, codes = row.split(":")
    return Commune(department, int(population), tuple(codes.split()))


def plain(name: str) -> str:
    """Give a name in lower case, without accents or signs, "St" written in full: as the table spells it."""
    letters = name.lower()
    if not letters.isascii():
        bare = unicodedata.normalize("NFD", letters.replace("œ", "oe"))
        letters = "".join(c for c in bare if not unicodedata.combining(c))
    words = _SIGNS.sub(" ", letters).split()
    return " ".join(_FULL_WORDS.get(word, word) for word in words)


@lru_cache(maxsize=1)
def communes() -> Communes:
    """Read the table, once per process."""
    return Communes(FILE.read_text(encoding="ascii"))

"""Occupations, with how many people in France have them.

`professions.tsv`: names in plain spelling (`communes.plain`), people, and where there is but one or a few of them.
Figures are orders of magnitude rounded down, after INSEE (Enquête Emploi), DREES (RPPS), the Répertoire national des
élus and professional bodies: fewer than there are, so that the estimate errs on the side of secrecy.
"""

from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from detectors.lexicons.phrases import Phrases, rows

FILE = Path(__file__).with_name("professions.tsv")


class Where(StrEnum):
    """Where somebody of an occupation is the only one, or one of a few."""

    NOWHERE = "-"
    POST = "post"
    """One in each commune, however large: its mayor."""
    COMMUNE = "commune"
    """One or few in a small commune, many in a city: its baker."""
    INSTITUTION = "institution"
    SINGULAR = "singular"
    """Known by name all over France."""


class Occupation(NamedTuple):
    """People in France of an occupation, and where they are few."""

    people: int
    where: Where


@lru_cache(maxsize=1)
def professions() -> Phrases[Occupation]:
    """Read the table, once per process."""
    table = FILE.read_text(encoding="ascii")
    return Phrases(
        (name, Occupation(int(people), Where(where))) for names, (people, where) in rows(table) for name in names
    )

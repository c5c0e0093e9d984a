"""How many people a named establishment, a ward or a room takes in over a year.

Sources: DREES, « Les établissements de santé », édition 2025 (2023: 2,965 hospitals, 13.2 million patients, 5.5 days
a stay in acute care) and enquête Ehpa 2019 (7,500 nursing homes, 80 residents each); Éducation nationale, « Repères et
références statistiques » (130 pupils a primary school, 480 a collège, 700 a lycée). Each figure is that of a small one
of its kind, rounded down; an establishment of no known kind counts as a nursing home.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from detectors.lexicons import words as listed

UNKNOWN: Final = 80
ROOM: Final = 60
"""A year holds 66 stays of 5.5 days in one bed."""
WARD: Final = 1_000
"""Twenty beds, at three quarters of that pace."""

_KINDS = (
    (listed("chu chru chr aphp hcl universitaire"), 50_000),
    (
        listed("necker salpetriere bichat cochin tenon beaujon lariboisiere pompidou mondor debre trousseau bicetre"),
        20_000,
    ),
    (listed("roussy curie brousse purpan rangueil timone pellegrin pontchaillou hautepierre edouard herriot"), 20_000),
    (listed("hopital hopitaux hospitalier hospitaliere ch ght chic institut"), 5_000),
    (listed("clinique polyclinique urgences maternite pharmacie laboratoire"), 2_000),
    (listed("lycee universite faculte usine mairie caserne"), 500),
    (listed("college prison penitentiaire detention arret"), 300),
    (listed("ehpad usld maternelle ecole retraite residence ephad cabinet"), 80),
    (listed("foyer mas fam ime itep esat sessad creche micro creches appartement pension"), 30),
)
_SMALLEST_LAST = tuple(reversed(_KINDS))


def intake(facility: Iterable[str]) -> int:
    """Give the people whom an establishment takes in over a year, by the plain words of its name."""
    known = set(facility)
    return next((people for kind, people in _SMALLEST_LAST if not known.isdisjoint(kind)), UNKNOWN)


def ward(unit: Sequence[str]) -> int:
    """Give the people whom a ward, or a room when a number is said, takes in over a year."""
    return ROOM if any(char.isdigit() for word in unit for char in word) else WARD

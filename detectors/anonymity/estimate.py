"""How many people in France fit a profile, and what brings the number down.

Traits are taken as independent: people = France x the share of each. Where traits cluster more people fit
(viticulteurs live in Chablis), where they exclude each other fewer do; figures are rounded down everywhere, and hard
rules stand above the product where re-identification was shown.
"""

from dataclasses import dataclass
from math import prod
from typing import Final

from detectors.anonymity import establishments
from detectors.anonymity.profile import Profile, Trait
from detectors.lexicons.population import FRANCE, OLDEST, people

K: Final = 10
"""Fewer people than this is identifying on an open service.

Counts of French patients and stays are not let out below 11 (CASD, rules for output from PMSI data), nor squares of
fewer than 11 households (INSEE, Filosofi); EMA policy 0070 takes 0.09, one in eleven, as the greatest risk for data
given to the public.
"""
TWO: Final = 2
BUCKETS: Final = (1, 5, 10, 20, 50, 100, 1_000, 10_000, 100_000, 1_000_000, 100_000_000)

PATIENTS: Final = 0.19
"""Share of people who are in a hospital at least once in a year: 13.2 million (DREES, 2023)."""
DAY: Final = 1 / 365
"""Of those whom an establishment takes in over a year, the share of one day."""
DAY_ANYWHERE: Final = 1_000_000 / FRANCE
"""Where no establishment is told: visits to a doctor on one day, 5.5 a year each (OECD, Health at a Glance 2023)."""

PMSI: Final = 4
"""At most: age, sex, postcode, establishment and date of entry find 89 % of the patients of a year in the national PMSI
data, and all who came twice (D. Blum, hearing at the Assemblée nationale; data of 2008, again with 2013)."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many people fit.

    Attributes:
        people: Expected number, 1 at least.
        bucket: Least of `BUCKETS` above `people`; 1 says that one person fits (fewer than 2 are expected).
        because: What brings the number down, what narrows most first.
    """

    people: float
    bucket: int
    because: tuple[Trait, ...]


def estimate(told: Profile) -> Estimate:
    """Estimate how many people in France fit; all of them where nothing is told."""
    shares = _shares(told)
    number = max(1.0, min(expected(told), _cap(told)))
    traits = sorted((trait for trait in shares if shares[trait] < 1), key=shares.__getitem__)
    return Estimate(number, bucket(number), tuple(traits))


def expected(told: Profile) -> float:
    """Give the number of people that independence makes expect, a fraction of one included."""
    return FRANCE * prod(_shares(told).values())


def bucket(number: float) -> int:
    """Give the least of `BUCKETS` that is above a number of people; 1 below 2."""
    return BUCKETS[0] if number < TWO else next((bound for bound in BUCKETS if bound > number), BUCKETS[-1])


def _shares(told: Profile) -> dict[Trait, float]:
    """Give the share of people that each trait leaves, of those that the ones before it leave."""
    of_sex = people(0, OLDEST, told.sex)
    return {
        Trait.SITUATION: 1 / FRANCE if told.singular else 1.0,
        Trait.SEX: of_sex / FRANCE,
        Trait.AGE: _of_age(told) / of_sex,
        Trait.PLACE: _part(told.inhabitants),
        **_of_establishment(told),
        Trait.PROFESSION: 1 / FRANCE if told.sole else _part(told.colleagues),
        Trait.ORIGIN: _part(told.origins),
        Trait.DISEASE: 1.0 if told.per_million is None else min(1.0, told.per_million / 1_000_000),
        Trait.FAMILY: told.relatives,
    }


def _part(number: int | None) -> float:
    return 1.0 if number is None else max(1, min(number, FRANCE)) / FRANCE


def _of_age(told: Profile) -> float:
    return people(told.youngest or 0, OLDEST if told.oldest is None else told.oldest, told.sex)


def _of_establishment(told: Profile) -> dict[Trait, float]:
    """Give the shares of an establishment, a ward and a date.

    Where somebody lives and where he is treated go together: of those who live there, who is in hospital in the year,
    and no more than the establishment takes in. A ward of an establishment and the establishment narrow alike.
    """
    said = [trait for trait, is_said in ((Trait.FACILITY, told.facility), (Trait.UNIT, told.unit)) if is_said]
    if not said:
        return {Trait.DATE: DAY_ANYWHERE if told.dated else 1.0}
    intake = establishments.UNKNOWN if told.intake is None else told.intake
    neighbours = FRANCE * _part(told.inhabitants)
    share = min(intake, PATIENTS * neighbours) / neighbours
    return {**dict.fromkeys(said, share ** (1 / len(said))), Trait.DATE: DAY if told.dated else 1.0}


def _cap(told: Profile) -> float:
    """Give the greatest number that the hard rules leave."""
    aged = told.youngest is not None or told.oldest is not None
    if (told.facility or told.unit) and told.dated and (aged or told.sex is not None):
        return PMSI
    return FRANCE

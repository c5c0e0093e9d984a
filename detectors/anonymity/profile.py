"""What is told of one person, in numbers that carry no text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from detectors.lexicons.population import OLDEST, people


class Sex(StrEnum):
    """As the civil registry has it, and as population figures do."""

    WOMAN = "woman"
    MAN = "man"


class Trait(StrEnum):
    """What narrows down who somebody is."""

    AGE = "age"
    SEX = "sex"
    PLACE = "place"
    FACILITY = "facility"
    UNIT = "unit"
    DATE = "date"
    PROFESSION = "profession"
    ORIGIN = "origin"
    DISEASE = "disease"
    FAMILY = "family"
    SITUATION = "situation"


@dataclass(frozen=True, slots=True)
class Profile:
    """What is told of one person; None and False where nothing is.

    Attributes:
        youngest: Least age in years that fits.
        oldest: Greatest age in years that fits; 0 to 0 for an infant.
        sex: Of the person.
        inhabitants: Of the smallest place that is said to be the person's; of a département where only that is said.
        facility: A named establishment of care, work or school.
        intake: People whom the smallest establishment or ward told takes in over a year; told with either of them.
        unit: A ward, room or bed.
        dated: When something happened to the person: a calendar date, or a day counted from today.
        colleagues: People in France of the same occupation.
        sole: Whether there is but one such person in a place, or in an establishment: its mayor, its midwife.
        origins: People in France of the same origin.
        per_million: People alive with the rarest disease told, per million inhabitants.
        relatives: Share of people with such a family: triplets, nine children; 1 when nothing is told.
        singular: A fact that points to one person: only survivor, dean of the village, first to be grafted.
    """

    youngest: int | None = None
    oldest: int | None = None
    sex: Sex | None = None
    inhabitants: int | None = None
    facility: bool = False
    intake: int | None = None
    unit: bool = False
    dated: bool = False
    colleagues: int | None = None
    sole: bool = False
    origins: int | None = None
    per_million: float | None = None
    relatives: float = 1.0
    singular: bool = False

    def with_more(self, other: "Profile") -> "Profile":
        """Give what both tell of the same person: of two figures the one that fewer people fit.

        Ages that exclude each other are of two people, as are two sexes: the reading that fits fewest of them stands.
        The order does not matter, and no share of people ever grows.
        """
        told: dict[str, Any] = {name: _narrower(getattr(self, name), getattr(other, name)) for name in _FIGURES}
        youngest, oldest, sex = min(_readings(self, other), key=rarity)
        return Profile(**told, youngest=youngest, oldest=oldest, sex=sex)


NOBODY = Profile()
"""Nothing is told: anybody fits."""

type Person = tuple[int | None, int | None, Sex | None]
"""The least age, the greatest one and the sex of one person."""
_OF_A_READING = frozenset({"youngest", "oldest", "sex"})
_FIGURES = tuple(field.name for field in fields(Profile) if field.name not in _OF_A_READING)


def _narrower[T: (int, float)](one: T | None, other: T | None) -> T | None:
    if one is None or other is None:
        return one if other is None else other
    return max(one, other) if isinstance(one, bool) else min(one, other)


def _readings(one: Profile, other: Profile) -> Iterator[Person]:
    """Give the persons that two profiles may be of: of the ages of both where some fit, of either where none does."""
    youngest, oldest = _told(max, one.youngest, other.youngest), _told(min, one.oldest, other.oldest)
    ages = [(youngest, oldest)]
    if youngest is not None and oldest is not None and youngest > oldest:
        ages = [(one.youngest, one.oldest), (other.youngest, other.oldest)]
    sexes: list[Sex | None] = [sex for sex in Sex if sex in (one.sex, other.sex)] or [None]
    yield from ((*age, sex) for age in ages for sex in sexes)


def _told(choice: Callable[[list[int]], int], one: int | None, other: int | None) -> int | None:
    told = [age for age in (one, other) if age is not None]
    return choice(told) if told else None


def rarity(person: Person) -> tuple[float, int]:
    """Give how many people in France fit an age and a sex, and their least age, to tell equals apart."""
    youngest, oldest, sex = person
    low, high = youngest or 0, OLDEST if oldest is None else oldest
    return people(low, high, sex), low

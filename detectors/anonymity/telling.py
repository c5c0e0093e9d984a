"""What a text tells of one person, in numbers: its findings, and the words around them.

Only findings say an age, a town, a date, a ward or an establishment: what the general question holds ("chez la femme
de 65 ans") is of nobody. Départements, occupations, families, days counted from today, rare diseases and bands of age
beside a person are read in the words of a text where something else was found of somebody.

Where several people are told, a mother of 34 and a son of 6, the age that fits fewest people stands, with the sex said
beside it: ages are never crossed into a person who cannot be, and whoever is the easiest to find is protected.
"""

from collections.abc import Iterator, Sequence

from detectors.anonymity import establishments
from detectors.anonymity.ages import ages, bands
from detectors.anonymity.days import is_dated
from detectors.anonymity.families import relatives
from detectors.anonymity.illnesses import rarest
from detectors.anonymity.occupations import is_common, work
from detectors.anonymity.places import inhabitants
from detectors.anonymity.profile import NOBODY, Person, Profile, rarity
from detectors.anonymity.sexes import sex_of, sex_told
from detectors.anonymity.words import Words
from detectors.finding import HEALTH, Category, Finding
from detectors.lexicons.origins import UNKNOWN, origins

_OF_NOBODY = HEALTH | {Category.ENCODED_CONTENT}
_WHERE = frozenset({Category.FACILITY, Category.UNIT})
_YEAR = 4


def profile(text: str, findings: Sequence[Finding], *, real: bool = False) -> Profile:
    """Read what a text tells of somebody.

    Args:
        text: The text.
        findings: What was found in it; spans are of this text.
        real: Whether it is known to speak of somebody; failing that, health alone is nobody's.
    """
    categories = {finding.category for finding in findings}
    if categories <= _OF_NOBODY and not real:
        return NOBODY
    words = Words(text)
    youngest, oldest, sex = _reading(words, findings)
    home = min(inhabitants(words, findings), default=None)
    jobs = list(work(words, findings, home))
    return Profile(
        youngest=youngest,
        oldest=oldest,
        sex=sex,
        inhabitants=home,
        facility=Category.FACILITY in categories,
        intake=min(_intakes(words, findings), default=None),
        unit=Category.UNIT in categories,
        dated=_is_dated(words, findings),
        colleagues=min((job.people for job in jobs), default=None),
        sole=any(job.sole for job in jobs),
        origins=min((_from(words, origin) for origin in _of(Category.ORIGIN, findings)), default=None),
        per_million=rarest(words),
        relatives=relatives(words),
        singular=any(not is_common(words, situation) for situation in _of(Category.SITUATION, findings)),
    )


def _of(category: Category, findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.category is category]


def _reading(words: Words, findings: Sequence[Finding]) -> Person:
    """Give the age and the sex that fit fewest people, among those said together; else the sex alone."""
    told = list(_readings(words, findings))
    sex = sex_told(words)
    return min(((y, o, said or sex) for y, o, said in told), key=rarity, default=(None, None, sex))


def _readings(words: Words, findings: Sequence[Finding]) -> Iterator[Person]:
    for start, band in bands(words):
        place = words.at(start)
        yield *band, sex_of(words, place, place)
    for finding in _of(Category.AGE, findings):
        if said := ages(words.flat[finding.start : finding.end]):
            yield *said, sex_of(words, *words.inside(finding))


def _intakes(words: Words, findings: Sequence[Finding]) -> Iterator[int]:
    yield from (establishments.intake(words.of(facility)) for facility in _of(Category.FACILITY, findings))
    yield from (establishments.ward(words.of(unit)) for unit in _of(Category.UNIT, findings))


def _is_dated(words: Words, findings: Sequence[Finding]) -> bool:
    """Tell whether a day is told; one counted from today says nothing without where somebody was."""
    if any(_is_day(words, date) for date in _of(Category.DATE, findings)):
        return True
    return any(finding.category in _WHERE for finding in findings) and is_dated(words)


def _is_day(words: Words, date: Finding) -> bool:
    """Tell a day or a month from a year alone, of which the PMSI evidence says nothing."""
    said = words.of(date)
    return len(said) != 1 or len(said[0]) != _YEAR


def _from(words: Words, origin: Finding) -> int:
    return min((run.value for run in origins().within(words.of(origin))), default=UNKNOWN)

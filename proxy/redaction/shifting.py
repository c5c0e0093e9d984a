"""Dates moved by a number of days that only the conversation knows, and written as they were: intervals survive."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain
from operator import itemgetter
from typing import Final

from detectors.anonymity.words import flattened
from detectors.canonical import fold
from proxy.redaction.calendar import Calendar
from proxy.redaction.capitals import cased
from proxy.redaction.moments import Moment, Spelled, moments, spelled

type Places = Mapping[str, tuple[int, int]]

_DAYS_OF_A_MONTH, _MONTHS = 30.4375, 12
_MONTH_NAMES: Final = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet"),
    *("août", "septembre", "octobre", "novembre", "décembre"),
)
_SHORT_MONTHS: Final = (
    *("janv", "févr", "mars", "avr", "mai", "juin"),
    *("juil", "août", "sept", "oct", "nov", "déc"),
)
_WEEKDAYS: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_SHORT: Final = 3


def shifted(words: str, calendar: Calendar, days: int) -> str | None:
    """Write a date, or a range of dates, moved by some days; None where not all of it can be read and written back.

    A month without a day moves by whole months, so that no two become one; a year alone does not move.

    Args:
        words: The date as it is written, in French or in figures.
        calendar: What gives a year to the days without one.
        days: How far it moves; not 0.
    """
    said = spelled(words) if fold(words).text == words == words.strip() else ()
    moved = [_moved(each.moment, calendar, days) for each in said]
    known = [moment for moment in moved if moment is not None]
    if not said or len(known) != len(moved):
        return None
    written = _written(words, said, known, days)
    return written if written and written != words and _reads(written, known) else None


def _moved(moment: Moment, calendar: Calendar, days: int) -> Moment | None:
    if moment.day is not None:
        day = calendar.day(moment)
        return _after(day, days, with_year=moment.year is not None) if day else None
    if moment.month is None or moment.year is None:
        return None
    months = moment.year * _MONTHS + moment.month - 1 + round(days / _DAYS_OF_A_MONTH)
    return Moment(months // _MONTHS, months % _MONTHS + 1)


def _after(day: date, days: int, *, with_year: bool) -> Moment:
    moved = day + timedelta(days)
    return Moment(moved.year if with_year else None, moved.month, moved.day)


def _reads(written: str, known: Sequence[Moment]) -> bool:
    """Whether what was written is read as what was meant: of a range, the last date says the year."""
    read = moments(written)
    return len(read) == len(known) and all(
        (one.month, one.day) == (other.month, other.day) for one, other in zip(read, known, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Style:
    """How a date or a range is written.

    Attributes:
        words: As it was.
        name: The name of its month, where it has one.
        last: Where the parts of its last day stand.
        month: The month of its last day once moved.
        days: How far it moves.
    """

    words: str = field(repr=False)
    name: str | None = field(repr=False)
    last: Places
    month: int | None
    days: int

    def parts(self, places: Places, moment: Moment) -> Iterator[tuple[tuple[int, int], str | None]]:
        """Write each part of a moved date in its place; None for one that cannot be."""
        padded = _is_padded(self.words, places)
        for kind, (start, end) in places.items():
            match kind:
                case "day":
                    yield (start, _after_ordinal(self.words, end)), self._day(places, moment, padded=padded)
                case "month":
                    yield (start, end), _figure(moment.month or 0, padded=padded)
                case "year":
                    yield (start, end), f"{moment.year:04d}"
                case "yy":
                    yield (start, end), f"{(moment.year or 0) % 100:02d}"
                case "name":
                    yield (start, end), _named(self.words[start:end], moment.month or 0)
                case _:
                    yield (start, end), _weekday(self.words[start:end], self.days)

    def _day(self, places: Places, moment: Moment, *, padded: bool) -> str | None:
        """Write a day; « 1er mars », and its own month where it is no longer the last one's: « 28 mars au 2 avril »."""
        first = moment.day == 1 and self.name is not None and not padded
        day = "1er" if first else _figure(moment.day or 0, padded=padded)
        if not {"month", "name"}.isdisjoint(places) or moment.month == self.month:
            return day
        if self.name is None:
            return f"{day}/{_figure(moment.month or 0, padded=_is_padded(self.words, self.last))}"
        name = _named(self.name, moment.month or 0)
        return name and f"{day} {name}"


def _written(words: str, said: Sequence[Spelled], moved: Sequence[Moment], days: int) -> str | None:
    name = next((words[slice(*each.places["name"])] for each in said if "name" in each.places), None)
    style = _Style(words, name, said[-1].places, moved[-1].month, days)
    parts = chain.from_iterable(style.parts(each.places, moment) for each, moment in zip(said, moved, strict=True))
    at, out = 0, list[str]()
    for (start, end), part in sorted(parts, key=itemgetter(0)):
        if part is None:
            return None
        out += [words[at:start], part]
        at = end
    return "".join([*out, words[at:]])


def _figure(number: int, *, padded: bool) -> str:
    return f"{number:02d}" if padded else str(number)


def _is_padded(words: str, places: Places) -> bool:
    """Whether figures are written in two digits: 03/04, and 14/12 for want of another sign; not 3/12, nor 12 mars."""
    figures = [words[slice(*places[name])] for name in ("day", "month") if name in places]
    if "name" in places or "month" not in places:
        return any(figure.startswith("0") for figure in figures)
    return all(len(figure) > 1 for figure in figures)


def _after_ordinal(words: str, end: int) -> int:
    return end + len("er") if words[end : end + len("er")].lower() == "er" else end


def _named(was: str, month: int) -> str | None:
    """Write the name of a month as another was: whole or short, with or without accents, small or capital."""
    bare = flattened(was)
    for names in (_MONTH_NAMES, _SHORT_MONTHS):
        known = {flattened(name): name for name in names}
        if bare in known:
            is_bare = was.lower() == bare != known[bare]
            return cased(flattened(names[month - 1]) if is_bare else names[month - 1], was)
    return None


def _weekday(was: str, days: int) -> str | None:
    plain = flattened(was)
    for length in (None, _SHORT):
        names = [name[:length] for name in _WEEKDAYS]
        if plain in names:
            return cased(names[(names.index(plain) + days) % len(names)], was)
    return None

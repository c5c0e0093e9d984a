"""Dates counted from one day of a conversation, so that what lay between them survives and when they were does not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from proxy.redaction.moments import Moment

_SOME_YEAR: Final = 2023
"""Where no date of a conversation has a year; days between two dates are then those of a common year."""
_MOST_DAYS, _MOST_MONTHS, _MONTHS = 9_999, 999, 12


@dataclass(frozen=True, slots=True)
class Calendar:
    """The day from which a conversation's dates are counted. In memory only: `repr` shows none of it.

    It stays once it is set: what was sent already keeps its meaning.
    """

    _zero: date | None = None
    _is_of_some_year: bool = False

    def __repr__(self) -> str:
        return f"Calendar({'set' if self._zero else ''})"

    def anchored(self, told: Iterable[Moment]) -> "Calendar":
        """Count from the earliest whole date told; failing that from the first day, the earliest month or year."""
        said = list(told)
        days = sorted(day for each in said if (day := _whole(each)))
        if self._zero is None:
            return Calendar(days[0]) if days else _partly(said)
        if self._is_of_some_year and days:
            first = _nearest(Moment(None, self._zero.month, self._zero.day), days[0])
            return replace(self, _zero=first or self._zero, _is_of_some_year=False)
        return self

    def said(self, moment: Moment) -> str | None:
        """Say a date as what lies between it and the day; None where that cannot be known."""
        if self._zero is None:
            return None
        if moment.day is not None:
            day = self.day(moment)
            return _days(day, self._zero) if day else None
        if self._is_of_some_year or moment.year is None:
            return None
        years = moment.year - self._zero.year
        months = years * _MONTHS + (moment.month or 0) - self._zero.month
        if moment.month is None or abs(months) > _MOST_MONTHS:
            return _years(years)
        return _counted(months, "mois") if months else "[mois de J0]"

    def day(self, moment: Moment) -> date | None:
        """Give the day that a date is; one without a year is of the year that brings it nearest."""
        if moment.year is not None or self._zero is None:
            return _whole(moment)
        return _nearest(moment, self._zero)


def _partly(said: list[Moment]) -> Calendar:
    """Count from what is told in part only."""
    for each in said:
        if each.day is not None and (day := _dated(_SOME_YEAR, each)):
            return Calendar(day, _is_of_some_year=True)
    starts = [date(each.year, each.month or 1, 1) for each in said if each.year is not None]
    return Calendar(min(starts, default=None))


def _whole(moment: Moment) -> date | None:
    return _dated(moment.year, moment) if moment.year and moment.day else None


def _dated(year: int, moment: Moment) -> date | None:
    try:
        return date(year, moment.month or 0, moment.day or 0)
    except ValueError:
        return None


def _nearest(moment: Moment, zero: date) -> date | None:
    """Give the day without a year the one that brings it nearest."""
    return min(_around(moment, zero), key=lambda day: abs(day - zero), default=None)


def _around(moment: Moment, zero: date) -> Iterator[date]:
    for year in (zero.year, zero.year - 1, zero.year + 1):
        if day := _dated(year, moment):
            yield day


def _days(day: date, zero: date) -> str:
    days = (day - zero) // timedelta(days=1)
    if abs(days) > _MOST_DAYS:
        return _years(day.year - zero.year)
    return _counted(days) if days else "[J0]"


def _years(years: int) -> str:
    return _counted(years, "an" if abs(years) == 1 else "ans") if years else "[année de J0]"


def _counted(number: int, unit: str = "") -> str:
    sign = "+" if number > 0 else "-"
    return f"[J0 {sign} {abs(number)}{unit and f' {unit}'}]"

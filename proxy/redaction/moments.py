"""A calendar date as somebody writes it, whole or in part: 12/03/2024, 12 mars, mars 2024, 2019, du 12 au 15/03."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from detectors.anonymity.words import flattened
from detectors.canonical import fold

_MONTHS: Final = {
    month: number
    for number, stems in enumerate(
        (
            *(("jan", "ene"), ("fev", "feb"), ("mar",), ("avr", "apr", "abr"), ("mai", "may"), ("juin", "jun")),
            *(("juil", "jul"), ("aou", "aug", "ago"), ("sep",), ("oct",), ("nov",), ("dec", "dic")),
        ),
        1,
    )
    for month in stems
}
_STEMS: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_NAMED = rf"(?P<name>(?:{_STEMS})[a-z]*)\.?"
_DAY, _MONTH, _YEAR, _SHORT = r"(?P<day>\d{1,2})", r"(?P<month>\d{1,2})", r"(?P<year>(?:19|20)\d\d)", r"'?(?P<yy>\d\d)"
_SIGN, _BLANK = r"\s?[/|.\-–\\ ]\s?", r"[\s\-./,]{0,3}(?:del?\s|of\s)?"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}[/.\-]{_MONTH}[/.\-]{_DAY}(?:t[\d:]*z?)?",
        r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:t\d{4,6}z?)?",
        r"(?P<day>\d\d)(?P<month>\d\d)(?P<year>(?:19|20)\d\d)",
        rf"{_DAY}{_SIGN}{_MONTH}{_SIGN}(?:{_YEAR}|{_SHORT})",
        rf"{_DAY}(?:er|st|nd|rd|th|[ºª°])?,?{_BLANK}{_NAMED}(?:{_BLANK}(?:{_YEAR}|{_SHORT}))?",
        rf"{_NAMED}\s?{_DAY}(?:st|nd|rd|th)?,?\s?{_YEAR}",
        rf"{_NAMED}{_BLANK}(?:{_YEAR}|{_SHORT})",
        rf"{_MONTH}{_SIGN}{_YEAR}",
        rf"{_DAY}\s?[/.]\s?{_MONTH}",
        rf"{_YEAR}",
    )
)
"""Writings of a date, in plain spelling, the longest first; all of it must fit."""
_WEEKDAY = re.compile(r"^(?P<weekday>(?:lun|mar|mer|jeu|ven|sam|dim)(?:di|credi|dredi|edi|anche)?)\.?,?\s(?=\d)")
_RANGE = re.compile(
    rf"^(?:du\s)?(?P<day>\d{{1,2}})(?:er)?(?:\s?/\s?{_MONTH}|\s{_NAMED})?\s?(?:au|a|et|ou|[\-–])\s?(?:le\s)?(?P<last>\S.*)$"
)
_LETTERS_AND_SIGNS = 64
_CENTURY, _LAST_OF_2000 = 100, 50
_YEARS, _MONTH_COUNT, _DAYS = range(1900, 2100), 12, 31


class Moment(NamedTuple):
    """A date as far as it is said: a day with or without its year, a month, or a year."""

    year: int | None
    month: int | None = None
    day: int | None = None


class Spelled(NamedTuple):
    """A date, and where each part of it stands: a day, a month or its name, a year or its two last digits, a weekday.

    Places are code points of the plain spelling, which is as long as what was written but for some disguises.
    """

    moment: Moment
    places: Mapping[str, tuple[int, int]]


def moments(words: str) -> tuple[Moment, ...]:
    """Read a date, or the first and the last day of a range; nothing where any part cannot be read."""
    return tuple(each.moment for each in spelled(words))


def spelled(words: str) -> tuple[Spelled, ...]:
    """Read a date, or the first and the last day of a range, with the places of their parts."""
    flat = flattened(fold(words).text).replace("’", "'").strip()
    if len(flat) > _LETTERS_AND_SIGNS:
        return ()
    if whole := _one(flat):
        return (whole,)
    ends = _RANGE.match(flat)
    last = _one(ends["last"], ends.start("last")) if ends else None
    if ends is None or last is None or last.moment.day is None:
        return ()
    said = _said({**ends.groupdict(), "year": None})
    first = said._replace(year=last.moment.year, month=said.month or last.moment.month)
    return (Spelled(first, _places(ends, 0)), last) if _is_possible(first) else ()


def _one(flat: str, offset: int = 0) -> Spelled | None:
    """Read one date that stands `offset` code points from the start."""
    weekday = _WEEKDAY.match(flat)
    text = flat[weekday.end() :] if weekday else flat
    before = _places(weekday, offset) if weekday else {}
    if re.fullmatch(r"(?:\d\s{1,2}){7}\d", text):  # the boxes of a form
        text = re.sub(r"\s", "", text)
    for form in _FORMS:
        if (found := form.fullmatch(text)) and _is_possible(said := _said(found.groupdict())):
            return Spelled(said, before | _places(found, offset + (weekday.end() if weekday else 0)))
    return None


def _places(found: re.Match[str], offset: int) -> dict[str, tuple[int, int]]:
    return {
        name: (found.start(name) + offset, found.end(name) + offset)
        for name, part in found.groupdict().items()
        if part is not None and name != "last"
    }


def _said(parts: dict[str, str | None]) -> Moment:
    name, month, day = parts.get("name"), parts.get("month"), parts.get("day")
    stem = re.match(_STEMS, name) if name else None
    number = _MONTHS[stem[0]] if stem else int(month) if month else None
    return Moment(_year(parts), number, int(day) if day else None)


def _year(parts: dict[str, str | None]) -> int | None:
    if whole := parts.get("year"):
        return int(whole)
    if short := parts.get("yy"):
        return int(short) + (2000 if int(short) < _LAST_OF_2000 else 2000 - _CENTURY)
    return None


def _is_possible(said: Moment) -> bool:
    year, month, day = said
    return (
        (year is None or year in _YEARS)
        and (month is None or 1 <= month <= _MONTH_COUNT)
        and (day is None or 1 <= day <= _DAYS)
    )

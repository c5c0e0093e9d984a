"""Dates whose day or year is in words: « douze mars mille neuf cent quatre-vingt-cinq »."""

import re
from collections.abc import Iterator, Sequence

from detectors.canonical.dictation import GAP
from detectors.canonical.edits import Edit
from detectors.canonical.lowering import lowered
from detectors.canonical.numbers import WORD, normal, read, read_year

_MONTH = re.compile(
    r"[ \t\n\-–(/.,«\"'’:](?P<month>janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre"
    r"|novembre|d[ée]cembre)(?!\w)"
)
_WORDS = rf"{WORD}(?:{GAP}(?:et{GAP})?{WORD}){{0,8}}"
_DAY = re.compile(
    rf"(?<!\w)(?:(?P<first>premier)|(?P<figures>\d{{1,2}}(?:er)?)|(?P<words>{_WORDS}))\s(?:de\s|du\smois\sde\s)?$"
)
_YEAR = re.compile(rf"\s(?:de\sl['’]an(?:née)?\s|de\s)?(?P<words>{_WORDS})")
_PIECE = re.compile(r"\w+")
_DAY_REACH, _YEAR_REACH = 40, 90
_DAYS = 31
_YEARS = range(1850, 2100)
_SHORT_YEARS = range(100)


def edits(text: str) -> Sequence[Edit]:
    """Write the figures of the words beside the name of a month."""
    low = lowered(text)
    found: list[Edit] = []
    for month in _MONTH.finditer(low):
        found += _date(low, month, found[-1].end if found else 0)
    return found


def _date(low: str, month: re.Match[str], done: int) -> Iterator[Edit]:
    start = max(done, month.start("month") - _DAY_REACH)
    day = _DAY.search(low[start : month.start("month")])
    year = _year(low, month.end(), complete=day is not None)
    if day and day["first"]:
        yield Edit(start + day.start("first"), start + day.end("first"), "1er")
    elif day and day["words"]:
        said = _day(day["words"], start + day.start("words"))
        yield from [said] if said and (said.plain != "1" or year) else ()
    if year:
        yield year


def _day(said: str, start: int) -> Edit | None:
    """Read the number that the words end with: « chambre douze le trois » leaves the twelve alone."""
    pieces = [*_PIECE.finditer(said)]
    words = [normal(piece[0]) for piece in pieces]
    for at, piece in enumerate(pieces):
        number = read(words, at)
        if number and number.after == len(words) and 1 <= int(number.figures) <= _DAYS:
            return Edit(start + piece.start(), start + len(said), number.figures)
    return None


def _year(low: str, at: int, *, complete: bool) -> Edit | None:
    """Read the year after a month; one of two figures needs a day before the month."""
    year = _YEAR.match(low, at, at + _YEAR_REACH)
    if not year:
        return None
    start, pieces = year.start("words"), [*_PIECE.finditer(year["words"])]
    number = read_year([normal(piece[0]) for piece in pieces], 0)
    if not number or int(number.figures) not in _YEARS:
        short = number and complete and len(number.figures) == len("58") and int(number.figures) in _SHORT_YEARS
        if not number or not short:
            return None
    return Edit(start + pieces[0].start(), start + pieces[number.after - 1].end(), number.figures)

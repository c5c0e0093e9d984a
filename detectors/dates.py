"""The grammar of French calendar dates, for the recognizers of dates and of dates of birth.

Writings: figures with any separator, ISO 8601, eight digits, months in letters (French, English, Spanish), and days or
years in words, as eds-pseudo's templates (BSD-3) and French records show them. Expressions are bounded, and read
small letters.
"""

from collections.abc import Iterator

import regex

DAY = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])"
YEAR = r"(?:19|20)\d\d"
SEPARATOR = r"[ ]?[/|.\-–\\][ ]?"

MONTH = (
    r"(?:janv(?:ier)?|jan|f[ée]v(?:r(?:ier)?)?|mars|mar|avr(?:il)?|mai|juin|jun|juil(?:let)?|jul|ao[uû]t?"
    r"|sept?(?:embre)?|oct(?:obre)?|nov(?:embre)?|d[ée]c(?:embre)?"
    r"|january|february|feb|march|april|apr|may|june|july|august|aug|(?:sept|nov|dec)ember|october"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|se(?:p|pt)iembre|octubre|noviembre|diciembre)"
    r"(?![\p{L}])\.?"
)
_NUMBER = (
    r"(?:z[ée]ro|une?|premier|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize"
    r"|vingts?|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante|cents?|mille?)"
)
WORDS = rf"{_NUMBER}(?:[ \-]{{1,2}}(?:et[ \-])?{_NUMBER}){{0,9}}(?!\p{{L}})"
"""A number in French words, Belgian and Swiss ones included, left by whoever wrote only part of a date in words."""

WEEKDAY = r"(?:lun(?:di)?|mar(?:di)?|mer(?:credi)?|jeu(?:di)?|ven(?:dredi)?|sam(?:edi)?|dim(?:anche)?)\.?,?"

FIGURES = (
    rf"(?:{YEAR}[/.\-]{MONTH_NUMBER}[/.\-]{DAY}"
    rf"|{DAY}{SEPARATOR}{MONTH_NUMBER}{SEPARATOR}(?:{YEAR}|\d\d)"
    rf"|{DAY}[ ]{MONTH_NUMBER}[ ]{YEAR})"
)
"""Day, month and year in figures, separated."""
GLUED = (
    r"(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))"
)
"""Eight digits, in either order."""
SPACED = r"[0-3][ ]\d[ ]{1,2}[01][ ]\d[ ]{1,2}(?:1[ ]9|2[ ]0)[ ]\d[ ]\d"
"""Eight digits one by one, as from the boxes of a form."""
LETTERS = (
    rf"(?:(?:{WEEKDAY}\s)?(?:{DAY}(?:er|st|nd|rd|th|[ºª°])?|{WORDS}(?=\s)(?!\ssept\b)),?[\s\-./]?(?:de\s|of\s)?{MONTH}"
    rf"(?:[\s\-./,]{{0,2}}(?:del?\s)?(?:{YEAR}|['’]?\d\d|{WORDS})(?![\w%]|[.,:]\d|\s?(?:h|ans|mg|ml)\b))?"
    rf"|{MONTH}\s?{DAY}(?:(?:st|nd|rd|th)?,?\s?{YEAR}|st|nd|rd|th)"
    rf"|{MONTH}[\s\-./]?(?:de\s)?(?:{YEAR}|{WORDS}|['’]?(?:[3-9]\d|\d\d(?=\s?(?:[,;)\n]|\.\s|\.?$)))(?!\d|[.,]\d|\s?(?:ans|mg|%))))"
)
"""Dates with the month in letters: day and month, with or without a year, or month and year."""

_STEMS = (
    *(
        "jan",
        "fev",
        "fév",
        "feb",
        "mar",
        "avr",
        "apr",
        "abr",
        "mai",
        "may",
        "jui",
        "jun",
        "jul",
        "aou",
        "aoû",
        "aug",
        "ago",
    ),
    *("sep", "set", "oct", "nov", "dec", "déc", "dic", "ene"),
)
_LETTERS = regex.compile(rf"(?<![\p{{L}}\d]|\d[.,/]){LETTERS}")
_MONTH = regex.compile(MONTH)
_WINDOW = 48
_TIMEOUT = 2.0


def in_letters(text: str) -> Iterator[tuple[int, int]]:
    """Give the dates with a month in letters, in order; `text` is in small letters.

    Raises:
        TimeoutError: an expression took more than two seconds.
    """
    done = 0
    for month in _months(text):
        for match in _LETTERS.finditer(text, max(done, month - _WINDOW), month + _WINDOW, timeout=_TIMEOUT):
            if match.start() <= month < match.end():
                done = match.end()
                yield match.start(), done
                break


def _months(text: str) -> list[int]:
    """Give the places of the months; a digit glued before one is no obstacle: « 05nov »."""
    found: list[int] = []
    for stem in _STEMS:
        place = text.find(stem)
        while place >= 0:
            if (place == 0 or not text[place - 1].isalpha()) and _MONTH.match(text, place):
                found.append(place)
            place = text.find(stem, place + 3)
    return sorted(found)


_SPACED_RUN = regex.compile(r"(?<!\d)\d(?![\d/.])(?:[ ]{1,2}\d(?![\d/.]\d?)){7,60}+")
_EIGHT = regex.compile(r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:18|19|20)\d\d")
_OTHER_NUMBERS = tuple(regex.compile(number) for number in (r"[1-8]\d{14}", r"[1-8]\d{12}", r"0[1-9]\d{8}"))


def spaced(text: str) -> Iterator[tuple[int, int]]:
    """Give the dates written digit by digit, when dates, NIR and phone numbers make up the whole run of digits.

    Raises:
        TimeoutError: an expression took more than two seconds.
    """
    if " 1 " not in text and " 2 " not in text:
        return
    for run in _SPACED_RUN.finditer(text, timeout=_TIMEOUT):
        places = [place for place in range(run.start(), run.end()) if text[place] != " "]
        for first in _dates_in("".join(text[place] for place in places)) or ():
            yield places[first], places[first + 7] + 1


def _dates_in(digits: str, done: int = 0) -> list[int] | None:
    """Give where the dates of a run start; None when the run does not split in dates and other numbers."""
    if done == len(digits):
        return []
    for pattern in (_EIGHT, *_OTHER_NUMBERS):
        piece = pattern.match(digits, done)
        rest = _dates_in(digits, piece.end()) if piece else None
        if rest is not None:
            return [done, *rest] if pattern is _EIGHT else rest
    return None

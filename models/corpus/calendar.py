"""Dates and ages in the ways that carers write them."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from models.corpus.lists import listed

_MONTHS = listed("months")
_SHORT_MONTHS = listed("short_months")
_DAYS = listed("days")
_SMALL = listed("small_numbers")
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}
_BLANKS = ("", " ", " ", " ", " ")
_LATEST = date(2027, 12, 31)
_BIRTH_SPAN, _CARE_SPAN, _ANTECEDENT_SPAN = 98 * 365, 4 * 365, 40 * 365


def birth(rng: Random) -> date:
    """Draw a date of birth."""
    return _LATEST - timedelta(days=rng.randrange(60, _BIRTH_SPAN))


def care(rng: Random, *, antecedent: bool = False) -> date:
    """Draw a date of care; with `antecedent`, from the last forty years."""
    return _LATEST - timedelta(days=rng.randrange(_ANTECEDENT_SPAN if antecedent else _CARE_SPAN))


def written(day: date, style: str, rng: Random) -> str:
    """Write a date in a style of the skeletons; the empty style is any.

    Raises:
        ValueError: no such style.
    """
    style = style or rng.choice(_ANY)
    if style not in _STYLES:
        raise ValueError(f"no style of date: {style}")
    return _STYLES[style](day, rng)


def _numbers(day: date, rng: Random) -> str:
    sign = rng.choice("//////.--")
    return sign.join((f"{day.day:02}", f"{day.month:02}", _year(day, rng)))


def _words(day: date, rng: Random) -> str:
    months = rng.choice((_MONTHS, _MONTHS, _SHORT_MONTHS))
    return f"{_first(day.day)} {months[day.month - 1]} {day.year}"


def _month(day: date, rng: Random) -> str:
    return f"{day.month:02}/{day.year}" if rng.random() < _IN_FIGURES else f"{_MONTHS[day.month - 1]} {day.year}"


def _weekday(day: date, rng: Random) -> str:
    end = rng.choice(("", f" {day.year}"))
    return f"{_DAYS[day.weekday()]} {_first(day.day)} {_MONTHS[day.month - 1]}{end}"


def _dictated(day: date, rng: Random) -> str:
    return f"{spelled(day.day) if day.day > 1 else 'premier'} {_MONTHS[day.month - 1]} {spelled(day.year)}"


def _year(day: date, rng: Random) -> str:
    return f"{day.year % 100:02}" if rng.random() < _TWO_DIGITS else f"{day.year}"


_IN_FIGURES, _TWO_DIGITS, _SPELLED = 0.4, 0.2, 0.06
_ANY = ("num", "num", "num", "words", "words", "iso", "day", "short")
_STYLES: dict[str, Callable[[date, Random], str]] = {
    "num": _numbers,
    "words": _words,
    "short": lambda day, rng: f"{day.day:02}/{day.month:02}",
    "month": _month,
    "year": lambda day, rng: f"{day.year}",
    "iso": lambda day, rng: day.isoformat(),
    "day": _weekday,
    "dictated": _dictated,
    "compact": lambda day, rng: f"{day.day:02}{day.month:02}{_year(day, rng)}",
}


def age(style: str, rng: Random) -> str:
    """Write an age in a style of the skeletons.

    Raises:
        ValueError: no such style.
    """
    years = rng.randint(16, 101)
    match style:
        case "":
            return f"{spelled(years)} ans" if rng.random() < _SPELLED else f"{years}{rng.choice(_BLANKS)}ans"
        case "child":
            return f"{rng.randint(2, 17)} ans"
        case "baby":
            return rng.choice(
                (f"{rng.randint(1, 23)} mois", f"{rng.randint(1, 23)} mois", f"{rng.randint(2, 12)} semaines")
            )
        case "n":
            return f"{years}"
        case "short":
            return f"{years}{rng.choice(('a', ' a', ' A', 'A'))}"
        case _:
            raise ValueError(f"no style of age: {style}")


def spelled(number: int) -> str:
    """Spell a number under ten thousand: 1974 -> "mille neuf cent soixante-quatorze"."""
    if number >= 1000:  # noqa: PLR2004 - decimal places, here and below
        thousands = f"{spelled(number // 1000)} " if number >= 2000 else ""  # noqa: PLR2004
        return f"{thousands}mille {spelled(number % 1000)}".removesuffix(" zéro")
    if number >= 100:  # noqa: PLR2004
        hundreds = f"{spelled(number // 100)} " if number >= 200 else ""  # noqa: PLR2004
        return f"{hundreds}cent {spelled(number % 100)}".removesuffix(" zéro")
    if number < len(_SMALL):
        return _SMALL[number]
    tens = max(ten for ten in _TENS if ten <= number)
    rest = number - tens
    if not rest:
        return _TENS[tens]
    return f"{_TENS[tens]}{' et ' if rest in {1, 11} and tens < 80 else '-'}{spelled(rest)}"  # noqa: PLR2004


def _first(day: int) -> str:
    return "1er" if day == 1 else f"{day}"

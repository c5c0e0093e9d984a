"""Numbers, days and moments as French readers write them: the filters of the templates; moments in local time.

Spaces follow the Imprimerie nationale's « Lexique des règles typographiques »: narrow and unbreakable between
thousands and before % ; unbreakable before units.
"""

from datetime import date, datetime

NARROW, NBSP = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"

_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_SEVERAL = 2  # French has no plural below
_SMALLEST = 0.1  # of a percentage: smaller ones are said to be smaller
_KILO = 1024
_UNITS = ("octets", "Kio", "Mio", "Gio", "Tio")
_STEPS = ((86_400, "jour"), (3_600, "heure"), (60, "minute"), (1, "seconde"))


def number(value: int) -> str:
    """Write a whole number: 12 345, −3."""
    return f"{value:,}".replace(",", NARROW).replace("-", "\N{MINUS SIGN}")


def decimal(value: float) -> str:
    """Write a number with one decimal: 12,3."""
    whole, _, part = f"{abs(value):.1f}".partition(".")
    return f"{'\N{MINUS SIGN}' if value < 0 else ''}{number(int(whole))},{part}"


def counted(value: int, one: str, several: str = "") -> str:
    """Write a number of things; the plural takes an s where none is given: 1 demande, 2 demandes."""
    return f"{number(value)}{NBSP}{one if abs(value) < _SEVERAL else several or f'{one}s'}"


def part(value: int, whole: int) -> str:
    """Write a share of a whole as a percentage; a dash where the whole is nothing."""
    if not whole:
        return "–"
    percentage = 100 * value / whole
    if value and percentage < _SMALLEST:
        return f"<{NBSP}0,1{NARROW}%"
    return f"{decimal(percentage)}{NARROW}%"


def change(now: int, before: int) -> str:
    """Write how a count moved: « +12,0 % », « = », or that there was nothing to compare with."""
    if now == before:
        return "="
    if not before:
        return "nouveau"
    moved = 100 * (now - before) / before
    return f"{'+' if moved > 0 else ''}{decimal(moved)}{NARROW}%"


def compared(now: int, before: int, than: str, then: str) -> str:
    """Write how a count moved and since when: « +12,0 % sur un mois », or « rien le mois d'avant »."""
    return f"{change(now, before)} {than}" if before or not now else f"rien {then}"


def day(value: date | str) -> str:
    """Write a day in figures: 22/11/2026."""
    return f"{_date(value):%d/%m/%Y}"


def long_day(value: date | str) -> str:
    """Write a day in full: dimanche 22 novembre 2026, lundi 1er juin 2026."""
    at = _date(value)
    rank = "1er" if at.day == 1 else str(at.day)
    return f"{_DAYS[at.weekday()]} {rank}{NBSP}{_MONTHS[at.month - 1]} {at.year}"


def month(value: date | str) -> str:
    """Write a month: novembre 2026."""
    at = _date(value)
    return f"{_MONTHS[at.month - 1]} {at.year}"


def moment(value: datetime | str) -> str:
    """Write a moment to the second: 22/11/2026 à 09:30:00."""
    return f"{_local(value):%d/%m/%Y à %H:%M:%S}"


def minute(value: datetime | str) -> str:
    """Write a moment to the minute: 22/11/2026 09:30."""
    return f"{_local(value):%d/%m/%Y %H:%M}"


def zone(value: datetime | str) -> str:
    """Write the offset of local time at a moment: UTC+01:00."""
    offset = f"{_local(value):%z}"
    return f"UTC{offset[:3]}:{offset[3:]}"


def lasted(seconds: float) -> str:
    """Write a length of time in its largest unit: 3 heures."""
    length, unit = next((one for one in _STEPS if seconds >= one[0]), _STEPS[-1])
    return counted(int(seconds // length), unit)


def ago(value: datetime | str, now: datetime) -> str:
    """Write how long ago a moment was; a clock that is ahead is said to be."""
    seconds = (now - _local(value)).total_seconds()
    return f"il y a {lasted(seconds)}" if seconds >= 0 else f"dans {lasted(-seconds)} (horloges décalées)"


def size(octets: int) -> str:
    """Write a size: 1,2 Gio."""
    value, unit = float(octets), 0
    while value >= _KILO and unit < len(_UNITS) - 1:
        value, unit = value / _KILO, unit + 1
    return f"{number(octets) if unit == 0 else decimal(value)}{NBSP}{_UNITS[unit]}"


def _date(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _local(value: datetime | str) -> datetime:
    return (datetime.fromisoformat(value) if isinstance(value, str) else value).astimezone()

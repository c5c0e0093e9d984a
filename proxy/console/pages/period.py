"""The days that a page looks at, as its address says them: « ?periode=30 », or « ?du=2026-11-01&au=2026-11-15 »."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LENGTHS = (7, 30, 90, 180)
"""Days that are offered; 180 is how long a journal is usually kept (policies/bounds.py)."""

USUAL = 30

MOST = 366
"""Days that a page looks at: a year; each is drawn and told."""


@dataclass(frozen=True, slots=True)
class Period:
    """Whole UTC days, as the journal counts them: the first and the last, which is included.

    Attributes:
        since: The first.
        until: The last.
        length: Number of days, where one of the usual lengths was chosen; None for days of the reader's own.
        mistaken: Whether the address held days that could not be read, so that the usual ones are shown.
        shortened: Whether it held more than a year, so that the last days of it are shown.
    """

    since: date
    until: date
    length: int | None = None
    mistaken: bool = False
    shortened: bool = False

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of it."""
        return tuple(self.since + timedelta(days=index) for index in range((self.until - self.since).days + 1))

    @property
    def before(self) -> "Period":
        """As many days, just before."""
        length = self.until - self.since
        return Period(self.since - length - timedelta(days=1), self.since - timedelta(days=1))


def today() -> date:
    """The day that the journal writes now."""
    return datetime.now(UTC).date()


def last(length: int, until: date) -> Period:
    """Give so many days, up to one that is included."""
    return Period(until - timedelta(days=length - 1), until, length)


def period_of(params: Mapping[str, str], until: date) -> Period:
    """Give what an address asks for; the usual length up to `until` where it asks for nothing, or nothing readable."""
    if "du" in params or "au" in params:
        since, upto = day_of(params.get("du", "")), day_of(params.get("au", "")) or until
        if since is not None and since <= upto:
            first = max(since, upto - timedelta(days=MOST - 1))
            return Period(first, upto, shortened=first > since)
        return Period(*_usual(until), USUAL, mistaken=True)
    written = params.get("periode", str(USUAL))
    return last(int(written), until) if written in map(str, LENGTHS) else Period(*_usual(until), USUAL, mistaken=True)


def month_of(written: str, until: date) -> Period:
    """Give the days of a month written 2026-11; of the month before that of `until` where it cannot be read."""
    first = day_of(f"{written}-01") or (until.replace(day=1) - timedelta(days=1)).replace(day=1)
    return Period(first, _next_month(first) - timedelta(days=1))


def day_of(written: str) -> date | None:
    """Read a day written 2026-11-22; None for anything else, and for years that no journal has."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return day if day.year in range(2000, 2200) else None


def _usual(until: date) -> tuple[date, date]:
    return until - timedelta(days=USUAL - 1), until


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)

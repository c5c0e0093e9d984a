"""Decisions day by day, or week by week over a long time, and the drawing of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from proxy.console.charts.stacks import Stacks, stacked
from proxy.console.french import counted, day, number
from proxy.console.pages.period import Period
from proxy.store.views import Actions, Day

LONGEST_BY_DAY = 92
"""Days that are still told apart on a narrow screen; beyond, a bar is a week."""

_FEW = 8  # columns under which two days are enough


@dataclass(frozen=True, slots=True)
class Column:
    """One bar: its first and last day, and what was decided on them."""

    since: date
    until: date
    actions: Actions


@dataclass(frozen=True, slots=True)
class Trend:
    """A period cut into columns, in order; `weekly` where each is a week, from Monday."""

    columns: tuple[Column, ...]
    weekly: bool

    @property
    def drawing(self) -> Stacks:
        """Bars of it: what was let through at the bottom, what was blocked on top."""
        return stacked([by_action(column.actions) for column in self.columns])

    @property
    def highest(self) -> Column:
        """The column with the most decisions, the first of equals."""
        return max(self.columns, key=lambda column: column.actions.total)


def trend(period: Period, days: Iterable[Day]) -> Trend:
    """Lay decisions on a period; days without any are there too."""
    found = {one.day: one.actions for one in days}
    weekly = len(period.days) > LONGEST_BY_DAY
    spans = _weeks(period) if weekly else ((day, day) for day in period.days)
    return Trend(tuple(Column(since, until, _sum(found, since, until)) for since, until in spans), weekly)


def by_action(actions: Actions) -> dict[str, int]:
    """Give counts under their names, from the mildest to the strictest."""
    return {"allow": actions.allow, "redact": actions.redact, "block": actions.block}


def told(column: Column) -> str:
    """Say a column in words, for who points at it."""
    actions = column.actions
    span = day(column.since) if column.since == column.until else f"{day(column.since)} – {day(column.until)}"
    held = f"{counted(actions.redact, 'masquée')}, {counted(actions.block, 'bloquée')}"
    return f"{span} : {counted(actions.allow, 'laissée passer', 'laissées passer')}, {held}"


def described(trend: Trend, actions: Actions) -> str:
    """Say the whole drawing in words, for who cannot see it."""
    top = trend.highest
    when = f"la semaine du {day(top.since)}" if trend.weekly else f"le {day(top.since)}"
    return (
        f"{counted(actions.total, 'demande')}, dont {counted(actions.redact, 'masquée')} et "
        f"{counted(actions.block, 'bloquée')}. Le plus haut : {number(top.actions.total)}, {when}. "
        "Les mêmes chiffres sont dans le tableau qui suit."
    )


def landmarks(trend: Trend) -> tuple[date, ...]:
    """Give the days to write under the drawing: both ends, and the middle where there is room."""
    first, last = trend.columns[0].since, trend.columns[-1].until
    middle = trend.columns[len(trend.columns) // 2].since
    return (first, middle, last) if len(trend.columns) > _FEW else (first, last)


def _weeks(period: Period) -> Iterator[tuple[date, date]]:
    since = period.since
    while since <= period.until:
        sunday = since + timedelta(days=6 - since.weekday())
        yield since, min(sunday, period.until)
        since = sunday + timedelta(days=1)


def _sum(found: Mapping[date, Actions], since: date, until: date) -> Actions:
    days = [found[day] for day in Period(since, until).days if day in found]
    return Actions(sum(day.allow for day in days), sum(day.redact for day in days), sum(day.block for day in days))

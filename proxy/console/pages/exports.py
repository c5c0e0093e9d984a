"""« Exports »: what may be carried out, and in what form. Each is written in the console's journal before it leaves."""

from datetime import date, timedelta

from starlette.responses import Response

from proxy.console.page import Asked, Page
from proxy.console.pages.filters import filters_of, params_of
from proxy.console.pages.period import last, today
from proxy.console.pages.showing import show
from proxy.console.session import Right

_MONTHS = 12
_WEEK = 7
_COUNTED = 10_000


def exports(asked: Asked) -> Response:
    """Show what may be carried out of the decisions that the address asks for."""
    filters, now = filters_of(asked.request.query_params), today()
    return show(
        asked,
        "exports",
        filters=filters,
        query=filters.query,
        conditions=params_of(filters.query),
        count=asked.store.count(filters.query, at_most=_COUNTED),
        most=_COUNTED,
        months=months(now),
        week=last(_WEEK, now),
        may_export=asked.session.may(Right.EXPORT),
    )


def months(now: date) -> tuple[date, ...]:
    """Give the first days of the last twelve months, that of `now` first."""
    found = [now.replace(day=1)]
    while len(found) < _MONTHS:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return tuple(found)


PAGE = Page("/exports", "exports", exports, menu="Exports")

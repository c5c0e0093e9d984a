"""What the monthly report counts, beside the same of the month before."""

import json
from collections import Counter
from datetime import date, timedelta

from sqlalchemy import Connection, select

from proxy.store import keys, narrowing, tables
from proxy.store.overviews import overview
from proxy.store.states import AlarmCounts, Month
from proxy.store.views import Query


def month(connection: Connection, year: int, number: int) -> Month:
    """Count a month and the one before.

    Raises:
        ValueError: there is no such month.
    """
    first = date(year, number, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    before_last = first - timedelta(days=1)
    before_first = before_last.replace(day=1)
    return Month(
        first,
        overview(connection, Query(since=first, until=last)),
        _alarms(connection, first, last),
        overview(connection, Query(since=before_first, until=before_last)),
        _alarms(connection, before_first, before_last),
    )


def _alarms(connection: Connection, first: date, last: date) -> AlarmCounts:
    event, line = tables.events.c, tables.lines.c
    begin, end = keys.begins(keys.number_of(first)), keys.begins(keys.number_of(last) + 1)
    told = (
        select(event.event, line.raw)
        .join_from(tables.events, tables.lines, line.key == event.key)
        .where(event.event.in_(("report", "handled")), event.time >= begin, event.time < end)
    )
    reported, handled = Counter[str](), Counter[str]()
    for name, raw in connection.execute(told):
        entry: narrowing.Entry = json.loads(raw)
        if name == "report":
            reported[narrowing.word(entry, "said") or "other"] += 1
        else:
            handled[narrowing.word(entry, "outcome") or ""] += 1
    return AlarmCounts(dict(reported), dict(handled))

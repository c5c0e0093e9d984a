"""The list of decisions, newest first, page by page, and how long it is."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select, tuple_

from proxy.store import tables
from proxy.store.planning import Lead, Plan, on_decisions, plan
from proxy.store.rows import rows
from proxy.store.sums import total
from proxy.store.views import Cursor, Page, Query

FEW = 5_000
"""Up to so many, all are found by what they share and put in order; beyond, the list is walked along in order."""

type _Places = Sequence[Row[*tuple[Any, ...]]]


def page(connection: Connection, query: Query, before: Cursor | None, after: Cursor | None, limit: int) -> Page:
    """Give the newest rows, or those just older than `before`, or else just newer than `after`."""
    upwards = before is None and after is not None
    found = places(connection, query, after if upwards else before, limit + 1, upwards=upwards)
    shown, more = found[:limit], len(found) > limit
    ordered = list(reversed(shown)) if upwards else list(shown)
    if not ordered:
        return Page((), None, None)
    newest, oldest = (Cursor(place.time, place.key) for place in (ordered[0], ordered[-1]))
    return Page(
        tuple(rows(connection, [place.key for place in ordered])),
        older=oldest if upwards or more else None,
        newer=newest if (more if upwards else before is not None) else None,
    )


def count(connection: Connection, query: Query, at_most: int) -> int:
    """How many there are; `at_most` when there are as many or more."""
    asked = plan(connection, query)
    if asked.is_counted:
        return min(total(connection, asked), at_most)
    return _counted(connection, asked, at_most)


def places(connection: Connection, query: Query, beside: Cursor | None, limit: int, *, upwards: bool) -> _Places:
    """Time and number of the decisions on one side of a cursor, the nearest first."""
    asked = plan(connection, query)
    lead = _lead(connection, asked)
    one = tables.decisions.c
    leads_in_order = lead in {Lead.TIME, Lead.PERSON, Lead.MACHINE}
    time = one.time if leads_in_order else one.time + 0
    listed = select(one.time, one.key).where(*on_decisions(asked, lead)).limit(limit)
    if beside is not None:
        listed = listed.where(_beyond(time, beside, upwards=upwards))
    order = (time.asc(), one.key.asc()) if upwards else (time.desc(), one.key.desc())
    return connection.execute(listed.order_by(*order)).all()


def _beyond(time: ColumnElement[int], beside: Cursor, *, upwards: bool) -> ColumnElement[bool]:
    place, mark = tuple_(time, tables.decisions.c.key), tuple_(beside.time, beside.key)
    return place > mark if upwards else place < mark


def _lead(connection: Connection, asked: Plan) -> Lead:
    """The lead that reads least: where many decisions fit, a page of them is soon found along time."""
    if asked.lead not in {Lead.SHAPE, Lead.PROFILE}:
        return asked.lead
    many = total(connection, asked) if asked.is_counted else _counted(connection, asked, FEW + 1)
    return Lead.TIME if many > FEW else asked.lead


def _counted(connection: Connection, asked: Plan, at_most: int) -> int:
    some: Select[int] = select(tables.decisions.c.key).where(*on_decisions(asked, asked.lead)).limit(at_most)
    return connection.scalar(select(func.count()).select_from(some.subquery())) or 0

"""Numbers of decisions by what they share, read from the daily counts wherever these can tell."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, Subquery, func, literal, select

from proxy.store import keys, tables
from proxy.store.planning import Lead, Plan, in_shapes, on_days, on_decisions
from proxy.store.profiles import Facet, facets

type Found = Row[*tuple[Any, ...]]
type Rows = Sequence[Found]

type ByFacet = dict[tuple[Facet, str], int]
"""Decisions by facet and action."""


def total(connection: Connection, asked: Plan) -> int:
    """How many decisions."""
    return int(connection.scalar(select(func.coalesce(func.sum(_cells(asked).c.n), 0))) or 0)


def by_shape(connection: Connection, asked: Plan) -> Rows:
    """Give `service`, `action`, `mode`, `rule`, `reason` and `n`."""
    cell, shape = _cells(asked), tables.shapes.c
    each = select(cell.c.shape, func.sum(cell.c.n).label("n")).group_by(cell.c.shape).subquery()
    named = (shape.service, shape.action, shape.mode, shape.rule, shape.reason)
    summed = select(*named, func.sum(each.c.n).label("n")).join_from(each, tables.shapes, shape.number == each.c.shape)
    return connection.execute(summed.group_by(*named)).all()


def by_day(connection: Connection, asked: Plan) -> Rows:
    """Give `day`, `action` and `n`."""
    cell, shape = _cells(asked), tables.shapes.c
    summed = (
        select(cell.c.day, shape.action, func.sum(cell.c.n).label("n"))
        .join_from(cell, tables.shapes, shape.number == cell.c.shape)
        .group_by(cell.c.day, shape.action)
    )
    return connection.execute(summed).all()


def by_service(connection: Connection, asked: Plan) -> Rows:
    """Give `service`, `tier`, `action`, `n`, and the `first` and `last` day."""
    cell, shape = _cells(asked), tables.shapes.c
    each = (
        select(cell.c.shape, func.sum(cell.c.n).label("n"))
        .add_columns(func.min(cell.c.day).label("first"), func.max(cell.c.day).label("last"))
        .group_by(cell.c.shape)
        .subquery()
    )
    named = (shape.service, shape.tier, shape.action)
    summed = (
        select(*named, func.sum(each.c.n).label("n"))
        .add_columns(func.min(each.c.first).label("first"), func.max(each.c.last).label("last"))
        .join_from(each, tables.shapes, shape.number == each.c.shape)
        .group_by(*named)
    )
    return connection.execute(summed).all()


def by_facet(connection: Connection, asked: Plan) -> ByFacet:
    """Count a decision once under each of its facets."""
    if not asked.is_counted:
        return _read(connection, asked)
    if not asked.shaped.keys() - {"action"}:
        return _counted(connection, _tops(asked))
    return _read(connection, asked) if asked.facets else _counted(connection, _dailies(asked))


def _cells(asked: Plan) -> Subquery:
    """Numbers of decisions by shape and day: counted ones, or each decision by itself."""
    if asked.is_counted:
        count = tables.daily.c
        conditions = [count.facet == (asked.facets or (keys.ALL,))[0], *on_days(asked, count.day)]
        if asked.shaped:
            conditions.append(count.shape.in_(in_shapes(asked)))
        return select(count.shape, count.day, count.n).where(*conditions).subquery()
    one = tables.decisions.c
    shape, day = (one.shape + 0).label("shape"), (one.time // keys.DAY_MS).label("day")  # + 0: the lead's index only
    return select(shape, day, literal(1).label("n")).where(*on_decisions(asked, asked.lead)).subquery()


def _tops(asked: Plan) -> Select[Any]:
    top = tables.tops.c
    there = top.there == (asked.facets or (keys.ALL,))[0]
    action = [top.action == asked.shaped["action"]] if asked.shaped else []
    return (
        select(top.beside.label("facet"), top.action, func.sum(top.n).label("n"))
        .where(there, *action, *on_days(asked, top.day))
        .group_by(top.beside, top.action)
    )


def _dailies(asked: Plan) -> Select[Any]:
    count, shape = tables.daily.c, tables.shapes.c
    each = (
        select(count.facet, count.shape, func.sum(count.n).label("n"))
        .where(count.facet != keys.ALL, count.shape.in_(in_shapes(asked)), *on_days(asked, count.day))
        .group_by(count.facet, count.shape)
        .subquery()
    )
    return (
        select(each.c.facet, shape.action, func.sum(each.c.n).label("n"))
        .join_from(each, tables.shapes, shape.number == each.c.shape)
        .group_by(each.c.facet, shape.action)
    )


def _counted(connection: Connection, sums: Select[Any]) -> ByFacet:
    counted, facet = sums.subquery(), tables.facets.c
    named = select(facet.kind, facet.name, counted.c.action, counted.c.n).join_from(
        counted, tables.facets, facet.number == counted.c.facet
    )
    return {((row.kind, row.name), row.action): int(row.n) for row in connection.execute(named)}


def _read(connection: Connection, asked: Plan) -> ByFacet:
    """Count the decisions themselves, each profile before anyone looks at what is in it."""
    one, profile = tables.decisions.c, tables.profiles.c
    number = one.profile if asked.lead is Lead.PROFILE else one.profile + 0
    each = (
        select(number.label("profile"), func.count().label("n"))
        .where(*on_decisions(asked, asked.lead))
        .group_by(number)
        .subquery()
    )
    named = select(profile.action, profile.told, each.c.n).join_from(
        each, tables.profiles, profile.number == each.c.profile
    )
    found: dict[str, Counter[str]] = {}
    for action, told, n in connection.execute(named).tuples():
        counts = found.setdefault(action, Counter())
        for each in told.split():  # read below: a facet comes back in thousands of profiles
            counts[each] += n
    return {
        (facet, action): n for action, counts in found.items() for told, n in counts.items() for facet in facets(told)
    }

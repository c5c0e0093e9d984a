"""Keeps the store's counts in step with the decisions that it holds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, update

from proxy.store import keys, tables, writing
from proxy.store.decided import Decided
from proxy.store.tallies import Counted, step, tally


def introduce(connection: Connection, decisions: Sequence[Decided]) -> None:
    """Make known the shapes, facets and profiles that the store does not know yet."""
    shapes = {one.shape.number: one.shape for one in decisions}
    profiles = {one.profile.number: one.profile for one in decisions}
    steps = {step(one.latency_ms) for one in decisions}
    known = {facet for profile in profiles.values() for facet in profile.facets} | steps
    writing.know(connection, tables.shapes, [{"number": n, **asdict(shape)} for n, shape in shapes.items()])
    writing.know(connection, tables.facets, [{"number": keys.facet(*f), "kind": f[0], "name": f[1]} for f in known])
    told = ({"number": n, "action": one.action, "told": one.told} for n, one in profiles.items())
    writing.know(connection, tables.profiles, told)
    joined = ({"facet": keys.facet(*facet), "profile": n} for n, one in profiles.items() for facet in one.facets)
    writing.know(connection, tables.members, joined)


def count(connection: Connection, journal: int, decisions: Sequence[Counted], sign: int = 1) -> None:
    """Add decisions to the counts, or with `sign` -1 take them away."""
    sums = tally(decisions, sign)
    writing.merge(connection, tables.daily, _rows(tables.daily, sums.daily), _more)
    writing.merge(connection, tables.tops, _rows(tables.tops, sums.tops), _more)
    table = tables.journals
    if more := {action: table.c[action] + n for action, n in sums.actions.items()}:
        connection.execute(update(table).where(table.c.number == journal).values(more))


def _rows(table: Table, counted: Mapping[Any, int]) -> Iterator[writing.Values]:
    """Sums as rows of a table whose columns are what was counted by, in order, and the number."""
    names = [column.name for column in table.c]
    return (dict(zip(names, (*by, n), strict=True)) for by, n in counted.items())


def sweep(connection: Connection) -> None:
    """Remove counts that came down to nothing."""
    for table in (tables.daily, tables.tops):
        connection.execute(delete(table).where(table.c.n == 0))


def _more(there: writing.Columns, arriving: writing.Columns) -> Mapping[str, ColumnElement[Any]]:
    return {"n": there.n + arriving.n}

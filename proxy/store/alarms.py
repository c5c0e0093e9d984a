"""False alarms that users reported, and where their handling stands."""

from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Row, exists, func, or_, select

from proxy.store import keys, tables, views
from proxy.store.noting import SAID
from proxy.store.rows import rows
from proxy.store.states import Alarm, Handling

type AlarmState = Literal["open", "handled", "all"]

REOPENED = "reopened"
"""The outcome of a handling that someone has to look at again."""


def alarms(
    connection: Connection, state: AlarmState, limit: int, *, known: bool | None = None, skip: int = 0
) -> tuple[Alarm, ...]:
    """Give alarms, those whose decision is known first, that of the newest report first.

    Args:
        connection: To the store.
        state: Which ones.
        limit: How many at most.
        known: Whether their decision is in the store: anyone can make a reference up; None for both.
        skip: How many to leave out first.
    """
    alarm = tables.alarms.c
    order = [alarm.last.desc(), alarm.about] if known is not None else [_known().desc(), alarm.last.desc(), alarm.about]
    wanted = select(tables.alarms).where(*_in(state, known=known)).order_by(*order)
    found = connection.execute(wanted.limit(limit).offset(skip)).all()
    rows = _rows(connection, [row.about for row in found])
    return tuple(_alarm(row, rows.get(row.about)) for row in found)


def count(connection: Connection, state: AlarmState, *, known: bool) -> int:
    """How many alarms whose decision is in the store, or is not."""
    counted = select(func.count()).select_from(tables.alarms).where(*_in(state, known=known))
    return connection.scalar(counted) or 0


def _in(state: AlarmState, *, known: bool | None) -> list[ColumnElement[bool]]:
    stands = {True: [_known()], False: [~_known()], None: []}[known]
    return [tables.alarms.c.first.is_not(None), *_handled(state), *stands]


def _known() -> ColumnElement[bool]:
    return exists().where(tables.decisions.c.reference == tables.alarms.c.about)


def _handled(state: AlarmState) -> list[ColumnElement[bool]]:
    outcome = tables.alarms.c.outcome
    match state:
        case "open":
            return [or_(outcome.is_(None), outcome == REOPENED)]
        case "handled":
            return [outcome.is_not(None), outcome != REOPENED]
        case "all":
            return []


def _rows(connection: Connection, references: list[str]) -> dict[str, views.Row]:
    one = tables.decisions.c
    first = select(func.min(one.key)).where(one.reference.in_(references)).group_by(one.reference)
    return {row.reference: row for row in rows(connection, connection.scalars(first).all())}


def _alarm(row: Row[*tuple[Any, ...]], decision: views.Row | None) -> Alarm:
    handled = Handling(keys.moment(row.handled), row.outcome, row.who or "") if row.outcome else None
    return Alarm(
        reference=row.about,
        said={said: getattr(row, said) for said in SAID if getattr(row, said)},
        first=keys.moment(row.first),
        last=keys.moment(row.last),
        row=decision,
        handling=handled,
    )

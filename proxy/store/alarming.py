"""Keeps together what was reported about a decision and its latest handling, whichever journal comes first."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, or_

from proxy.store import tables, writing
from proxy.store.noting import SAID


def report(connection: Connection, rows: Sequence[writing.Values]) -> None:
    """Count reports."""
    for row in rows:
        writing.merge(connection, tables.alarms, [row], _reported)


def handle(connection: Connection, rows: Sequence[writing.Values]) -> None:
    """Keep the latest handling."""
    for row in rows:
        writing.merge(connection, tables.alarms, [row], _handled)


def _reported(there: writing.Columns, arriving: writing.Columns) -> Mapping[str, ColumnElement[Any]]:
    older = or_(there.first.is_(None), arriving.first < there.first)
    newer = or_(there.last.is_(None), arriving.last > there.last)
    return {
        "first": case((older, arriving.first), else_=there.first),
        "last": case((newer, arriving.last), else_=there.last),
        **{said: there[said] + arriving[said] for said in SAID},
    }


def _handled(there: writing.Columns, arriving: writing.Columns) -> Mapping[str, ColumnElement[Any]]:
    latest = or_(there.handled.is_(None), arriving.handled >= there.handled)
    return {name: case((latest, arriving[name]), else_=there[name]) for name in ("handled", "outcome", "who")}

"""Three ways to put rows into a table, in the words of either database.

Rows that several machines share are written in one order, so that two fillings at once wait and do not lock each
other out.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnCollection, ColumnElement, Connection, Table, bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite

type Insert = sqlite.Insert | postgresql.Insert
type Values = Mapping[str, object]
type Columns = ColumnCollection[str, ColumnElement[Any]]
type Change = Callable[[Columns, Columns], Mapping[str, ColumnElement[Any]]]


def add(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Add rows that are not there."""
    if rows:
        _run(connection, _insert(connection, table), table, rows)


def know(connection: Connection, table: Table, rows: Iterable[Values]) -> None:
    """Add those that are not there yet."""
    if ordered := _in_order(table, rows):
        _run(connection, _insert(connection, table).on_conflict_do_nothing(), table, ordered)


def merge(connection: Connection, table: Table, rows: Iterable[Values], change: Change) -> None:
    """Add rows, or change those that are there.

    Args:
        connection: In a transaction.
        table: With a primary key.
        rows: Each tells the same columns, and no two have the same key.
        change: Given the table's columns as they stand and as they arrive, what the columns become.
    """
    if ordered := _in_order(table, rows):
        statement = _insert(connection, table)
        changed = change(table.c, statement.excluded)
        arriving = statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=changed)
        _run(connection, arriving, table, ordered)


def _insert(connection: Connection, table: Table) -> Insert:
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def _run(connection: Connection, statement: Insert, table: Table, rows: Sequence[Values]) -> None:
    """Run an insertion: row by row in SQLite, which is here; all at once in PostgreSQL, which may be far."""
    if connection.dialect.name == "sqlite":
        connection.execute(statement, rows)
        return
    names = list(rows[0])
    columns = [func.unnest(bindparam(name, type_=postgresql.ARRAY(table.c[name].type))) for name in names]
    told = {name: [row[name] for row in rows] for name in names}
    connection.execute(statement.from_select(names, select(*columns)), told)


def _in_order(table: Table, rows: Iterable[Values]) -> list[Values]:
    names = [column.name for column in table.primary_key]
    return sorted(rows, key=lambda row: tuple(str(row.get(name)) for name in names))

"""The same layout in both databases, and none of it holds words of anyone."""

from sqlalchemy import inspect

from proxy.store import tables
from proxy.store.connecting import connect

OPEN_ENDED = {"raw"}
"""Columns that are not narrowed: the journal's own line, byte for byte."""


def test_all_tables_are_made(address: str) -> None:
    assert set(inspect(connect(address)).get_table_names()) == set(tables.metadata.tables)


def test_only_the_journal_s_own_line_is_kept_as_it_came() -> None:
    binary = {
        column.name
        for table in tables.metadata.tables.values()
        for column in table.c
        if column.type.python_type is bytes
    }
    assert binary == OPEN_ENDED

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import ColumnElement, select

from proxy.store import tables, writing
from proxy.store.connecting import connect
from proxy.store.errors import StoreError
from proxy.store.sessions import writing_to


def _more(there: writing.Columns, arriving: writing.Columns) -> Mapping[str, ColumnElement[Any]]:
    return {"n": there.n + arriving.n}


def test_rows_that_are_known_already_stay_as_they_are(address: str) -> None:
    with writing_to(connect(address)) as connection:
        writing.know(connection, tables.facets, [{"number": 1, "kind": "unit", "name": "first"}])
        writing.know(
            connection,
            tables.facets,
            [{"number": 2, "kind": "unit", "name": "new"}, {"number": 1, "kind": "unit", "name": "second"}],
        )
        names = connection.scalars(select(tables.facets.c.name).order_by(tables.facets.c.number)).all()
    assert names == ["first", "new"]


def test_numbers_add_up_where_there_is_one_already(address: str) -> None:
    with writing_to(connect(address)) as connection:
        for n in (2, 3, -1):
            writing.merge(connection, tables.daily, [{"facet": 0, "shape": s, "day": 1, "n": n} for s in (5, 4)], _more)
        assert connection.scalars(select(tables.daily.c.n)).all() == [4, 4]


def test_a_row_that_is_there_is_not_added_again(address: str) -> None:
    line = {"key": 1, "segment": 1, "row": 1, "raw": b"\x00\xff"}
    engine = connect(address)
    with writing_to(engine) as connection:
        writing.add(connection, tables.lines, [line])
    with pytest.raises(StoreError), writing_to(engine) as connection:
        writing.add(connection, tables.lines, [line])


def test_nothing_to_write_is_nothing_written(address: str) -> None:
    with writing_to(connect(address)) as connection:
        writing.add(connection, tables.lines, [])
        writing.know(connection, tables.facets, [])
        writing.merge(connection, tables.daily, [], _more)
        assert connection.execute(select(tables.daily)).all() == []

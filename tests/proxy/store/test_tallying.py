from sqlalchemy import func, select

from proxy.store import tables, tallying
from proxy.store.connecting import connect
from proxy.store.decided import decided
from proxy.store.profiles import CATEGORY, Profile
from proxy.store.sessions import writing_to
from proxy.store.tallies import Counted
from tests.proxy.store.journals import decision


def test_what_many_decisions_share_is_written_once(address: str) -> None:
    found = [one for n in range(9) if (one := decided(n, decision(n, categories={"NIR": n + 1}, groups=["urgences"])))]
    with writing_to(connect(address)) as connection:
        for _ in range(2):
            tallying.introduce(connection, found)
        held = [tables.shapes, tables.profiles, tables.facets, tables.members]
        assert [connection.scalar(select(func.count()).select_from(table)) for table in held] == [1, 1, 3, 2]


def test_counts_that_come_down_to_nothing_are_swept(address: str) -> None:
    nir = Counted(1, 5, Profile("block", ((CATEGORY, "NIR"),)), 40)
    age = Counted(1, 5, Profile("block", ((CATEGORY, "AGE"),)), 40)
    with writing_to(connect(address)) as connection:
        tallying.count(connection, 1, [nir, nir, age])
        tallying.count(connection, 1, [nir, age], -1)
        tallying.sweep(connection)
        assert connection.scalars(select(tables.daily.c.n)).all() == [1, 1]
        tallying.count(connection, 1, [nir], -1)
        tallying.sweep(connection)
        assert connection.execute(select(tables.tops)).all() == []

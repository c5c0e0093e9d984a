"""What a journal has purged leaves the store too: the retention holds in both."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, delete, select

from proxy.store import keys, narrowing, tables, tallying
from proxy.store.profiles import Profile, facets
from proxy.store.tallies import Counted

_BATCH = 2_000  # decisions taken away at once: bounds memory


def due(connection: Connection, begins: Mapping[str, int]) -> dict[int, int]:
    """Find which purges the store has not followed: those that a journal tells of, and that its folder shows.

    Args:
        connection: To read from.
        begins: By chain, the number of the first line that its folder still has.

    Returns:
        By number of a journal, that of the last line to remove.
    """
    journals = tables.journals.c
    known = connection.execute(select(journals.chain, journals.number).where(journals.chain.in_(begins))).tuples()
    ends = {number: begins[chain] - 1 for chain, number in known if begins[chain] > 1}
    held = {number: end for number, end in ends.items() if _holds(connection, number, end)}
    return {number: end for number, end in held.items() if end in _told(connection, number)}


def forget(connection: Connection, journal: int, through: int) -> None:
    """Remove all lines of a journal up to one, and what they counted for; alarms about them stay.

    Args:
        connection: In a transaction.
        journal: Its number in the store.
        through: Number of the last line to remove.
    """
    _forget(connection, journal, keys.key(journal, 0), keys.key(journal, through))


def take_back(connection: Connection, journal: int, seq: int) -> None:
    """Remove one line, and what it counted for: the journal itself took it back, and another has its number."""
    _forget(connection, journal, keys.key(journal, seq), keys.key(journal, seq))


def _holds(connection: Connection, journal: int, through: int) -> bool:
    key = tables.lines.c.key
    old = select(key).where(key.between(keys.key(journal, 0), keys.key(journal, through))).limit(1)
    return connection.execute(old).first() is not None


def _told(connection: Connection, journal: int) -> set[int]:
    """How far the journal says that it was purged; no purge reaches its own line."""
    event, line = tables.events.c, tables.lines.c
    purges = select(event.key, line.raw).join_from(tables.events, tables.lines, line.key == event.key)
    range_ = event.key.between(keys.key(journal, 0), keys.key(journal, keys.MOST - 1))
    found = connection.execute(purges.where(event.event == "purged", range_)).tuples()
    told = ((key, narrowing.number(json.loads(raw), "through")) for key, raw in found)
    return {through for key, through in told if through < keys.seq_of(key)}


def _forget(connection: Connection, journal: int, first: int, last: int) -> None:
    while gone := connection.execute(_oldest(first, last)).all():
        tallying.count(connection, journal, [_counted(row) for row in gone], sign=-1)
        _delete(connection, tables.decisions, first, gone[-1].key)
    for table in (tables.lines, tables.events, tables.elsewhere):
        _delete(connection, table, first, last)
    tallying.sweep(connection)


def _oldest(first: int, last: int) -> Select[Any]:
    one, profile = tables.decisions.c, tables.profiles.c
    return (
        select(one.key, one.time, one.shape, one.latency_ms, profile.action, profile.told)
        .join_from(tables.decisions, tables.profiles, profile.number == one.profile)
        .where(one.key.between(first, last))
        .order_by(one.key)
        .limit(_BATCH)
    )


def _counted(row: Row[*tuple[Any, ...]]) -> Counted:
    return Counted(keys.day_of(row.time), row.shape, Profile(row.action, tuple(facets(row.told))), row.latency_ms)


def _delete(connection: Connection, table: Table, first: int, last: int) -> None:
    connection.execute(delete(table).where(table.c.key.between(first, last)))

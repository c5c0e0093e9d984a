"""Lines of one chain, taken into the store all together or not at all, each once whatever is sent twice."""

from collections.abc import Sequence
from time import time_ns
from typing import Any

from sqlalchemy import Connection, Row, select, update

from proxy.journal.reading import Line
from proxy.store import alarming, forgetting, keys, noting, tables, tallying, writing
from proxy.store.decided import Decided, decided
from proxy.store.errors import altered
from proxy.store.tallies import Counted

type _Keyed = Sequence[tuple[int, Line]]


def take_in(connection: Connection, lines: Sequence[Line], *, own: bool) -> int:
    """Add those that go on from what was received.

    Args:
        connection: In a transaction; the chain is locked until it ends.
        lines: Of one chain, in order, at least one; each links to the one before, or the first replaces the last one
            received.
        own: Whether the journal is the console's own.

    Returns:
        How many there were.

    Raises:
        ShippingError: the last line received has changed since.
    """
    journal = _journal(connection, lines[0], own=own)
    if _replaces(lines[0], journal):
        forgetting.take_back(connection, journal.number, journal.seq)
    else:
        _compare(journal, lines)
    latest = {line.seq: line for line in lines}.values()  # of two with one number, the second replaces the first
    fresh_lines = [line for line in latest if line.seq > journal.seq or _replaces(line, journal)]
    if fresh_lines:
        fresh = [(keys.key(journal.number, line.seq), line) for line in fresh_lines]
        _mark_missed(connection, journal, fresh_lines[0].seq)
        _add_lines(connection, fresh)
        _add_decisions(connection, journal.number, fresh)
        _add_others(connection, fresh)
        _advance(connection, journal.number, fresh_lines)
    return len(fresh_lines)


def _journal(connection: Connection, line: Line, *, own: bool) -> Row[*tuple[Any, ...]]:
    """The chain's row, kept from other fillings until the transaction ends."""
    time = noting.time_of(line)
    new = {"chain": line.chain, "own": own, "first": time, "last": time, "seq": 0, "digest": ""}
    table = tables.journals
    mine = select(table.c.number, table.c.seq, table.c.digest).where(table.c.chain == line.chain).with_for_update()
    if (found := connection.execute(mine).first()) is None:
        writing.know(connection, table, [new | {"allow": 0, "redact": 0, "block": 0}])
        found = connection.execute(mine).one()
    return found


def _replaces(line: Line, journal: Row[*tuple[Any, ...]]) -> bool:
    """Whether a line stands for the last one received, which the journal took back: see `proxy.store.linking`."""
    return bool(line.seq == journal.seq and line.digest != journal.digest)


def _compare(journal: Row[*tuple[Any, ...]], lines: Sequence[Line]) -> None:
    changed = next((line for line in lines if _replaces(line, journal)), None)
    if changed is not None:
        raise altered(changed)


def _mark_missed(connection: Connection, journal: Row[*tuple[Any, ...]], first: int) -> None:
    if journal.seq and first > journal.seq + 1:
        missed = {"key": keys.key(journal.number, first), "what": "missed", "time": time_ns() // 1_000_000}
        writing.know(connection, tables.incidents, [missed])


def _add_lines(connection: Connection, fresh: _Keyed) -> None:
    rows = [{"key": key, "segment": line.segment, "row": line.row, "raw": line.raw} for key, line in fresh]
    writing.add(connection, tables.lines, rows)


def _add_decisions(connection: Connection, journal: int, fresh: _Keyed) -> None:
    read = (decided(key, line.entry) for key, line in fresh if line.event == "decision")
    found = [one for one in read if one is not None]
    writing.add(connection, tables.decisions, [_row(one, journal) for one in found])
    tallying.introduce(connection, found)
    tallying.count(connection, journal, [_counted(one) for one in found])


def _counted(one: Decided) -> Counted:
    return Counted(keys.day_of(one.time), one.shape.number, one.profile, one.latency_ms)


def _row(one: Decided, journal: int) -> writing.Values:
    return {
        "key": one.key,
        "time": one.time,
        "journal": journal,
        "shape": one.shape.number,
        "profile": one.profile.number,
        "reference": one.reference,
        "user": one.user,
        "latency_ms": one.latency_ms,
        "characters": one.characters,
    }


def _add_others(connection: Connection, fresh: _Keyed) -> None:
    writing.add(connection, tables.events, [row for key, line in fresh if (row := noting.event(key, line))])
    writing.add(connection, tables.elsewhere, [row for key, line in fresh if (row := noting.contact(key, line))])
    alarming.report(connection, [row for _, line in fresh if (row := noting.report(line))])
    alarming.handle(connection, [row for _, line in fresh if (row := noting.handling(line))])


def _advance(connection: Connection, journal: int, fresh: Sequence[Line]) -> None:
    last = fresh[-1]
    reached: noting.Values = {"seq": last.seq, "digest": last.digest, "last": noting.time_of(last)}
    mine = update(tables.journals).where(tables.journals.c.number == journal)
    connection.execute(mine.values(noting.standing(fresh) | reached))

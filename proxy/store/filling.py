"""Fills the store from a journal's folder, in batches, from where it was left."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from time import time_ns

from sqlalchemy import Engine, select

from proxy.journal.reading import Line, lines
from proxy.store import forgetting, keys, tables, writing
from proxy.store.batch import take_in
from proxy.store.errors import ShippingError
from proxy.store.folder import Folder
from proxy.store.linking import Tip, Trail, follow
from proxy.store.sessions import reading_from, writing_to

BATCH = 5_000
"""Lines of a transaction: a day of a busy hospital, about a second of work and ten megabytes."""

_UNSETTLED_MS = 20 * 60_000
"""A line that was taken back may leave the journal shorter than it was read; within 15 minutes another follows."""


def fill(engine: Engine, folder: Path, *, own: bool = False) -> int:
    """Take in what the store does not hold; a stop at any moment loses and doubles nothing.

    Args:
        engine: Of the store.
        folder: Of the journal's segments.
        own: Whether it is the console's own journal.

    Returns:
        How many lines were taken in.

    Raises:
        ShippingError: the journal is not the continuation of what was received. What was before stays, and the
            store remembers that it happened.
        StoreError: the store cannot be reached.
    """
    there = Folder.read(folder)
    trails = _trails(engine, there)
    try:
        added = _take(engine, there, trails, own=own)
        while sum(trail.enter() for trail in trails.values()):
            added += _take(engine, there, trails, own=own)
        _compare_ends(there, trails)
    except ShippingError as error:
        _remember(engine, [(error.chain, error.seq, error.what)])
        raise
    finally:
        _remember(engine, [(chain, seq + 1, "foreign") for chain, trail in trails.items() for seq in trail.foreign])
    _follow_purges(engine, there)
    return added


def _trails(engine: Engine, there: Folder) -> dict[str, Trail]:
    journal, line = tables.journals.c, tables.lines.c
    last = line.key == journal.number * keys.MOST + journal.seq
    known = (
        select(journal.chain, journal.seq, journal.digest, journal.last, line.segment, line.row, line.raw)
        .join_from(tables.journals, tables.lines, last, isouter=True)
        .where(journal.chain.in_(set(there.chains.values())))
    )
    with reading_from(engine) as connection:
        tips = {
            row.chain: Tip(row.seq, row.digest, _prev(row.raw), row.segment or 0, row.row or 0, row.last)
            for row in connection.execute(known)
        }
    files = list(there.chains)
    return {chain: Trail(tips.get(chain, Tip()), there.stands, files) for chain in there.chains.values()}


def _prev(raw: bytes | None) -> str:
    return str(json.loads(raw).get("prev")) if raw else ""


def _take(engine: Engine, there: Folder, trails: dict[str, Trail], *, own: bool) -> int:
    read = lines(there.path, {chain: trail.known for chain, trail in trails.items()})
    added = 0
    for batch in _batches(follow(read, trails, there.chains)):
        with writing_to(engine) as connection:
            added += take_in(connection, batch, own=own)
    return added


def _batches(journal: Iterator[Line]) -> Iterator[Sequence[Line]]:
    """Lines of one chain that follow each other, so many at most."""
    for _, run in groupby(journal, key=lambda line: line.chain):
        batch: list[Line] = []
        for line in run:
            batch.append(line)
            if len(batch) == BATCH:
                yield batch
                batch = []
        if batch:
            yield batch


def _compare_ends(there: Folder, trails: dict[str, Trail]) -> None:
    for chain, trail in trails.items():
        missing = 0 if trail.met else trail.tip.seq - there.end(chain)
        is_recent = trail.tip.time > time_ns() // 1_000_000 - _UNSETTLED_MS
        if missing > is_recent:
            raise ShippingError(
                f"{there.path} : le journal {chain} s'arrête avant la ligne {trail.tip.seq}, pourtant déjà reçue. Il a "
                "été tronqué ou remplacé par une copie plus ancienne. La base garde ce qu'elle a reçu. Gardez ce "
                "dossier et prévenez le RSSI.",
                chain,
                trail.tip.seq - missing + 1,
                "rolled_back",
            )


def _follow_purges(engine: Engine, there: Folder) -> None:
    with reading_from(engine) as connection:
        purges = forgetting.due(connection, there.begins)
    for journal, through in purges.items():
        with writing_to(engine) as connection:
            forgetting.forget(connection, journal, through)


def _remember(engine: Engine, wrong: Sequence[tuple[str, int, str]]) -> None:
    if not wrong:
        return
    journals = tables.journals.c
    with writing_to(engine) as connection:
        numbers = dict(connection.execute(select(journals.chain, journals.number)).tuples().all())
        now = time_ns() // 1_000_000
        rows = [{"key": keys.key(numbers.get(chain, 0), seq), "what": what, "time": now} for chain, seq, what in wrong]
        writing.know(connection, tables.incidents, rows)

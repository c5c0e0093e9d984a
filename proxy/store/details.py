"""One decision with all that its line says, its place in the chain, and what was said of it since."""

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, select

from proxy.store import keys, narrowing, tables, views
from proxy.store.paging import places
from proxy.store.rows import rows
from proxy.store.states import Detail, Handling, Report
from proxy.store.views import Cursor, Query

BATCH = 500
"""Decisions read at once for an export: bounds memory."""

type _Told = tuple[tuple[Report, ...], tuple[Handling, ...]]


def detail(connection: Connection, reference: str) -> Detail | None:
    """Find one decision; of two with the same reference, which only an altered journal has, the first received."""
    one = tables.decisions.c
    key = connection.scalar(select(one.key).where(one.reference == reference).order_by(one.key).limit(1))
    return next(iter(details(connection, [key])), None) if key is not None else None


def following(connection: Connection, query: Query, beside: Cursor | None) -> tuple[list[Detail], Cursor | None]:
    """Give some decisions of a query, oldest first, from where a cursor stands, and where they go on, if they do."""
    found = places(connection, query, beside, BATCH, upwards=True)
    after = Cursor(found[-1].time, found[-1].key) if found else None
    return details(connection, [place.key for place in found]), after


def details(connection: Connection, numbers: Sequence[int]) -> list[Detail]:
    """Give decisions, in the order of their numbers."""
    line = tables.lines.c
    wanted = {*numbers, *(n - 1 for n in numbers)}
    lines = {row.key: row for row in connection.execute(select(tables.lines).where(line.key.in_(wanted)))}
    shown = rows(connection, numbers)
    told = _told(connection, [row.reference for row in shown])
    return [
        _detail(row, lines[n], lines.get(n - 1), told.get(row.reference, ((), ())))
        for row, n in zip(shown, numbers, strict=True)
    ]


def _detail(row: views.Row, line: Row[*tuple[Any, ...]], before: Row[*tuple[Any, ...]] | None, told: _Told) -> Detail:
    entry: narrowing.Entry = json.loads(line.raw)
    previous = narrowing.word(entry, "prev") or ""
    return Detail(
        row=row,
        categories=narrowing.counts(entry, "categories"),
        obstacles=narrowing.counts(entry, "obstacles"),
        persons=narrowing.words(entry, "persons"),
        secret=_judged(entry, "secret"),
        vignette=_judged(entry, "vignette"),
        anonymity=narrowing.number(entry, "anonymity") if "anonymity" in entry else None,
        segments=narrowing.number(entry, "segments"),
        cached_segments=narrowing.number(entry, "cached_segments"),
        unknown_fields=narrowing.number(entry, "unknown_fields"),
        workstation=narrowing.word(entry, "workstation"),
        file=f"{line.segment:08d}.jsonl",
        place=line.row,
        line=line.raw.decode("utf-8", "backslashreplace"),
        digest=sha256(line.raw).hexdigest(),
        previous=previous,
        anchored=sha256(before.raw).hexdigest() == previous if before else None,
        reports=told[0],
        handlings=told[1],
    )


def _judged(entry: narrowing.Entry, name: str) -> bool | None:
    """Yes or no; None where nothing was read. A journal leaves out what is as usual, here no."""
    return bool(narrowing.flag(entry, name)) if "identifying" in entry else None


def _told(connection: Connection, references: Sequence[str]) -> dict[str, _Told]:
    """Reports and handlings about decisions, oldest first."""
    event, line = tables.events.c, tables.lines.c
    joined = select(event.about, event.event, event.time, line.raw).join_from(
        tables.events, tables.lines, line.key == event.key
    )
    found: dict[str, _Told] = {}
    for row in connection.execute(joined.where(event.about.in_(references)).order_by(event.time, event.key)):
        reports, handlings = found.get(row.about, ((), ()))
        entry: narrowing.Entry = json.loads(row.raw)
        if row.event == "report":
            reports = (*reports, Report(keys.moment(row.time), narrowing.word(entry, "said") or "other"))
        else:
            handlings = (*handlings, _handling(row.time, entry))
        found[row.about] = (reports, handlings)
    return found


def _handling(time: int, entry: narrowing.Entry) -> Handling:
    """What became of reports, as a journal's entry tells it."""
    told = (narrowing.word(entry, name) or "" for name in ("outcome", "who"))
    return Handling(keys.moment(time), *told)

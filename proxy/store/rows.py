"""Rows of the list of decisions, for numbers that were found."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from proxy.store import keys, tables, views
from proxy.store.noting import SAID
from proxy.store.profiles import CATEGORY, OBSERVED, UNIT, facets

type _Found = Row[*tuple[Any, ...]]


def rows(connection: Connection, numbers: Sequence[int]) -> list[views.Row]:
    """Give the rows of decisions, in the order of their numbers."""
    found = {row.key: row for row in connection.execute(_joined().where(tables.decisions.c.key.in_(numbers)))}
    return [_row(found[n]) for n in numbers if n in found]


def _joined() -> Select[Any]:
    one, shape, journal, alarm = tables.decisions.c, tables.shapes.c, tables.journals.c, tables.alarms.c
    return (
        select(tables.decisions, *(column for column in shape if column.name != "number"), journal.chain)
        .add_columns(tables.profiles.c.told, *(alarm[said] for said in SAID), alarm.outcome)
        .join_from(tables.decisions, tables.shapes, shape.number == one.shape)
        .join(tables.profiles, tables.profiles.c.number == one.profile)
        .join(tables.journals, journal.number == one.journal)
        .outerjoin(tables.alarms, alarm.about == one.reference)
    )


def _row(row: _Found) -> views.Row:
    def named(wanted: str) -> tuple[str, ...]:
        return tuple(name for kind, name in facets(row.told) if kind == wanted)

    return views.Row(
        reference=row.reference,
        time=keys.moment(row.time),
        chain=row.chain,
        seq=keys.seq_of(row.key),
        service=row.service,
        kind=row.kind,
        tier=row.tier,
        action=row.action,
        mode=row.mode,
        rule=row.rule,
        reason=row.reason,
        identifying=row.identifying,
        categories=named(CATEGORY),
        units=named(UNIT),
        observed=named(OBSERVED),
        policy_hash=row.policy_hash,
        user=row.user,
        latency_ms=row.latency_ms,
        characters=row.characters,
        reports=sum(getattr(row, said) or 0 for said in SAID),
        handled=row.outcome,
    )

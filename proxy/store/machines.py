"""The machines whose journals the store received, and what happened there out of the ordinary."""

import json
from typing import Any

from sqlalchemy import Connection, Row, func, select

from proxy.store import keys, narrowing, tables
from proxy.store.states import Happening, Machine, PolicySeen, SiteSeen
from proxy.store.views import Actions

_FACTS = ("cause", "direction", "outcome", "supplier", "policy_id", "first_day", "last_day")
_FIGURES = ("cut_bytes", "seconds", "through", "segments", "complaints", "number")


def machines(connection: Connection) -> tuple[Machine, ...]:
    """Give every chain, that of the latest line first."""
    journal = tables.journals.c
    listed = select(tables.journals).order_by(journal.last.desc(), journal.chain)
    return tuple(_machine(row) for row in connection.execute(listed))


def happenings(connection: Connection, limit: int) -> tuple[Happening, ...]:
    """Give what journals tell and what filling found, newest first."""
    event, line, incident, journal = tables.events.c, tables.lines.c, tables.incidents.c, tables.journals.c
    told = (
        select(event.key, event.time, event.event.label("what"), line.raw)
        .join_from(tables.events, tables.lines, line.key == event.key)
        .where(event.notable.is_(True))
    )
    found = select(incident.key, incident.time, incident.what)
    chains = {row.number: row.chain for row in connection.execute(select(journal.number, journal.chain))}
    listed = [
        *((row, json.loads(row.raw)) for row in connection.execute(told.order_by(event.time.desc()).limit(limit))),
        *((row, {}) for row in connection.execute(found.order_by(incident.time.desc()).limit(limit))),
    ]
    newest = sorted(listed, key=lambda each: (-each[0].time, -each[0].key))[:limit]
    return tuple(_happening(row, chains.get(keys.journal_of(row.key), ""), entry) for row, entry in newest)


def policies(connection: Connection, limit: int) -> tuple[PolicySeen, ...]:
    """Give the policies that machines took or refused, newest first."""
    event, line, journal = tables.events.c, tables.lines.c, tables.journals.c
    counts = _decisions_by_policy(connection)
    chains = {row.number: row.chain for row in connection.execute(select(journal.number, journal.chain))}
    listed = (
        select(event.key, event.time, line.raw)
        .join_from(tables.events, tables.lines, line.key == event.key)
        .where(event.event == "policy")
        .order_by(event.time.desc(), event.key.desc())
        .limit(limit)
    )
    return tuple(
        _policy(row, chains.get(keys.journal_of(row.key), ""), json.loads(row.raw), counts)
        for row in connection.execute(listed)
    )


def sites(connection: Connection) -> tuple[SiteSeen, ...]:
    """Give the AI sites that the catalogue does not know, most used first."""
    seen = tables.elsewhere.c
    contacts = func.count().label("contacts")
    machine = seen.key // keys.key(1, 0)
    grouped = (
        select(seen.site, func.min(seen.time).label("first"), func.max(seen.time).label("last"), contacts)
        .add_columns(func.count(machine.distinct()).label("machines"))
        .group_by(seen.site)
        .order_by(contacts.desc(), seen.site)
    )
    return tuple(
        SiteSeen(row.site, keys.moment(row.first), keys.moment(row.last), row.contacts, row.machines)
        for row in connection.execute(grouped)
    )


def _decisions_by_policy(connection: Connection) -> dict[str, int]:
    count, shape = tables.daily.c, tables.shapes.c
    summed = (
        select(shape.policy_hash, func.sum(count.n))
        .join_from(tables.daily, tables.shapes, shape.number == count.shape)
        .where(count.facet == keys.ALL, shape.policy_hash.is_not(None))
        .group_by(shape.policy_hash)
    )
    return {policy: int(n) for policy, n in connection.execute(summed)}


def _machine(row: Row[*tuple[Any, ...]]) -> Machine:
    return Machine(
        chain=row.chain,
        own=row.own,
        first=keys.moment(row.first),
        last=keys.moment(row.last),
        seq=row.seq,
        digest=row.digest,
        checkpoint=keys.moment(row.checkpoint) if row.checkpoint is not None else None,
        boot_id=row.boot_id,
        version=row.version,
        detector_version=row.detector_version,
        policy_hash=row.policy_hash,
        actions=Actions(row.allow, row.redact, row.block),
    )


def _happening(row: Row[*tuple[Any, ...]], chain: str, entry: narrowing.Entry) -> Happening:
    words = {name: narrowing.word(entry, name) for name in _FACTS if name in entry}
    figures = {name: narrowing.number(entry, name) for name in _FIGURES if name in entry}
    decisions = {"decisions": narrowing.counts(entry, "decisions")} if "decisions" in entry else {}
    return Happening(keys.moment(row.time), chain, keys.seq_of(row.key), row.what, {**words, **figures, **decisions})


def _policy(row: Row[*tuple[Any, ...]], chain: str, entry: narrowing.Entry, counts: dict[str, int]) -> PolicySeen:
    policy_hash = narrowing.word(entry, "policy_hash")
    return PolicySeen(
        time=keys.moment(row.time),
        chain=chain,
        outcome=narrowing.word(entry, "outcome") or "",
        supplier=narrowing.word(entry, "supplier") or "file",
        signed=narrowing.flag(entry, "signed") or False,
        cause=narrowing.word(entry, "cause"),
        complaints=narrowing.number(entry, "complaints"),
        policy_id=narrowing.word(entry, "policy_id"),
        policy_hash=policy_hash,
        version=narrowing.number(entry, "version"),
        mode=narrowing.word(entry, "mode") or "enforce",
        decisions=counts.get(policy_hash or "", 0),
    )

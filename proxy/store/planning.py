"""A query of the console, as conditions on the store's tables, and which of them leads to the rows."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, Select, exists, false, select

from proxy.store import keys, tables
from proxy.store.profiles import CATEGORY, OBSERVED, UNIT
from proxy.store.views import Query

_REFERENCE = 16  # hexadecimal digits
_DIGITS = re.compile(r"[0-9a-f]{1,16}")
_SHAPED = ("action", "service", "rule", "tier", "identifying", "reason", "mode", "policy_hash")


class Lead(StrEnum):
    """The index by which decisions are reached; the other conditions are kept from having one chosen for them."""

    TIME = "time"
    SHAPE = "shape"
    PROFILE = "profile"
    PERSON = "person"
    MACHINE = "machine"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked.

    Attributes:
        shaped: Values that the shape must have, by column.
        facets: Numbers of the facets that there must be.
        first: First day; None for any.
        last: Last day.
        query: As it was put.
    """

    shaped: dict[str, str]
    facets: tuple[int, ...]
    first: int | None
    last: int | None
    query: Query

    @property
    def is_counted(self) -> bool:
        """Whether the daily counts answer it, or decisions must be read."""
        return len(self.facets) <= 1 and self.lead in {Lead.TIME, Lead.SHAPE, Lead.PROFILE}

    @property
    def lead(self) -> Lead:
        """What leads to few decisions most surely."""
        if self.query.reference is not None or self.query.reported is not None:
            return Lead.REFERENCE
        if self.query.user is not None:
            return Lead.PERSON
        if self.query.chain is not None:
            return Lead.MACHINE
        return Lead.PROFILE if self.facets else Lead.SHAPE if self.shaped else Lead.TIME


def plan(connection: Connection, query: Query) -> Plan:
    """Read a query; a machine that made all decisions is no condition, nor is the beginning of any reference."""
    if query.chain is not None and _is_alone(connection, query.chain):
        query = replace(query, chain=None)
    query = replace(query, reference=query.reference or None)
    asked = ((name, getattr(query, name)) for name in _SHAPED)
    wanted = ((UNIT, query.unit), (OBSERVED, query.observed), (CATEGORY, query.category))  # the rarest first, mostly
    return Plan(
        {name: value for name, value in asked if value is not None},
        tuple(keys.facet(kind, name) for kind, name in wanted if name is not None),
        keys.number_of(query.since) if query.since else None,
        keys.number_of(query.until) if query.until else None,
        query,
    )


def in_shapes(plan: Plan) -> Select[int]:
    """The numbers of the shapes that fit."""
    shapes = tables.shapes.c
    return select(shapes.number).where(*(shapes[name] == value for name, value in plan.shaped.items()))


def on_days(plan: Plan, day: ColumnElement[int]) -> list[ColumnElement[bool]]:
    """Conditions on a column of days."""
    return [
        *([day >= plan.first] if plan.first is not None else []),
        *([day <= plan.last] if plan.last is not None else []),
    ]


def on_decisions(plan: Plan, lead: Lead) -> list[ColumnElement[bool]]:
    """Conditions on `decisions`, of which only the lead's may use an index."""
    one = tables.decisions.c
    time = one.time if lead in {Lead.TIME, Lead.SHAPE, Lead.PERSON, Lead.MACHINE} else one.time + 0
    shape = one.shape if lead is Lead.SHAPE else one.shape + 0
    profile = one.profile if lead is Lead.PROFILE else one.profile + 0
    return [
        *([time >= keys.begins(plan.first)] if plan.first is not None else []),
        *([time < keys.begins(plan.last + 1)] if plan.last is not None else []),
        *([shape.in_(in_shapes(plan))] if plan.shaped else []),
        *([profile.in_(_in_profiles(plan.facets))] if plan.facets else []),
        *_on_one(plan.query, lead),
    ]


def _in_profiles(facets: tuple[int, ...]) -> Select[int]:
    """The numbers of the profiles that have them all: those of the first, held against the others."""
    first, *others = facets
    member = tables.members.c
    held = select(member.profile).where(member.facet == first)
    for facet in others:
        other = tables.members.alias()
        held = held.where(exists().where(other.c.facet == facet, other.c.profile == member.profile))
    return held


def _on_one(query: Query, lead: Lead) -> list[ColumnElement[bool]]:
    """Conditions that only a decision's own row answers."""
    one, journal = tables.decisions.c, tables.journals.c
    user = one.user if lead is Lead.PERSON else one.user + ""
    number = one.journal if lead is Lead.MACHINE else one.journal + 0
    chain = select(journal.number).where(journal.chain == query.chain).scalar_subquery()
    return [
        *([_begins(query.reference)] if query.reference is not None else []),
        *([_reported(expected=query.reported)] if query.reported is not None else []),
        *([user == query.user] if query.user is not None else []),
        *([number == chain] if query.chain is not None else []),
    ]


def _begins(reference: str) -> ColumnElement[bool]:
    """How a reference begins, as the bounds that it sets: no pattern, so nothing to escape."""
    if not _DIGITS.fullmatch(reference):
        return false()
    return tables.decisions.c.reference.between(reference.ljust(_REFERENCE, "0"), reference.ljust(_REFERENCE, "f"))


def _reported(*, expected: bool) -> ColumnElement[bool]:
    alarm = tables.alarms.c
    about = select(alarm.about).where(alarm.first.is_not(None))
    reference = tables.decisions.c.reference
    return reference.in_(about) if expected else reference.not_in(about)


def _is_alone(connection: Connection, chain: str) -> bool:
    journal = tables.journals.c
    decided = connection.scalars(select(journal.chain).where(journal.allow + journal.redact + journal.block > 0))
    return decided.all() == [chain]

"""When the conditions of a rule hold."""

from dataclasses import replace
from typing import Any

import pytest

from detectors.finding import Category, Identifying, Role
from policies.decide import matches
from policies.facts import Facts, Obstacle, Tier
from policies.hours import Moment
from policies.when import Categories, Obstacles, Persons, When
from tests.policies.rulings import FACTS, HOURS, some


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (When(), True),
        (When(tier=some(Tier.OPEN, Tier.CONTRACTED)), True),
        (When(tier=some(Tier.APPROVED)), False),
        (When(service=some("chatgpt")), True),
        (When(service=some("claude")), False),
        (When(group=some("urgences")), True),
        (When(group=some("dim")), False),
        (When(identifying=some(Identifying.INDIRECT)), True),
        (When(identifying=some(Identifying.NONE)), False),
        (When(persons=Persons(any_of=some(Role.PATIENT))), True),
        (When(persons=Persons(any_of=some(Role.RELATIVE))), False),
        (When(persons=Persons(only=some(Role.PROFESSIONAL))), False),
        (When(persons=Persons(only=some(Role.PROFESSIONAL, Role.PATIENT))), True),
        (When(secret=True), True),
        (When(secret=False), False),
        (When(vignette=False), True),
        (When(vignette=True), False),
        (When(complete=True), True),
        (When(complete=False), False),
        (When(categories=Categories(any_of=some(Category.AGE, Category.NIR))), True),
        (When(categories=Categories(any_of=some(Category.NIR))), False),
        (When(categories=Categories(all_of=some(Category.AGE, Category.CITY))), True),
        (When(categories=Categories(all_of=some(Category.AGE, Category.NIR))), False),
        (When(categories=Categories(only=some(Category.AGE, Category.CITY, Category.NIR))), True),
        (When(categories=Categories(only=some(Category.AGE))), False),
        (When(categories=Categories(none_of=some(Category.NIR))), True),
        (When(categories=Categories(none_of=some(Category.AGE, Category.NIR))), False),
        (When(obstacles=Obstacles(any=True)), True),
        (When(obstacles=Obstacles(any_of=some(Obstacle.IMAGE, Obstacle.FILE))), True),
        (When(obstacles=Obstacles(any_of=some(Obstacle.FILE))), False),
        (When(anonymity_below=11), True),
        (When(anonymity_below=10), False),
        (When(tier=some(Tier.OPEN), secret=True), True),
        (When(tier=some(Tier.OPEN), secret=False), False),
        (When(tier=some(Tier.APPROVED), secret=True), False),
    ],
)
def test_a_rule_matches_when_all_its_conditions_hold(when: When, expected: bool) -> None:
    assert matches(when, FACTS) is expected


@pytest.mark.parametrize(
    ("when", "changes"),
    [
        (When(group=some("urgences")), {"groups": frozenset()}),
        (When(anonymity_below=1000), {"anonymity": None}),
        (When(obstacles=Obstacles(any=True)), {"obstacles": frozenset()}),
        (When(categories=Categories(any_of=some(Category.AGE))), {"categories": frozenset()}),
    ],
)
def test_what_is_unknown_or_absent_meets_no_condition(when: When, changes: dict[str, Any]) -> None:
    assert not matches(when, replace(FACTS, **changes))


def test_a_rule_on_who_is_named_does_not_hold_where_nobody_is() -> None:
    nobody = replace(FACTS, persons=frozenset())
    assert not matches(When(persons=Persons(only=some(*Role))), nobody)
    assert not matches(When(persons=Persons(any_of=some(*Role))), nobody)


@pytest.mark.parametrize("name", When.model_fields)
def test_every_condition_can_refuse(name: str) -> None:
    nothing = Facts("autre", Tier.APPROVED, frozenset(), frozenset(), Identifying.NONE, secret=False)
    refusing = {
        "tier": some(Tier.OPEN),
        "service": some("chatgpt"),
        "group": some("dim"),
        "hours": Moment.DURING,
        "identifying": some(Identifying.DIRECT),
        "secret": True,
        "vignette": True,
        "categories": Categories(any_of=some(Category.NIR)),
        "persons": Persons(any_of=some(Role.PATIENT)),
        "obstacles": Obstacles(any=True),
        "complete": False,
        "anonymity_below": 10,
    }

    assert not matches(When(**{name: refusing[name]}), nothing, HOURS)

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.finding import Category, Identifying, Role
from policies.decide import matches
from policies.facts import Facts, Obstacle, Tier
from policies.hours import Day, Hours, Moment
from policies.implication import implies
from policies.when import Categories, Obstacles, Persons, When
from tests.policies.strategies import FACTS, WHENS

HOURS = Hours.model_validate({"days": frozenset(Day), "from": "08:00", "to": "18:00"})
A, B, C = Category.PERSON, Category.AGE, Category.IPP
PATIENT, RELATIVE = Role.PATIENT, Role.RELATIVE
IMAGE, FILE = Obstacle.IMAGE, Obstacle.FILE


def cats(way: str, *values: Category) -> dict[str, Any]:
    return {"categories": Categories(**{way: frozenset(values)})}


def persons(way: str, *values: Role) -> dict[str, Any]:
    return {"persons": Persons(**{way: frozenset(values)})}


def unread(*values: Obstacle) -> dict[str, Any]:
    return {"obstacles": Obstacles(any_of=frozenset(values)) if values else Obstacles(any=True)}


def among(key: str, *values: str) -> dict[str, Any]:
    return {key: frozenset(values)}


def cut(when: When, keys: set[str]) -> When:
    return When.model_validate({key: getattr(when, key) for key in keys & when.model_fields_set})


@given(WHENS, WHENS, st.sets(st.sampled_from(list(When.model_fields)), max_size=2), FACTS)
def test_what_implies_never_holds_without_what_it_implies(
    narrow: When, wide: When, keys: set[str], facts: Facts
) -> None:
    wide = cut(wide, keys)

    if implies(narrow, wide) and matches(cut(narrow, keys), facts, HOURS):
        assert matches(wide, facts, HOURS)


@given(WHENS)
def test_conditions_imply_themselves_and_no_condition_at_all(when: When) -> None:
    assert implies(when, when)
    assert implies(when, When())


@pytest.mark.parametrize(
    ("narrow", "wide", "proved"),
    [
        ({}, {"secret": True}, False),
        ({"secret": False}, {"secret": True}, False),
        ({"hours": Moment.DURING}, {"hours": Moment.OUTSIDE}, False),
        ({"secret": True, "complete": True}, {"secret": True}, True),
        (among("tier", Tier.OPEN), among("tier", Tier.OPEN, Tier.APPROVED), True),
        (among("tier", Tier.OPEN, Tier.APPROVED), among("tier", Tier.OPEN), False),
        ({}, among("tier", *Tier), True),
        ({}, among("identifying", *Identifying), True),
        ({}, among("service", "chatgpt"), False),
        (among("service", "chatgpt"), among("service", "chatgpt", "sora"), True),
        (among("group", "dim", "nuit"), among("group", "dim"), False),
        (cats("any_of", A), cats("any_of", A, B), True),
        (cats("any_of", A, B), cats("any_of", A), False),
        (cats("all_of", A, C), cats("any_of", A, B), True),
        (cats("all_of", C), cats("any_of", A, B), False),
        (cats("all_of", A, B), cats("all_of", A), True),
        (cats("all_of", A), cats("all_of", A, B), False),
        (cats("any_of", A), cats("all_of", A), False),
        (cats("none_of", A, B), cats("none_of", A), True),
        (cats("none_of", A), cats("none_of", A, B), False),
        (cats("any_of", A), cats("none_of", B), False),
        ({}, cats("none_of", A), False),
        (cats("only", A), cats("only", A, B), True),
        (cats("only", A, B), cats("only", A), False),
        (cats("any_of", A), cats("only", A), False),
        (cats("only", A), cats("none_of", B), True),
        (cats("only", A, B), cats("none_of", B), False),
        (cats("only", A), cats("any_of", A), False),
        (persons("only", PATIENT), persons("only", PATIENT, RELATIVE), True),
        (persons("only", PATIENT, RELATIVE), persons("only", PATIENT), False),
        (persons("any_of", PATIENT), persons("only", PATIENT), False),
        (persons("only", PATIENT), persons("any_of", PATIENT, RELATIVE), True),
        (persons("any_of", PATIENT), persons("any_of", PATIENT, RELATIVE), True),
        (persons("any_of", PATIENT, RELATIVE), persons("any_of", PATIENT), False),
        ({}, persons("any_of", PATIENT), False),
        (unread(IMAGE), unread(), True),
        (unread(), unread(IMAGE), False),
        (unread(IMAGE), unread(IMAGE, FILE), True),
        (unread(IMAGE, FILE), unread(IMAGE), False),
        ({}, unread(), False),
        ({"anonymity_below": 10}, {"anonymity_below": 100}, True),
        ({"anonymity_below": 100}, {"anonymity_below": 10}, False),
        ({}, {"anonymity_below": 10}, False),
    ],
)
def test_what_is_proved_and_what_is_not(narrow: dict[str, Any], wide: dict[str, Any], proved: bool) -> None:
    assert implies(When(**narrow), When(**wide)) is proved

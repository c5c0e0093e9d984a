from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.finding import Category, Identifying, Role
from policies.decide import decide, matches, observed
from policies.decision import Action
from policies.facts import Facts, Obstacle, Tier
from policies.loading import DEFAULT, load
from policies.model import Policy, Rule, Status
from policies.when import Categories, Obstacles, Persons, When

SHIPPED = load(DEFAULT).policy
FACTS = Facts(
    service="chatgpt",
    tier=Tier.OPEN,
    categories=frozenset({Category.AGE, Category.CITY}),
    roles=frozenset({"user"}),
    identifying=Identifying.INDIRECT,
    secret=True,
    obstacles=frozenset({Obstacle.IMAGE}),
    group="urgences",
    anonymity=10,
    persons=frozenset({Role.PATIENT, Role.PROFESSIONAL}),
)


def some[T](*values: T) -> frozenset[T]:
    return frozenset(values)


def policy(*rules: tuple[str, Status, Action, When]) -> Policy:
    """A policy of these rules alone, each as (id, status, action, when)."""
    made = [
        SHIPPED.rules[0].model_copy(update={"id": name, "status": status, "action": action, "when": when})
        for name, status, action, when in rules
    ]
    return SHIPPED.model_copy(update={"rules": tuple(made)})


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
        (When(group=some("urgences")), {"group": None}),
        (When(anonymity_below=1000), {"anonymity": None}),
        (When(obstacles=Obstacles(any=True)), {"obstacles": frozenset()}),
        (When(categories=Categories(any_of=some(Category.AGE))), {"categories": frozenset()}),
    ],
)
def test_what_is_unknown_or_absent_meets_no_condition(when: When, changes: dict[str, Any]) -> None:
    assert not matches(when, replace(FACTS, **changes))


def test_the_first_enforced_rule_that_matches_wins() -> None:
    rules = policy(
        ("retiree", Status.RETIRED, Action.ALLOW, When()),
        ("a-l-essai", Status.OBSERVE, Action.ALLOW, When()),
        ("ailleurs", Status.ENFORCE, Action.ALLOW, When(tier=some(Tier.APPROVED))),
        ("premiere", Status.ENFORCE, Action.REDACT, When(secret=True)),
        ("seconde", Status.ENFORCE, Action.ALLOW, When()),
    )
    decision = decide(rules, FACTS)

    assert (decision.action, decision.rule_id) == (Action.REDACT, "premiere")
    assert decision.tell == rules.rules[3].tell


def test_no_matching_rule_means_block() -> None:
    decision = decide(policy(), FACTS)

    assert (decision.action, decision.rule_id) == (Action.BLOCK, "default")
    assert "outil validé" in decision.tell


def test_rules_under_observation_are_listed_and_no_others() -> None:
    rules = policy(
        ("appliquee", Status.ENFORCE, Action.ALLOW, When()),
        ("un", Status.OBSERVE, Action.BLOCK, When(secret=True)),
        ("non", Status.OBSERVE, Action.BLOCK, When(secret=False)),
        ("retiree", Status.RETIRED, Action.BLOCK, When()),
        ("deux", Status.OBSERVE, Action.BLOCK, When()),
    )

    assert observed(rules, FACTS) == ("un", "deux")


WHENS = st.builds(
    When,
    tier=st.none() | st.frozensets(st.sampled_from(Tier), min_size=1),
    identifying=st.none() | st.frozensets(st.sampled_from(Identifying), min_size=1),
    secret=st.none() | st.booleans(),
    complete=st.none() | st.booleans(),
    anonymity_below=st.none() | st.integers(1, 100),
)
RULES = st.lists(st.tuples(st.sampled_from(Status), st.sampled_from(Action), WHENS), max_size=5)


@given(RULES, st.builds(Facts))
def test_a_decision_is_total_and_comes_from_an_enforced_rule_or_blocks(
    rules: list[tuple[Status, Action, When]], facts: Facts
) -> None:
    made = policy(*((f"r{index}", *rule) for index, rule in enumerate(rules)))
    decision = decide(made, facts)

    allowed: dict[str, Rule] = {rule.id: rule for rule in made.rules if rule.status is Status.ENFORCE}
    if decision.rule_id == "default":
        assert decision.action is Action.BLOCK
        assert not any(matches(rule.when, facts) for rule in allowed.values())
    else:
        assert decision.action is allowed[decision.rule_id].action


@given(st.builds(Facts))
def test_the_same_facts_always_get_the_same_decision(facts: Facts) -> None:
    assert decide(SHIPPED, facts) == decide(SHIPPED, facts)


def test_a_rule_on_who_is_named_does_not_hold_where_nobody_is() -> None:
    nobody = replace(FACTS, persons=frozenset())
    assert not matches(When(persons=Persons(only=some(*Role))), nobody)
    assert not matches(When(persons=Persons(any_of=some(*Role))), nobody)

"""What every policy promises, whatever its rules: not that they are wise, but that nothing gets out of their sight."""

import copy
import json
from dataclasses import replace
from datetime import date
from itertools import product
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import Phase, assume, find, given, settings
from hypothesis import strategies as st

from policies import values
from policies.decide import decide, matches, observed
from policies.decision import Action
from policies.exemption import Exemption
from policies.facts import Facts
from policies.loading import load
from policies.model import Policy
from policies.rule import Rule, Status
from tests.policies.broken.sound import SOUND
from tests.policies.drawn import FACTS, POLICIES, Block, documents, in_force

WRITTEN = values.read(yaml.compose(SOUND, Loader=yaml.SafeLoader)).value


def severity(policy: Policy, facts: Facts) -> int:
    return decide(policy, facts).action.severity


def with_rules(policy: Policy, rules: list[Rule]) -> Policy:
    return replace(policy, rules=tuple(rules))


def in_force_on(policy: Policy, day: date) -> tuple[Exemption, ...]:
    return tuple(one for one in policy.exemptions if one.granted <= day <= one.expires)


def shuffled(value: Any, chance: Random) -> Any:  # noqa: ANN401 - any value of a policy file
    """The same value, the keys of every mapping in another order; lists keep theirs, which means something."""
    if isinstance(value, list):
        return [shuffled(item, chance) for item in value]
    if not isinstance(value, dict):
        return value
    keys = list(value)
    chance.shuffle(keys)
    return {key: shuffled(value[key], chance) for key in keys}


@given(POLICIES, FACTS)
def test_a_decision_is_the_same_twice_and_leaves_its_arguments_alone(policy: Policy, facts: Facts) -> None:
    before, rules, told = copy.deepcopy(facts), copy.deepcopy(policy.rules), copy.deepcopy(policy.exemptions)

    assert decide(policy, facts) == decide(policy, facts)
    assert (facts, policy.rules, policy.exemptions) == (before, rules, told)


@given(POLICIES, FACTS)
def test_nothing_leaves_where_the_analysis_did_not_reach_its_end(policy: Policy, facts: Facts) -> None:
    assert decide(policy, replace(facts, complete=False)).action is Action.BLOCK


@given(POLICIES, FACTS, st.data())
def test_a_stricter_action_never_answers_less(policy: Policy, facts: Facts, data: st.DataObject) -> None:
    stricter = [
        rule.model_copy(
            update={"action": data.draw(st.sampled_from([a for a in Action if a.severity >= rule.action.severity]))}
        )
        for rule in policy.rules
    ]

    assert severity(with_rules(policy, stricter), facts) >= severity(policy, facts)


@given(POLICIES, FACTS, documents(), st.integers(0, 5))
def test_a_rule_that_blocks_never_lets_more_through_wherever_it_stands(
    policy: Policy, facts: Facts, other: Block, place: int
) -> None:
    assume(other["rules"])
    blocking = in_force(other).rules[0].model_copy(update={"id": "barriere", "action": Action.BLOCK})
    rules = [*policy.rules[:place], blocking, *policy.rules[place:]]

    assert severity(with_rules(policy, rules), facts) >= severity(policy, facts)


@given(POLICIES, FACTS)
def test_taking_an_exception_away_never_lets_more_through(policy: Policy, facts: Facts) -> None:
    for one in policy.exemptions:
        without = replace(policy, exemptions=tuple(other for other in policy.exemptions if other != one))

        assert severity(without, facts) >= severity(policy, facts)


@given(POLICIES, FACTS)
def test_an_exception_never_makes_an_answer_stricter(policy: Policy, facts: Facts) -> None:
    assert severity(policy, facts) <= severity(replace(policy, exemptions=()), facts)


@given(POLICIES, FACTS)
def test_an_exception_that_is_over_or_to_come_changes_nothing(policy: Policy, facts: Facts) -> None:
    assume(facts.at is not None)
    current = replace(policy, exemptions=in_force_on(policy, facts.at.date()))

    assert decide(policy, facts) == decide(current, facts)


@given(POLICIES, FACTS)
def test_where_the_time_is_not_known_neither_exceptions_nor_hours_apply(policy: Policy, facts: Facts) -> None:
    timeless = replace(facts, at=None)
    rest = [rule for rule in policy.rules if rule.when.hours is None]

    assert decide(policy, timeless) == decide(replace(with_rules(policy, rest), exemptions=()), timeless)


@given(POLICIES, FACTS)
def test_rules_under_observation_and_retired_never_decide(policy: Policy, facts: Facts) -> None:
    acting = [rule for rule in policy.rules if rule.status is Status.ENFORCE]

    assert decide(policy, facts) == decide(with_rules(policy, acting), facts)


@given(POLICIES, FACTS)
def test_a_decision_names_the_first_enforced_rule_that_holds_or_what_lifted_it(policy: Policy, facts: Facts) -> None:
    holding = [r for r in policy.rules if r.status is Status.ENFORCE and matches(r.when, facts, policy.hours)]
    names = {one.id for one in policy.exemptions if holding and one.rule == holding[0].id}
    expected = {holding[0].id, *names} if holding else {"default"}

    assert decide(policy, facts).rule_id in expected | ({"incomplete"} if not facts.complete else set())


@given(POLICIES, FACTS)
def test_what_is_observed_is_what_would_hold_if_it_were_enforced(policy: Policy, facts: Facts) -> None:
    watched = [rule for rule in policy.rules if rule.status is Status.OBSERVE]

    assert list(observed(policy, facts)) == [r.id for r in watched if matches(r.when, facts, policy.hours)]


@given(documents(), FACTS, st.integers())
@settings(max_examples=30)
def test_the_order_of_keys_says_nothing(document: Block, facts: Facts, seed: int) -> None:
    text = json.dumps(shuffled(document, Random(seed)))

    assert load(text).policy == load(json.dumps(document)).policy
    assert decide(load(text).policy, facts) == decide(in_force(document), facts)


@given(st.integers())
@settings(max_examples=10)
def test_nor_does_it_in_a_file_that_uses_every_key(seed: int) -> None:
    text = json.dumps(shuffled(WRITTEN, Random(seed)))

    assert load(text).policy == load(SOUND).policy


ANY_ONE = settings(max_examples=5_000, database=None, phases=[Phase.generate])
"""The first that comes: none need be the smallest."""
ANSWERS = [
    *product(["regle"], Action),
    *product(["levee"], [Action.ALLOW, Action.REDACT]),
    ("default", Action.BLOCK),
    ("incomplete", Action.BLOCK),
]


@pytest.mark.parametrize(("by", "action"), ANSWERS)
def test_the_policies_drawn_answer_in_every_way_by_their_rules_and_their_exceptions(by: str, action: Action) -> None:
    def answers_so(drawn: tuple[Policy, Facts]) -> bool:
        decision = decide(*drawn)
        return decision.action is action and decision.rule_id.partition("-")[0] == by

    assert answers_so(
        find(st.tuples(POLICIES, FACTS), answers_so, settings=settings(max_examples=5_000, database=None))
    )

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from detectors.finding import Identifying
from policies.decide import decide, matches, observed
from policies.decision import Action
from policies.facts import Facts, Tier
from policies.rule import Rule, Status
from policies.when import When
from tests.policies.rulings import FACTS, SHIPPED, answer, policy, some


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
    assert "Aucune règle" in decision.tell


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


def test_a_rule_that_blocks_what_is_incomplete_says_it_in_its_own_words() -> None:
    rules = policy(("r", Status.ENFORCE, Action.BLOCK, When(complete=False)))

    assert answer(rules, replace(FACTS, complete=False)) == ("block", "r")

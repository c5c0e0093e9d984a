from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.finding import Category, Identifying, Role
from policies.decide import decide, matches, observed
from policies.decision import Action
from policies.exemption import Exemption
from policies.facts import Facts, Obstacle, Tier
from policies.hours import Hours, Moment
from policies.loading import DEFAULT, load
from policies.messages import Language
from policies.model import Policy
from policies.rule import Rule, Status
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
    groups=frozenset({"urgences"}),
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
    return replace(SHIPPED, rules=tuple(made))


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


def test_a_rule_on_who_is_named_does_not_hold_where_nobody_is() -> None:
    nobody = replace(FACTS, persons=frozenset())
    assert not matches(When(persons=Persons(only=some(*Role))), nobody)
    assert not matches(When(persons=Persons(any_of=some(*Role))), nobody)


MONDAY_NOON = datetime(2026, 11, 23, 12)  # noqa: DTZ001 - local, as facts are
LIFTED = Exemption.model_validate_json(
    '{"id": "levee", "title": "t", "rule": "r", "when": {"secret": true}, "action": "allow", "approver": "a",'
    ' "reason": "r", "granted": "2026-11-01", "expires": "2026-11-30"}'
)
HOURS = Hours.model_validate_json('{"days": ["lundi"], "from": "08:00", "to": "18:00"}')
TIMED = replace(FACTS, at=MONDAY_NOON)


def lifted(*exemptions: Exemption, action: Action = Action.BLOCK, **changes: object) -> Policy:
    """One rule for all, and exceptions to it."""
    rule = ("r", Status.ENFORCE, action, When())
    return replace(policy(rule), exemptions=exemptions, **changes)


def exemption(**changes: object) -> Exemption:
    return LIFTED.model_copy(update=changes)


def answer(rules: Policy, facts: Facts = TIMED) -> tuple[str, str]:
    decision = decide(rules, facts)
    return decision.action.value, decision.rule_id


@pytest.mark.parametrize(
    ("changes", "facts", "expected"),
    [
        ({}, {}, ("allow", "levee")),
        ({"action": Action.REDACT}, {}, ("redact", "levee")),
        ({"when": When(secret=False)}, {}, ("block", "r")),
        ({"rule": "autre"}, {}, ("block", "r")),
        ({"expires": date(2026, 11, 22)}, {}, ("block", "r")),
        ({"expires": date(2026, 11, 23)}, {}, ("allow", "levee")),
        ({"granted": date(2026, 11, 24)}, {}, ("block", "r")),
        ({"granted": date(2026, 11, 23)}, {}, ("allow", "levee")),
        ({}, {"at": None}, ("block", "r")),
        ({}, {"secret": False}, ("block", "r")),
        ({}, {"complete": False}, ("block", "incomplete")),
        ({"action": Action.REDACT}, {"complete": False}, ("block", "incomplete")),
        ({"when": When(hours=Moment.DURING)}, {}, ("allow", "levee")),
        ({"when": When(hours=Moment.OUTSIDE)}, {}, ("block", "r")),
    ],
)
def test_an_exception_lifts_its_rule_for_some_and_for_a_time(
    changes: dict[str, Any], facts: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert answer(lifted(exemption(**changes), hours=HOURS), replace(TIMED, **facts)) == expected


def test_an_exception_to_a_rule_that_did_not_decide_changes_nothing() -> None:
    rules = policy(("avant", Status.ENFORCE, Action.REDACT, When()), ("r", Status.ENFORCE, Action.BLOCK, When()))

    assert answer(replace(rules, exemptions=(LIFTED,))) == ("redact", "avant")


def test_an_exception_never_holds_back_more_than_its_rule() -> None:
    redacting = exemption(action=Action.REDACT)

    assert answer(lifted(redacting, action=Action.ALLOW)) == ("allow", "levee")
    assert answer(lifted(redacting, action=Action.REDACT)) == ("redact", "levee")


def test_the_most_lenient_exception_holds_and_the_first_among_equals() -> None:
    redacting, second = exemption(id="masque", action=Action.REDACT), exemption(id="seconde")

    assert answer(lifted(redacting, LIFTED)) == ("allow", "levee")
    assert answer(lifted(LIFTED, redacting)) == ("allow", "levee")
    assert answer(lifted(LIFTED, second)) == ("allow", "levee")
    assert answer(lifted(second, LIFTED)) == ("allow", "seconde")


def test_a_person_is_told_the_words_of_the_exception_or_else_of_the_rule() -> None:
    rules = lifted(LIFTED)

    assert decide(rules, TIMED).tell == rules.rules[0].tell
    assert decide(lifted(exemption(tell="Codez sans nom.")), TIMED).tell == "Codez sans nom."


@pytest.mark.parametrize(
    ("language", "tell_en", "told"),
    [
        (Language.FRENCH, None, "mot"),
        (Language.FRENCH, "word", "mot"),
        (Language.ENGLISH, "word", "word"),
        (Language.ENGLISH, None, "mot"),
    ],
)
def test_people_are_told_in_their_language_where_the_rule_speaks_it(
    language: Language, tell_en: str | None, told: str
) -> None:
    rule = SHIPPED.rules[0].model_copy(update={"id": "r", "when": When(), "tell": "mot", "tell_en": tell_en})
    rules = replace(SHIPPED, rules=(rule,), language=language)

    assert decide(rules, FACTS).tell == told
    assert decide(replace(rules, exemptions=(LIFTED,)), TIMED).tell == told


@pytest.mark.parametrize(
    ("language", "unforeseen", "incomplete"),
    [
        (Language.FRENCH, "Aucune règle", "jusqu'au bout"),
        (Language.ENGLISH, "No rule", "read to its end"),
    ],
)
def test_what_no_rule_decides_is_told_in_the_language_of_the_policy(
    language: Language, unforeseen: str, incomplete: str
) -> None:
    nothing = replace(policy(), language=language)
    everything = replace(policy(("r", Status.ENFORCE, Action.ALLOW, When())), language=language)

    assert unforeseen in decide(nothing, FACTS).tell
    assert incomplete in decide(everything, replace(FACTS, complete=False)).tell


def test_a_rule_that_blocks_what_is_incomplete_says_it_in_its_own_words() -> None:
    rules = policy(("r", Status.ENFORCE, Action.BLOCK, When(complete=False)))

    assert answer(rules, replace(FACTS, complete=False)) == ("block", "r")


@pytest.mark.parametrize(
    ("at", "during"),
    [(MONDAY_NOON, True), (MONDAY_NOON.replace(hour=20), False), (MONDAY_NOON.replace(day=24), False)],
)
def test_a_rule_on_hours_holds_in_them_or_outside(at: datetime, during: bool) -> None:
    facts = replace(FACTS, at=at)

    assert matches(When(hours=Moment.DURING), facts, HOURS) is during
    assert matches(When(hours=Moment.OUTSIDE), facts, HOURS) is not during


@pytest.mark.parametrize("moment", Moment)
def test_without_hours_or_a_time_a_rule_on_them_never_holds(moment: Moment) -> None:
    assert not matches(When(hours=moment), FACTS, HOURS)
    assert not matches(When(hours=moment), TIMED)


def test_rules_on_hours_decide_and_are_observed_under_the_hours_of_the_policy() -> None:
    when = When(hours=Moment.DURING)
    rules = policy(("r", Status.ENFORCE, Action.ALLOW, when), ("vue", Status.OBSERVE, Action.ALLOW, when))

    assert answer(replace(rules, hours=HOURS)) == ("allow", "r")
    assert observed(replace(rules, hours=HOURS), TIMED) == ("vue",)
    assert answer(replace(rules, hours=None)) == ("block", "default")


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

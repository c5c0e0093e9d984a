import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise, product
from typing import Any

import pytest
import yaml

from detectors.finding import Identifying
from policies.checking import NOTHING_FOUND
from policies.decide import decide
from policies.decision import Action, Decision
from policies.facts import Obstacle, Tier
from policies.loading import DEFAULT, load
from policies.rule import Rule

POLICY = load(DEFAULT).policy
IDS = [rule.id for rule in POLICY.rules]
CONTRACTED = {"tier": Tier.CONTRACTED}
IMAGE = frozenset({Obstacle.IMAGE})

EVERY_FACTS = [
    replace(
        NOTHING_FOUND,
        tier=tier,
        identifying=identifying,
        secret=secret,
        vignette=vignette,
        obstacles=obstacles,
        complete=complete,
    )
    for tier, identifying, secret, vignette, obstacles, complete in product(
        Tier, Identifying, [False, True], [False, True], [frozenset(), IMAGE], [True, False]
    )
]

COMMUTING = {
    ("cas-invente", "identite-directe"),  # identifying none against direct
    ("identite-directe", "identite-indirecte"),  # direct against indirect
    ("secret-medical", "secret-sous-contrat"),  # open against contracted
    ("secret-sous-contrat", "outil-valide"),  # contracted against approved
}
"""Neighbours that no facts meet together: their order says nothing."""


def answers(rules: Iterable[Rule]) -> list[Decision]:
    policy = replace(POLICY, rules=tuple(rules))
    return [decide(policy, facts) for facts in EVERY_FACTS]


def action(**changes: object) -> Action:
    return decide(POLICY, replace(NOTHING_FOUND, **changes)).action


@pytest.mark.parametrize(
    ("changes", "on_open", "on_contracted", "on_approved"),
    [
        ({}, "allow", "allow", "allow"),
        ({"obstacles": IMAGE}, "block", "block", "allow"),
        ({"complete": False}, "block", "block", "block"),
        ({"vignette": True}, "allow", "allow", "allow"),
        ({"vignette": True, "secret": True}, "allow", "allow", "allow"),
        ({"vignette": True, "obstacles": IMAGE}, "block", "block", "allow"),
        ({"vignette": True, "identifying": Identifying.DIRECT}, "redact", "redact", "allow"),
        ({"vignette": True, "identifying": Identifying.INDIRECT}, "redact", "redact", "allow"),
        ({"identifying": Identifying.DIRECT}, "redact", "redact", "allow"),
        ({"identifying": Identifying.INDIRECT}, "redact", "redact", "allow"),
        ({"identifying": Identifying.DIRECT, "secret": True}, "redact", "redact", "allow"),
        ({"identifying": Identifying.INDIRECT, "secret": True}, "redact", "redact", "allow"),
        ({"secret": True}, "redact", "allow", "allow"),
    ],
)
def test_the_shipped_policy_is_this_table(
    changes: dict[str, Any], on_open: str, on_contracted: str, on_approved: str
) -> None:
    got = [action(tier=tier, **changes) for tier in (Tier.OPEN, Tier.CONTRACTED, Tier.APPROVED)]

    assert got == [on_open, on_contracted, on_approved]


def sent(first: dict[str, Any], second: dict[str, Any]) -> bool:
    """What screening does of two answers, before and after redaction."""
    answer = action(**first)
    return answer is Action.ALLOW or (answer is Action.REDACT and action(**second) is Action.ALLOW)


@pytest.mark.parametrize(
    ("first", "second", "leaves"),
    [
        ({"identifying": Identifying.DIRECT}, {}, True),
        ({"identifying": Identifying.INDIRECT}, {}, True),
        ({"identifying": Identifying.DIRECT, "secret": True}, {}, True),
        ({"identifying": Identifying.DIRECT, "secret": True}, {"secret": True}, False),
        ({"identifying": Identifying.DIRECT}, {"identifying": Identifying.INDIRECT}, False),
        ({"secret": True}, {"secret": True}, False),
        ({"secret": True}, {}, True),
        (
            CONTRACTED | {"identifying": Identifying.DIRECT, "secret": True},
            CONTRACTED | {"secret": True},
            True,
        ),
        (
            CONTRACTED | {"identifying": Identifying.DIRECT},
            CONTRACTED | {"identifying": Identifying.INDIRECT},
            False,
        ),
    ],
)
def test_a_redacted_request_leaves_only_when_its_second_answer_is_allow(
    first: dict[str, Any], second: dict[str, Any], leaves: bool
) -> None:
    assert sent(first, second) is leaves


def test_nothing_identifying_is_ever_allowed_outside_approved_tools() -> None:
    for facts in EVERY_FACTS:
        if facts.tier is not Tier.APPROVED and facts.identifying is not Identifying.NONE:
            assert decide(POLICY, facts).action is not Action.ALLOW


def test_nothing_secret_is_ever_allowed_to_an_open_tool_but_an_invented_case() -> None:
    for facts in EVERY_FACTS:
        if facts.tier is Tier.OPEN and facts.secret and not facts.vignette:
            assert decide(POLICY, facts).action is not Action.ALLOW


STRICTER: dict[str, list[object]] = {
    "identifying": list(Identifying),
    "secret": [False, True],
    "tier": [Tier.APPROVED, Tier.CONTRACTED, Tier.OPEN],
    "vignette": [True, False],
    "obstacles": [frozenset(), IMAGE],
    "complete": [True, False],
}
"""What each fact may be, from what tells and risks least to what tells and risks most."""


@pytest.mark.parametrize("fact", STRICTER)
def test_more_that_identifies_more_that_is_secret_and_less_trust_never_get_a_milder_answer(fact: str) -> None:
    for facts in EVERY_FACTS:
        answers = [decide(POLICY, replace(facts, **{fact: value})).action.severity for value in STRICTER[fact]]

        assert answers == sorted(answers), facts


def test_every_facts_meet_a_rule() -> None:
    assert all(decision.rule_id in IDS for decision in answers(POLICY.rules))


@pytest.mark.parametrize("index", range(len(IDS)), ids=IDS)
def test_removing_any_rule_changes_a_decision(index: int) -> None:
    remaining = [rule for rule in POLICY.rules if rule.id != IDS[index]]

    assert answers(remaining) != answers(POLICY.rules)


@pytest.mark.parametrize("index", range(1, len(IDS)), ids=IDS[1:])
def test_moving_any_rule_first_changes_a_decision(index: int) -> None:
    others = [rule for rule in POLICY.rules if rule.id != IDS[index]]

    assert answers([POLICY.rules[index], *others]) != answers(POLICY.rules)


@pytest.mark.parametrize("index", range(len(IDS) - 1), ids=lambda index: IDS[index])
def test_swapping_neighbours_changes_a_decision_unless_they_never_meet(index: int) -> None:
    rules = list(POLICY.rules)
    rules[index], rules[index + 1] = rules[index + 1], rules[index]

    assert (answers(rules) == answers(POLICY.rules)) is ((IDS[index], IDS[index + 1]) in COMMUTING)


def test_the_neighbours_said_to_commute_are_neighbours() -> None:
    assert set(pairwise(IDS)) >= COMMUTING


def test_every_rule_tells_people_in_two_languages_and_leaves_what_to_do_to_the_page() -> None:
    for rule in POLICY.rules:
        assert rule.tell_en is not None
        assert rule.tell_en != rule.tell
        assert not re.search("A.V.E.C.|[Uu]tilisez|[Uu]se the approved", rule.tell + rule.tell_en)


def test_the_keys_of_every_rule_are_written_in_the_same_order() -> None:
    written = yaml.safe_load(DEFAULT.read_text(encoding="utf-8"))["rules"]

    assert [list(rule) for rule in written] == [list(Rule.model_fields)] * len(IDS)

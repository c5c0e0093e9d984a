"""Policies of a few rules, what they are asked, and what they answer."""

from dataclasses import replace
from datetime import datetime

from detectors.finding import Category, Identifying, Role
from policies.decide import decide
from policies.decision import Action
from policies.exemption import Exemption
from policies.facts import Facts, Obstacle, Tier
from policies.hours import Hours
from policies.loading import DEFAULT, load
from policies.model import Policy
from policies.rule import Status
from policies.when import When

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

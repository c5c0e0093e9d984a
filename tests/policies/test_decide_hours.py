"""Rules on hours hold in them or outside, and never where hours or the time are unknown."""

from dataclasses import replace
from datetime import datetime

import pytest

from policies.decide import matches, observed
from policies.decision import Action
from policies.hours import Moment
from policies.rule import Status
from policies.when import When
from tests.policies.rulings import FACTS, HOURS, MONDAY_NOON, TIMED, answer, policy


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

"""An exception lifts its rule for some and for a time, and never holds back more than it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from policies.decision import Action
from policies.hours import Moment
from policies.rule import Status
from policies.when import When
from tests.policies.rulings import HOURS, LIFTED, TIMED, answer, exemption, lifted, policy


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

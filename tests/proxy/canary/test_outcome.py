from dataclasses import replace

import pytest

from detectors.finding import Category
from policies.decision import Action
from policies.document import Mode
from policies.facts import Tier
from proxy.canary.outcome import PATIENCE, Health, Outcome, judge
from proxy.journal.record import Record
from proxy.reasons import ReasonCode
from proxy.services.catalogue import Kind

MASKED = Record(
    id="0" * 16,
    time="2026-11-22T08:30:00.123Z",
    service="canari",
    kind=Kind.API,
    tier=Tier.OPEN,
    action=Action.REDACT,
    rule_id="identite-directe",
    categories={Category.PERSON: 1, Category.NIR: 1, Category.PHONE_NUMBER: 1},
)
BLOCKED = replace(MASKED, action=Action.BLOCK)
LET = replace(MASKED, action=Action.ALLOW)
BUSY = replace(BLOCKED, rule_id=None, reason=ReasonCode.ANALYSIS_OVERLOADED, categories={})


@pytest.mark.parametrize(
    ("record", "answered", "arrived", "outcome"),
    [
        (MASKED, True, False, Outcome.WELL),
        (BLOCKED, True, False, Outcome.WELL),
        (replace(BLOCKED, reason=ReasonCode.REDACTION_INCOMPLETE), True, False, Outcome.WELL),
        (LET, True, True, Outcome.WELL),
        (replace(MASKED, mode=Mode.OBSERVE), True, True, Outcome.WELL),
        (MASKED, True, True, Outcome.LEAKED),
        (BLOCKED, True, True, Outcome.LEAKED),
        (BUSY, True, True, Outcome.LEAKED),
        (None, True, True, Outcome.LEAKED),
        (replace(MASKED, categories={Category.PERSON: 1, Category.NIR: 1}), True, False, Outcome.BLIND),
        (replace(LET, categories={}), True, True, Outcome.BLIND),
        (BUSY, True, False, Outcome.UNJUDGED),
        (replace(BUSY, mode=Mode.OBSERVE), True, True, Outcome.UNJUDGED),
        (None, True, False, Outcome.SILENT),
        (None, False, False, Outcome.SILENT),
        (MASKED, False, False, Outcome.SILENT),
    ],
)
def test_a_trial_is_judged_by_its_line_and_by_what_arrived(
    record: Record | None, answered: bool, arrived: bool, outcome: Outcome
) -> None:
    assert judge(record, answered=answered, arrived=arrived) is outcome


def after(*outcomes: Outcome) -> Health:
    health = Health()
    for outcome in outcomes:
        health = health.after(outcome)
    return health


@pytest.mark.parametrize(
    ("outcomes", "shut"),
    [
        ((), False),
        ((Outcome.WELL,), False),
        ((Outcome.LEAKED,), True),
        ((Outcome.BLIND,), True),
        ((Outcome.LEAKED, Outcome.WELL), False),
        ((Outcome.SILENT,) * (PATIENCE - 1), False),
        ((Outcome.SILENT,) * PATIENCE, True),
        ((Outcome.UNJUDGED,) * 10, False),
        ((*(Outcome.SILENT,) * (PATIENCE - 1), Outcome.WELL, Outcome.SILENT), False),
    ],
)
def test_a_fault_shuts_at_once_and_silence_in_the_end(outcomes: tuple[Outcome, ...], shut: bool) -> None:
    assert after(*outcomes).is_shut is shut

from dataclasses import replace

import pytest

from detectors.finding import Identifying
from policies.axes import ORDINARY
from policies.decision import Action
from policies.document import Mode
from policies.facts import Tier
from policies.model import Policy
from policies.rule import Status
from policies.trials import Outcome
from proxy.cli.recorded import Recorded, Unmasked
from proxy.cli.replaying import MOST_EXAMPLES, replay
from proxy.reasons import ReasonCode
from tests.policies.comparisons import SHIPPED

NAMED = replace(ORDINARY, identifying=Identifying.DIRECT)
APPROVED = replace(NAMED, tier=Tier.APPROVED)
RECORDED = [
    Recorded("a", NAMED, APPROVED),
    Recorded("b", APPROVED, NAMED),
    Recorded("c", ORDINARY, ORDINARY),
    Recorded("d", NAMED, APPROVED),
]


def test_each_request_is_counted_once_as_looser_stricter_or_unchanged() -> None:
    found = replay(RECORDED, SHIPPED, SHIPPED)
    assert [one.place for one in found.looser] == ["a", "d"]
    assert [one.place for one in found.stricter] == ["b"]
    assert found.unchanged == 1
    redacted, allowed = Outcome("identite-directe", Action.REDACT), Outcome("outil-valide", Action.ALLOW)
    assert found.by_outcome() == [((redacted, allowed), 2), ((allowed, redacted), 1)]
    assert [one.place for one in found.examples()] == ["a", "d", "b"]


def test_a_policy_that_observes_lets_everything_pass() -> None:
    found = replay([Recorded("a", NAMED, NAMED)], SHIPPED, replace(SHIPPED, mode=Mode.OBSERVE))
    assert found.looser[0].after == Outcome("identite-directe", Action.ALLOW)


RETIRED = replace(
    SHIPPED,
    rules=tuple(
        rule.model_copy(update={"status": Status.RETIRED}) if rule.id == "secret-medical" else rule
        for rule in SHIPPED.rules
    ),
)
OBSERVED = replace(SHIPPED, mode=Mode.OBSERVE)
INCOMPLETE, IMPOSSIBLE = ReasonCode.REDACTION_INCOMPLETE, ReasonCode.CANNOT_REWRITE
HELD = Recorded("a", NAMED, NAMED, Unmasked(INCOMPLETE, "secret-medical"))
REFUSED = Recorded("a", NAMED, NAMED, Unmasked(IMPOSSIBLE, "identite-directe"))
BLOCKED, REDACTED = Outcome(INCOMPLETE, Action.BLOCK), Outcome("identite-directe", Action.REDACT)


@pytest.mark.parametrize(
    ("one", "old", "new", "before", "after"),
    [
        (HELD, SHIPPED, SHIPPED, BLOCKED, BLOCKED),
        (HELD, SHIPPED, RETIRED, BLOCKED, REDACTED),
        (replace(HELD, new=replace(NAMED, tier=Tier.CONTRACTED)), SHIPPED, SHIPPED, BLOCKED, REDACTED),
        (HELD, SHIPPED, OBSERVED, BLOCKED, Outcome("identite-directe", Action.ALLOW)),
        (HELD, OBSERVED, SHIPPED, Outcome("identite-directe", Action.ALLOW), BLOCKED),
        (REFUSED, SHIPPED, RETIRED, Outcome(IMPOSSIBLE, Action.BLOCK), Outcome(IMPOSSIBLE, Action.BLOCK)),
        (replace(HELD, unmasked=None), SHIPPED, SHIPPED, REDACTED, REDACTED),
    ],
)
def test_a_masking_that_did_not_do_was_a_block_and_stays_one_until_what_held_the_rest_changes(
    one: Recorded, old: Policy, new: Policy, before: Outcome, after: Outcome
) -> None:
    (found,) = replay([one], old, new).decisions
    assert (found.before, found.after) == (before, after)


def test_examples_are_few() -> None:
    found = replay([Recorded(str(n), NAMED, APPROVED) for n in range(50)], SHIPPED, SHIPPED)
    assert len(found.looser) == 50
    assert len(found.examples()) == MOST_EXAMPLES

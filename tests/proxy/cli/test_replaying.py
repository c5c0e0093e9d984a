from dataclasses import replace

from detectors.finding import Identifying
from policies.axes import ORDINARY
from policies.decision import Action
from policies.document import Mode
from policies.facts import Tier
from policies.trials import Outcome
from proxy.cli.recorded import Recorded
from proxy.cli.replaying import MOST_EXAMPLES, replay
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


def test_examples_are_few() -> None:
    found = replay([Recorded(str(n), NAMED, APPROVED) for n in range(50)], SHIPPED, SHIPPED)
    assert len(found.looser) == 50
    assert len(found.examples()) == MOST_EXAMPLES

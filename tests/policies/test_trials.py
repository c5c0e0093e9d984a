from dataclasses import replace

from hypothesis import given

from policies.decision import Action
from policies.document import Mode
from policies.facts import Facts
from policies.model import Policy
from policies.rule import Status
from policies.trials import Outcome, effective, trials, until_certain
from policies.when import When
from tests.policies.comparisons import SITUATIONS, exemption, outcome, policies, policy, rule

ALWAYS, SECRET = When(), When(secret=True)


def ids(one: Policy) -> list[tuple[str, Action]]:
    return [(trial.outcome.rule_id, trial.outcome.action) for trial in trials(one)]


@given(policies(), SITUATIONS)
def test_the_first_trial_that_is_met_is_the_decision(one: Policy, facts: Facts) -> None:
    met = (trial for trial in trials(one) if all(test.holds(facts) for tests in trial.tests for test in tests))
    assert next(met).outcome == outcome(one, facts)


def test_exceptions_come_before_their_rule_and_the_default_last() -> None:
    made = policy(rule("une", Action.BLOCK, SECRET), exemptions=(exemption("levee", "une", SECRET),))
    assert ids(made) == [
        ("levee", Action.ALLOW),
        ("incomplete", Action.BLOCK),
        ("une", Action.BLOCK),
        ("default", Action.BLOCK),
    ]


def test_what_is_never_reached_is_left_out() -> None:
    made = policy(rule("tout", Action.BLOCK, ALWAYS), rule("jamais", Action.ALLOW, ALWAYS))
    assert ids(made) == [("tout", Action.BLOCK)]
    twice = policy(rule("une", Action.BLOCK, SECRET))
    assert until_certain((*trials(twice), *trials(twice))) == trials(twice)


def test_rules_that_are_not_enforced_are_not_tried() -> None:
    assert ids(policy(rule("essai", Action.ALLOW, ALWAYS, Status.OBSERVE))) == [("default", Action.BLOCK)]


def test_under_observation_everything_passes() -> None:
    observing = replace(policy(rule("une", Action.BLOCK, SECRET)), mode=Mode.OBSERVE)
    assert {action for _, action in ids(observing)} == {Action.ALLOW}
    assert effective(observing, Action.BLOCK) is Action.ALLOW
    assert effective(policy(), Action.BLOCK) is Action.BLOCK


def test_a_trial_goes_past_an_axis_where_its_tests_are_met() -> None:
    (first, *_) = trials(policy(rule("une", Action.BLOCK, SECRET)))
    assert first.outcome == Outcome("une", Action.BLOCK)
    assert not first.certain
    while not first.certain:
        asked = first.tests[0]
        assert asked == frozenset() or first.past(frozenset()) is None
        left = first.past(asked)
        assert left is not None
        first = left

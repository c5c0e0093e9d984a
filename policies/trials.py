"""A policy as one list, tried from the top: rules, their exceptions before them, and the default below all."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from policies.axes import KEYS, Test
from policies.decide import DEFAULT_RULE_ID, INCOMPLETE_RULE_ID
from policies.decision import Action
from policies.document import Mode
from policies.exemption import Exemption
from policies.model import Policy
from policies.rule import Status
from policies.when import When


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a request, and by which rule or exception; under `mode: observe` everything passes."""

    rule_id: str
    action: Action


@dataclass(frozen=True, slots=True)
class Trial:
    """One outcome, and what it still asks of the axes that remain; without any test it is certain."""

    outcome: Outcome
    tests: tuple[frozenset[Test], ...]

    @property
    def certain(self) -> bool:
        """Whether nothing more is asked."""
        return not any(self.tests)

    def past(self, met: frozenset[Test]) -> "Trial | None":
        """Give what remains once it is known which tests of the first axis are met; None where its own are not."""
        return Trial(self.outcome, self.tests[1:]) if self.tests[0] <= met else None


_READ = Test(When(complete=True))

type Trials = tuple[Trial, ...]


def trials(policy: Policy) -> Trials:
    """Give what `decide` tries, in its order; the tests of each are in the order of the axes."""
    return until_certain(tuple(_trials(policy)))


def until_certain(tried: Trials) -> Trials:
    """Leave out what is never reached: what stands below a certain outcome, and what was tried already."""
    tried = tuple(dict.fromkeys(tried))
    for place, trial in enumerate(tried):
        if trial.certain:
            return tried[: place + 1]
    return tried


def effective(policy: Policy, action: Action) -> Action:
    """Give what an action amounts to under the policy's mode."""
    return Action.ALLOW if policy.mode is Mode.OBSERVE else action


def _trials(policy: Policy) -> Iterator[Trial]:
    for rule in policy.rules:
        if rule.status is Status.ENFORCE:
            for one in policy.exemptions:
                if one.rule == rule.id:
                    action = min(one.action, rule.action, key=lambda action: action.severity)
                    yield from _tried(policy, one.id, action, [rule.when, one.when], one)
            yield from _tried(policy, rule.id, rule.action, [rule.when])
    yield from _tried(policy, DEFAULT_RULE_ID, Action.BLOCK, [])


def _tried(
    policy: Policy, name: str, action: Action, whens: list[When], one: Exemption | None = None
) -> Iterator[Trial]:
    """Give an outcome, and the block that takes its place where the analysis did not reach its end."""
    tests = {axis: {test for when in whens for test in _tests(policy, axis, when)} for axis in KEYS}
    if one is not None:
        tests["at"].add(_same(Test(days=(one.granted, one.expires))))
    if action is not Action.BLOCK:
        read = {**tests, "complete": tests["complete"] | {_READ}}
        yield Trial(Outcome(name, effective(policy, action)), tuple(map(frozenset, read.values())))
        name, action = INCOMPLETE_RULE_ID, Action.BLOCK
    yield Trial(Outcome(name, effective(policy, action)), tuple(map(frozenset, tests.values())))


def _tests(policy: Policy, axis: str, when: When) -> Iterator[Test]:
    for key in KEYS[axis]:
        if (value := getattr(when, key)) is not None:
            tiers = frozenset(policy.tiers.items()) if key == "tier" else frozenset()
            hours = policy.hours if key == "hours" else None
            yield _same(Test(When().model_copy(update={key: value}), tiers, hours))


@lru_cache(maxsize=4096)
def _same(test: Test) -> Test:
    """Give the one object for all equal tests: sets of them are then compared at no cost."""
    return test

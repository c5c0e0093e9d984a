"""Proving a policy: its own cases, read by the real detection, get the answers that they expect."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time

from detectors.finding import Category, Identifying
from policies.case import Case, Given
from policies.decide import decide
from policies.decision import Action, Decision
from policies.facts import Facts, Tier
from policies.marks import unmark
from policies.model import Policy, is_own
from policies.rule import Rule, Status

type Judge = Callable[[str], Facts]
"""Reads a case's sentence, without its marks, as if it were sent to a freely accessible service."""

NOTHING_FOUND = Facts(
    service="",
    tier=Tier.OPEN,
    categories=frozenset(),
    roles=frozenset(),
    identifying=Identifying.NONE,
    secret=False,
)
"""Where a case without any sentence starts from."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A case that the policy and the detection do not answer as expected.

    Attributes:
        rule_id: The rule or exception that the case belongs to.
        case: The case's name.
        expected: The action expected; by this very rule when it is the rule's own action.
        got: What was decided.
        missed: Categories marked in the sentence that were not found.
    """

    rule_id: str
    case: str
    expected: Action
    got: Decision
    missed: frozenset[Category] = frozenset()


@dataclass(frozen=True, slots=True)
class _Trial:
    """One case to run: whose, under which policy, from which facts, and whether more severity is welcome."""

    id: str
    action: Action
    case: Case
    policy: Policy
    start: Facts
    inherited: bool = False

    def failure(self, judge: Judge) -> Failure | None:
        facts, missed = _facts(self.case, self.policy, self.start, judge)
        got = decide(self.policy, facts)
        if missed or not self._answers(got):
            return Failure(self.id, self.case.name, self.case.expect, got, missed)
        return None

    def _answers(self, got: Decision) -> bool:
        if self.inherited:
            return got.action.severity >= self.case.expect.severity
        own = self.case.expect is self.action
        return got.action is self.case.expect and (not own or got.rule_id == self.id)


def check(policy: Policy, judge: Judge) -> list[Failure]:
    """Run every case of every rule in use, and of every exception on its first day.

    A rule under observation is tried as if it were enforced. An establishment may be stricter than what it inherits:
    a case of an inherited rule fails where it is answered with less.
    """
    return [failure for trial in _trials(policy) if (failure := trial.failure(judge)) is not None]


def _trials(policy: Policy) -> Iterator[_Trial]:
    for rule in policy.rules:
        if rule.status is not Status.RETIRED:
            trial, inherited = _enforcing(policy, rule), not is_own(policy, rule.id)
            yield from (_Trial(rule.id, rule.action, case, trial, NOTHING_FOUND, inherited) for case in rule.cases)
    for exemption in policy.exemptions:
        start = replace(NOTHING_FOUND, at=datetime.combine(exemption.granted, _NOON))
        yield from (_Trial(exemption.id, exemption.action, case, policy, start) for case in exemption.cases)


def _enforcing(policy: Policy, trial: Rule) -> Policy:
    enforced = trial.model_copy(update={"status": Status.ENFORCE})
    return replace(policy, rules=tuple(enforced if rule.id == trial.id else rule for rule in policy.rules))


_NOON = time(12)


def _facts(case: Case, policy: Policy, start: Facts, judge: Judge) -> tuple[Facts, frozenset[Category]]:
    given, read, marks = case.facts or Given(), start, frozenset[Category]()
    if case.text is not None:
        marked = unmark(case.text)
        read, marks = replace(judge(marked.plain), at=start.at), marked.categories
    return _trusted(policy, given, given.over(read)), marks - read.categories


def _trusted(policy: Policy, given: Given, facts: Facts) -> Facts:
    """Give a service that a case names, without saying how far it is trusted, the establishment's trust."""
    if given.service is None or given.tier is not None:
        return facts
    return replace(facts, tier=policy.tier_of(given.service, facts.tier))

"""Proving a policy: its own cases, read by the real detection, get the answers that they expect."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from detectors.finding import Category, Identifying
from policies.case import Case, Given
from policies.decide import decide
from policies.decision import Action, Decision
from policies.facts import Facts, Tier
from policies.marks import unmark
from policies.model import Policy, Rule, Status

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
        rule_id: The rule that the case belongs to.
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


def check(policy: Policy, judge: Judge) -> list[Failure]:
    """Run every case of every rule in use; a rule under observation is tried as if it were enforced."""
    rules = (rule for rule in policy.rules if rule.status is not Status.RETIRED)
    return [failure for rule in rules for failure in _failures(_enforcing(policy, rule), rule, judge)]


def _enforcing(policy: Policy, trial: Rule) -> Policy:
    enforced = trial.model_copy(update={"status": Status.ENFORCE})
    rules = tuple(enforced if rule.id == trial.id else rule for rule in policy.rules)
    return policy.model_copy(update={"rules": rules})


def _failures(policy: Policy, rule: Rule, judge: Judge) -> Iterator[Failure]:
    for case in rule.cases:
        facts, missed = _facts(case, judge)
        got = decide(policy, facts)
        own = case.expect is rule.action
        if missed or got.action is not case.expect or (own and got.rule_id != rule.id):
            yield Failure(rule.id, case.name, case.expect, got, missed)


def _facts(case: Case, judge: Judge) -> tuple[Facts, frozenset[Category]]:
    given = case.facts or Given()
    if case.text is None:
        return given.over(NOTHING_FOUND), frozenset()
    marked = unmark(case.text)
    read = judge(marked.plain)
    return given.over(read), marked.categories - read.categories

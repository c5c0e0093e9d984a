"""Why a policy decides as it does: every rule in its order, and what each lacked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from policies.decide import decide, matches
from policies.decision import Decision
from policies.exemption import Exemption
from policies.facts import Facts
from policies.hours import Hours
from policies.model import Policy
from policies.phrasing import LABELS, given, had, wanted
from policies.rule import Rule, Status
from policies.when import When


class Part(StrEnum):
    """What a rule had to do with a decision."""

    DECIDED = "decided"
    LATE = "late"
    WATCHED = "watched"
    UNMET = "unmet"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Gap:
    """A condition that does not hold.

    Attributes:
        label: What people call it.
        wanted: What it asks for, in French.
        had: What the request has instead.
    """

    label: str
    wanted: str
    had: str


@dataclass(frozen=True, slots=True)
class Trial:
    """One rule, tried.

    Attributes:
        rule: The rule.
        part: What it had to do with the decision.
        gap: Its first condition that does not hold; None where all hold.
        first: Whether no enforced rule before it had decided.
    """

    rule: Rule
    part: Part
    gap: Gap | None
    first: bool


@dataclass(frozen=True, slots=True)
class Lift:
    """An exception to the rule that decided; the gap says why it lifted nothing, None that it did."""

    exemption: Exemption
    gap: Gap | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A decision and its reasons.

    Attributes:
        decision: What `decide` answers.
        trials: Every rule, in the policy's order.
        lifts: Exceptions to the rule that decided, in their order; of those that hold, the most lenient decides.
    """

    decision: Decision
    trials: tuple[Trial, ...]
    lifts: tuple[Lift, ...]

    @property
    def winner(self) -> Rule | None:
        """The rule that decided; None where none did."""
        return next((trial.rule for trial in self.trials if trial.part is Part.DECIDED), None)


def explain(policy: Policy, facts: Facts) -> Explanation:
    """Decide, and say why. Total, as `decide` is."""
    trials = tuple(_trials(policy, facts))
    winner = next((trial.rule for trial in trials if trial.part is Part.DECIDED), None)
    return Explanation(decide(policy, facts), trials, tuple(_lifts(policy, winner, facts)) if winner else ())


def _trials(policy: Policy, facts: Facts) -> Iterator[Trial]:
    first = True
    for rule in policy.rules:
        gap = first_gap(rule.when, facts, policy.hours)
        part = _part(rule, gap, first=first)
        yield Trial(rule, part, gap, first)
        first = first and part is not Part.DECIDED


def _part(rule: Rule, gap: Gap | None, *, first: bool) -> Part:
    if rule.status is Status.RETIRED:
        return Part.RETIRED
    if gap is not None:
        return Part.UNMET
    if rule.status is Status.OBSERVE:
        return Part.WATCHED
    return Part.DECIDED if first else Part.LATE


def first_gap(when: When, facts: Facts, hours: Hours | None) -> Gap | None:
    """Give the first condition that does not hold; None where all do."""
    for key in given(when):
        alone = When.model_validate({key: getattr(when, key)})
        if not matches(alone, facts, hours):
            return Gap(LABELS[key], wanted(when, key), had(facts, key, hours))
    return None


def _lifts(policy: Policy, winner: Rule, facts: Facts) -> Iterator[Lift]:
    for one in policy.exemptions:
        if one.rule == winner.id:
            gap = _out_of_time(one, facts.at) or first_gap(one.when, facts, policy.hours)
            yield Lift(one, gap)


def _out_of_time(one: Exemption, at: datetime | None) -> Gap | None:
    if at is not None and one.holds_on(at.date()):
        return None
    period = f"du {one.granted:%d/%m/%Y} au {one.expires:%d/%m/%Y}"
    return Gap("période", period, "jour inconnu" if at is None else f"le {at:%d/%m/%Y}")

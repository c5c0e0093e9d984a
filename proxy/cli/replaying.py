"""What would have become of past requests under two policies."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from policies.decide import decide
from policies.decision import Action
from policies.facts import Facts
from policies.model import Policy
from policies.trials import Outcome, effective
from proxy.cli.recorded import Recorded, Unmasked
from proxy.reasons import ReasonCode

MOST_EXAMPLES = 10


@dataclass(frozen=True, slots=True)
class Replayed:
    """One request: where it is recorded, and what becomes of it under each policy."""

    place: str
    before: Outcome
    after: Outcome

    @property
    def eased(self) -> int:
        """How much less it is held back under the second policy; negative where it is more."""
        return self.before.action.severity - self.after.action.severity


@dataclass(frozen=True)
class Replay:
    """Many requests, and how many of them are held back less, more or as much as before."""

    decisions: tuple[Replayed, ...]

    @cached_property
    def looser(self) -> tuple[Replayed, ...]:
        """Give those that are held back less."""
        return tuple(one for one in self.decisions if one.eased > 0)

    @cached_property
    def stricter(self) -> tuple[Replayed, ...]:
        """Give those that are held back more."""
        return tuple(one for one in self.decisions if one.eased < 0)

    @property
    def unchanged(self) -> int:
        """How many get the same action, whichever rule gives it."""
        return len(self.decisions) - len(self.looser) - len(self.stricter)

    def by_outcome(self) -> list[tuple[tuple[Outcome, Outcome], int]]:
        """Count what changes by what becomes of it, the greatest ease first, then the most frequent."""
        counts = Counter((one.before, one.after) for one in (*self.looser, *self.stricter))
        return sorted(counts.items(), key=_first)

    def examples(self) -> tuple[Replayed, ...]:
        """Give a few that change, those held back less first."""
        return (*self.looser, *self.stricter)[:MOST_EXAMPLES]


def replay(recorded: Iterable[Recorded], old: Policy, new: Policy) -> Replay:
    """Decide each request under both policies, as it was before anything was redacted.

    Where a redaction did not do at the time, it is known to end in a block: under the first policy, and under the
    second as long as nothing that held back what remained has changed.
    """
    return Replay(tuple(_replayed(one, old, new) for one in recorded))


def _replayed(one: Recorded, old: Policy, new: Policy) -> Replayed:
    before, after = _outcome(old, one.old), _outcome(new, one.new)
    if (unmasked := one.unmasked) is None:
        return Replayed(one.place, before, after)
    blocked, same = Outcome(unmasked.reason, Action.BLOCK), _held_alike(one, unmasked, old, new)
    return Replayed(
        one.place,
        blocked if before.action is Action.REDACT else before,
        blocked if after.action is Action.REDACT and same else after,
    )


def _held_alike(one: Recorded, unmasked: Unmasked, old: Policy, new: Policy) -> bool:
    """Tell whether what made masking fail is the same under both: the service, or the rule that came after."""
    if unmasked.reason is ReasonCode.CANNOT_REWRITE:
        return True
    return one.old == one.new and _holding(old, unmasked.rule_id) == _holding(new, unmasked.rule_id)


def _holding(policy: Policy, rule_id: str) -> tuple[object, ...]:
    rules = [(rule.when, rule.action, rule.status) for rule in policy.rules if rule.id == rule_id]
    return rules, [one for one in policy.exemptions if one.rule == rule_id], policy.hours


def _outcome(policy: Policy, facts: Facts) -> Outcome:
    decision = decide(policy, facts)
    return Outcome(decision.rule_id, effective(policy, decision.action))


def _first(counted: tuple[tuple[Outcome, Outcome], int]) -> tuple[int, int, str, str]:
    (before, after), count = counted
    return after.action.severity - before.action.severity, -count, before.rule_id, after.rule_id

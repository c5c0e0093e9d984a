"""The decision: pure, total, first match, and block when nothing matches."""

from collections.abc import Container

from detectors.finding import Category, Role
from policies.decision import Action, Decision
from policies.facts import Facts, Obstacle
from policies.model import Policy, Status
from policies.when import Categories, Obstacles, Persons, When

DEFAULT_RULE_ID = "default"
_DEFAULT_TELL = (
    "Aucune règle de l'établissement ne prévoit cette demande, et ce qui n'est pas prévu ne part pas. "
    "Reposez la question de façon générale, sans âge, date, lieu ni service, ou utilisez l'outil validé."
)


def decide(policy: Policy, facts: Facts) -> Decision:
    """Answer facts by the first enforced rule that matches; total, and block by default."""
    for rule in policy.rules:
        if rule.status is Status.ENFORCE and matches(rule.when, facts):
            return Decision(rule.action, rule.id, rule.tell)
    return Decision(Action(policy.default), DEFAULT_RULE_ID, _DEFAULT_TELL)


def observed(policy: Policy, facts: Facts) -> tuple[str, ...]:
    """Ids of the rules under observation whose conditions hold, in the policy's order."""
    return tuple(rule.id for rule in policy.rules if rule.status is Status.OBSERVE and matches(rule.when, facts))


def matches(when: When, facts: Facts) -> bool:
    """Whether all the conditions given hold; a limit on anonymity does not when it was not estimated."""
    return (
        _among(when.tier, facts.tier)
        and _among(when.service, facts.service)
        and _among(when.group, facts.group)
        and _among(when.identifying, facts.identifying)
        and when.secret in {None, facts.secret}
        and when.vignette in {None, facts.vignette}
        and when.complete in {None, facts.complete}
        and (when.categories is None or _found(when.categories, facts.categories))
        and (when.persons is None or _named(when.persons, facts.persons))
        and (when.obstacles is None or _unread(when.obstacles, facts.obstacles))
        and (when.anonymity_below is None or _rarer(facts.anonymity, when.anonymity_below))
    )


def _among[T](wanted: Container[T] | None, value: T) -> bool:
    return wanted is None or value in wanted


def _found(wanted: Categories, present: frozenset[Category]) -> bool:
    if wanted.any_of is not None:
        return not wanted.any_of.isdisjoint(present)
    if wanted.all_of is not None:
        return wanted.all_of <= present
    return wanted.none_of is None or wanted.none_of.isdisjoint(present)


def _named(wanted: Persons, present: frozenset[Role]) -> bool:
    if wanted.only is not None:
        return bool(present) and present <= wanted.only
    return wanted.any_of is not None and not wanted.any_of.isdisjoint(present)


def _unread(wanted: Obstacles, present: frozenset[Obstacle]) -> bool:
    return bool(present if wanted.any_of is None else present & wanted.any_of)


def _rarer(anonymity: int | None, limit: int) -> bool:
    return anonymity is not None and anonymity < limit

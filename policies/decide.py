"""The decision: pure, total, first match; block when nothing matches, and whatever was not read to its end."""

from detectors.finding import Category, Role
from policies.decision import Action, Decision
from policies.exemption import Exemption
from policies.facts import Facts, Obstacle
from policies.hours import Hours, Moment
from policies.messages import Language
from policies.model import Policy
from policies.rule import Rule, Status
from policies.when import Categories, Obstacles, Persons, When

DEFAULT_RULE_ID = "default"
INCOMPLETE_RULE_ID = "incomplete"
_TELL = {
    Language.FRENCH: "Aucune règle de l'établissement ne prévoit cette demande, et ce qui n'est pas prévu ne part pas.",
    Language.ENGLISH: "No rule of the hospital foresees this request, and what is not foreseen is not sent.",
}
_INCOMPLETE = {
    Language.FRENCH: (
        "Votre demande n'a pas pu être analysée jusqu'au bout : rien ne peut en partir. Raccourcissez-la, "
        "ou envoyez-la en plusieurs fois."
    ),
    Language.ENGLISH: (
        "Your request could not be read to its end: nothing of it leaves. Shorten it, or send it in parts."
    ),
}


def decide(policy: Policy, facts: Facts) -> Decision:
    """Answer facts by the first enforced rule that matches, or the exception that lifts it the most.

    Total; blocks by default, and whatever the rules say where the analysis did not reach the end.
    """
    decision = _by_rules(policy, facts)
    if not facts.complete and decision.action is not Action.BLOCK:
        return Decision(Action.BLOCK, INCOMPLETE_RULE_ID, _INCOMPLETE[policy.language])
    return decision


def observed(policy: Policy, facts: Facts) -> tuple[str, ...]:
    """Ids of the rules under observation whose conditions hold, in the policy's order."""
    return tuple(
        rule.id for rule in policy.rules if rule.status is Status.OBSERVE and matches(rule.when, facts, policy.hours)
    )


def matches(when: When, facts: Facts, hours: Hours | None = None) -> bool:
    """Whether all the conditions given hold; one on anonymity or hours does not where nothing is known of them."""
    return (
        (when.tier is None or facts.tier in when.tier)
        and (when.service is None or facts.service in when.service)
        and (when.group is None or not when.group.isdisjoint(facts.groups))
        and (when.identifying is None or facts.identifying in when.identifying)
        and (when.secret is None or when.secret is facts.secret)
        and (when.vignette is None or when.vignette is facts.vignette)
        and (when.complete is None or when.complete is facts.complete)
        and (when.categories is None or _found(when.categories, facts.categories))
        and (when.persons is None or _named(when.persons, facts.persons))
        and (when.obstacles is None or _unread(when.obstacles, facts.obstacles))
        and (when.anonymity_below is None or _rarer(facts.anonymity, when.anonymity_below))
        and (when.hours is None or _timely(when.hours, facts, hours))
    )


def _by_rules(policy: Policy, facts: Facts) -> Decision:
    for rule in policy.rules:
        if rule.status is Status.ENFORCE and matches(rule.when, facts, policy.hours):
            return _lifted(policy, rule, facts) or Decision(rule.action, rule.id, _told(rule, policy.language))
    return Decision(Action.BLOCK, DEFAULT_RULE_ID, _TELL[policy.language])


def _lifted(policy: Policy, rule: Rule, facts: Facts) -> Decision | None:
    """What the exceptions in force make of a rule's decision; never anything stricter.

    The most lenient of them holds, the first one among equals: were it the first of all, taking a mild exception away
    would let more through.
    """
    if facts.at is None:
        return None
    day = facts.at.date()
    holding = [
        one
        for one in policy.exemptions
        if one.rule == rule.id and one.holds_on(day) and matches(one.when, facts, policy.hours)
    ]
    if not holding:
        return None
    best = min(holding, key=lambda one: one.action.severity)
    action = min(best.action, rule.action, key=lambda action: action.severity)
    return Decision(action, best.id, _told(best, policy.language) or _told(rule, policy.language))


def _told(block: Rule | Exemption, language: Language) -> str:
    said = block.tell_en if language is Language.ENGLISH else None
    return said or block.tell or ""


def _found(wanted: Categories, present: frozenset[Category]) -> bool:
    if wanted.any_of is not None:
        return not wanted.any_of.isdisjoint(present)
    if wanted.all_of is not None:
        return wanted.all_of <= present
    if wanted.only is not None:
        return present <= wanted.only
    return wanted.none_of is None or wanted.none_of.isdisjoint(present)


def _named(wanted: Persons, present: frozenset[Role]) -> bool:
    if wanted.only is not None:
        return bool(present) and present <= wanted.only
    return wanted.any_of is not None and not wanted.any_of.isdisjoint(present)


def _unread(wanted: Obstacles, present: frozenset[Obstacle]) -> bool:
    return bool(present if wanted.any_of is None else present & wanted.any_of)


def _rarer(anonymity: int | None, limit: int) -> bool:
    return anonymity is not None and anonymity < limit


def _timely(wanted: Moment, facts: Facts, hours: Hours | None) -> bool:
    return facts.at is not None and hours is not None and hours.at(facts.at) is wanted

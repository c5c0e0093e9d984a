"""An exception lifts one rule, and nothing else with it: what the rules below would have held back must be said.

The first rule that matches decides. An exception that lets go what an early rule stops (an image, whatever it shows)
would also let go what a later one would have stopped (a name beside the image): the exception must say of whom.
"""

from collections.abc import Iterator

from policies.complaint import Complaint
from policies.decision import Action
from policies.exemption import Exemption
from policies.facts import Tier
from policies.model import Policy
from policies.parsing import Parsed
from policies.rule import Rule

_WHO = (
    "la règle levée vaut quelle que soit la personne : dites jusqu'où va l'exception, « identifying: [none] » le plus "
    "souvent, sans quoi un nom partirait aussi."
)
_CARE = (
    "vers un outil en accès libre, l'exception lève aussi le secret médical : ajoutez « secret: false », ou limitez "
    "« tier » à contracted et approved, si ce n'est pas voulu."
)
_STAYS = (
    "« redact » n'ôte pas ce que la règle retient, la demande sera encore bloquée : « allow » est sans doute voulu."
)


def overreaching(parsed: Parsed, policy: Policy) -> Iterator[Complaint]:
    """Complain about the exceptions of a file that let go whatever a rule stops, of whomever it speaks."""
    rules = {rule.id: rule for rule in policy.rules}
    for index, exemption in enumerate(parsed.document.exceptions):
        rule = rules.get(exemption.rule)
        named = rule is None or any(when.identifying is not None for when in (rule.when, exemption.when))
        if exemption.action is Action.ALLOW and not named:
            yield parsed.complain(("exceptions", index, "when"), _WHO)


def doubts(policy: Policy) -> Iterator[tuple[Exemption, str]]:
    """Give the exceptions that are allowed and may not be what was meant, with what to do."""
    rules = {rule.id: rule for rule in policy.rules}
    for exemption in policy.exemptions:
        yield from ((exemption, message) for message in _doubts(exemption, rules[exemption.rule]))


def _doubts(exemption: Exemption, rule: Rule) -> Iterator[str]:
    said = (rule.when, exemption.when)
    if exemption.action is Action.REDACT and rule.when.identifying is None and rule.when.categories is None:
        yield _STAYS
    careful = any(when.secret is not None for when in said)
    if exemption.action is Action.ALLOW and not careful and not any(_is_closed(when.tier) for when in said):
        yield _CARE


def _is_closed(tiers: frozenset[Tier] | None) -> bool:
    return tiers is not None and Tier.OPEN not in tiers

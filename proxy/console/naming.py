"""What readers call a service, a rule, a policy: names that the journal leaves out, from the files that have them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from policies.decide import DEFAULT_RULE_ID, INCOMPLETE_RULE_ID
from policies.exemption import Exemption
from policies.model import Policy
from policies.rule import Rule
from proxy.services.catalogue import Catalogue
from proxy.services.radar import Radar

UNFORESEEN = {
    DEFAULT_RULE_ID: "Aucune règle ne prévoyait cette demande",
    INCOMPLETE_RULE_ID: "La demande n'a pas pu être lue jusqu'au bout",
}
"""What the product decides by itself, in the place of a rule."""


@cache
def _services() -> Mapping[str, str]:
    return {service.id: service.name for service in Catalogue.load().services}


def service(name: str) -> str:
    """Name a service of the catalogue; one that it does not have stays as the journal writes it."""
    return _services().get(name, name)


def block(policy: Policy | None, name: str | None) -> Rule | Exemption | None:
    """Find the rule, or the exception to one, that a journal names; None where the policy has it no more."""
    if policy is None or name is None:
        return None
    return next((one for one in blocks(policy) if one.id == name), None)


def blocks(policy: Policy) -> Iterator[Rule | Exemption]:
    """Give the rules of a policy, then its exceptions."""
    yield from policy.rules
    yield from policy.exemptions


@dataclass(frozen=True, slots=True)
class Titles:
    """What the policies in force call their rules and the establishment's units.

    Attributes:
        rules: By id; exceptions too, and what the product decides by itself.
        units: By id of the group.
    """

    rules: Mapping[str, str]
    units: Mapping[str, str]

    def rule(self, name: str | None) -> str:
        """Title a rule; one that the policies have no more stays as the journal writes it."""
        return self.rules.get(name or "", name or "")

    def unit(self, name: str) -> str:
        """Title a unit, likewise."""
        return self.units.get(name, name)


def titles(policies: Sequence[Policy]) -> Titles:
    """Title what some policies name, the first of them first."""
    rules = {one.id: one.title for policy in reversed(policies) for one in blocks(policy)}
    units = {group.id: group.title for policy in reversed(policies) for group in policy.groups}
    return Titles(UNFORESEEN | rules, units)


@cache
def _sites() -> Mapping[str, str]:
    return {site.id: site.name for site in Radar.load().sites}


def site(name: str) -> str:
    """Name an AI site that the catalogue does not know; one that is no longer watched for stays as it is written."""
    return _sites().get(name, name)

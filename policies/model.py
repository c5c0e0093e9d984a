"""The policy in force: what all its files say together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from detectors.finding import Category
from detectors.site import Site
from policies.bounds import Limits, Retention
from policies.custodians import Custodian
from policies.document import Mode
from policies.exemption import Exemption
from policies.facts import Tier
from policies.groups import Group, Identity
from policies.hours import Hours
from policies.messages import DEFAULTS, Language, Messages
from policies.replacements import Replacement
from policies.rule import Rule
from policies.tools import ApprovedTool


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """An establishment's policy: the first enforced rule that matches decides, and none means block.

    Attributes:
        id: Its name.
        title: What it says, in a sentence.
        version: Raised with each change.
        owner: Who answers for it.
        contact: Whom people write to.
        rules: In the order in which they are tried: the establishment's own, then what it inherits.
        exemptions: Rules lifted for some, until a day.
        mode: Whether decisions act.
        language: In which people are told.
        establishment: Its name; empty where none is given.
        approved_tool: That people are sent to.
        tiers: The establishment's trust in services, by catalogue id; the catalogue's holds for the others.
        groups: Of people.
        hours: Working hours.
        site: The establishment's own identifiers.
        replacements: What takes the place of what is found, where the usual does not.
        limits: Of a request and a conversation.
        retention: Of the journal.
        custodians: Two people who can together tell whose account a decision names; none where nobody can.
        messages: The establishment's own templates.
        origins: Ids of the policies that made each rule and exemption what it is, the first one first.
    """

    id: str
    title: str
    version: int
    owner: str
    contact: str
    rules: tuple[Rule, ...]
    exemptions: tuple[Exemption, ...] = ()
    mode: Mode = Mode.ENFORCE
    language: Language = Language.FRENCH
    establishment: str = ""
    approved_tool: ApprovedTool | None = None
    tiers: Mapping[str, Tier] = field(default_factory=lambda: MappingProxyType({}))
    groups: tuple[Group, ...] = ()
    hours: Hours | None = None
    site: Site = ()
    replacements: Mapping[Category, Replacement] = field(default_factory=lambda: MappingProxyType({}))
    limits: Limits = field(default_factory=Limits)
    retention: Retention = field(default_factory=Retention)
    custodians: tuple[Custodian, ...] = ()
    messages: Messages = field(default_factory=Messages)
    origins: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def groups_of(self, who: Identity) -> frozenset[str]:
        """Give the groups that the sender belongs to."""
        return frozenset(group.id for group in self.groups if group.holds(who))

    def tier_of(self, service: str, catalogued: Tier) -> Tier:
        """Give the establishment's trust in a service, or else the catalogue's."""
        return self.tiers.get(service, catalogued)

    @property
    def blocked(self) -> str:
        """Template of what people are told of a block."""
        return self.messages.blocked or str(DEFAULTS[self.language].blocked)

    @property
    def refused(self) -> str:
        """Template of what people are told where no verdict was reached."""
        return self.messages.refused or str(DEFAULTS[self.language].refused)


def is_own(policy: Policy, name: str) -> bool:
    """Tell whether a rule or exception is written, or changed, by the establishment's own file."""
    return policy.id in policy.origins.get(name, (policy.id,))

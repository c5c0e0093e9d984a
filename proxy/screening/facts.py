"""What a policy may know of a prompt, from what its texts were read to say and from who sends it where."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from detectors.finding import Category, Identifying, identifying
from detectors.finding import Role as PersonRole
from detectors.reading import Reading
from policies.facts import Facts, Tier
from policies.groups import NOBODY_KNOWN, Identity
from policies.model import Policy
from proxy.prompt import Prompt, Role, Segment
from proxy.redaction.told import NOTHING, Told


@dataclass(frozen=True, slots=True)
class Audience:
    """Who receives the prompt, and who sends it.

    Attributes:
        service: Catalogue id.
        tier: How far the service is trusted.
        rewrite: Whether the service accepts other words.
        who: What is known of the sender.
        groups: The establishment's, that the sender belongs to.
        at: When, in local time.
    """

    service: str
    tier: Tier
    rewrite: bool = True
    who: Identity = NOBODY_KNOWN
    groups: frozenset[str] = frozenset()
    at: datetime | None = None

    def under(self, policy: Policy, at: datetime) -> "Audience":
        """Give the audience as an establishment sees it, at a local time."""
        tier, groups = policy.tier_of(self.service, self.tier), policy.groups_of(self.who)
        return replace(self, tier=tier, groups=groups, at=at)


def facts_of(prompt: Prompt, readings: Sequence[Reading], audience: Audience, told: Told = NOTHING) -> Facts:
    """What a policy may know of a prompt, in the light of what its conversation told before."""
    findings = tuple(finding for reading in readings for finding in reading.findings)
    words = telling(prompt.segments, readings)
    now = told.and_now(words)
    return Facts(
        service=audience.service,
        tier=audience.tier,
        categories=frozenset(finding.category for finding in findings),
        roles=frozenset(segment.role.value for segment in prompt.segments),
        identifying=max(identifying(findings), now.identifying, key=_FAR.index),
        secret=now.secret,
        vignette=not now.secret and any(reading.vignette for reading in words),
        obstacles=frozenset(part.obstacle for part in prompt.unreadable),
        groups=audience.groups,
        anonymity=now.anonymity,
        persons=frozenset(f.role or PersonRole.PATIENT for f in findings if f.category is Category.PERSON),
        at=audience.at,
    )


def telling(segments: Sequence[Segment], readings: Sequence[Reading]) -> list[Reading]:
    """Give the readings of what may tell a story: not an AI's answer, which it knows already, nor a mere key."""
    return [reading for segment, reading in zip(segments, readings, strict=True) if _tells(segment)]


def _tells(segment: Segment) -> bool:
    if segment.role in _NAMES:
        return len(_WORD.findall(segment.text)) >= _SENTENCE
    return segment.role is not Role.ASSISTANT


_NAMES = frozenset({Role.FILE_NAME, Role.URL, Role.HEADER, Role.KEY})
_WORD, _SENTENCE = re.compile(r"[^\W\d_]{2,}"), 6
"""Words from which the name of a file, or a question in an address, tells something."""
_FAR = list(Identifying)
"""From what tells least to what tells most."""

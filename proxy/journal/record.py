"""One decision, as the journal holds it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from detectors.finding import Category, Identifying, Role
from policies.decision import Action
from policies.document import Mode
from policies.facts import Obstacle, Tier
from proxy.journal.forms import Digest, Id, RecordError, Slug, Time, bucket, check
from proxy.reasons import ReasonCode
from proxy.services.catalogue import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One decision.

    Attributes:
        id: Its reference number.
        time: When it was taken, UTC.
        service: Catalogue id of the AI service.
        kind: What that service is.
        tier: How the establishment stands with it.
        action: What became of the request.
        mode: Whether the decision binds.
        rule_id: The rule that decided; None when no policy did.
        observed: Rules under observation that would have matched.
        reason: Why it was refused without or despite the policy; None when the policy had the last word.
        policy_hash: SHA-256 of the policy; None when there was none to apply.
        categories: How many findings of each category.
        obstacles: How many parts could not be read, by cause.
        identifying: Whether a person could be told; None when not analysed.
        secret: Whether it spoke of a real person known through care; says nothing where `identifying` is None.
        vignette: Whether it presented itself as an invented case; likewise.
        anonymity: About how many people in France fit what it tells, as a bucket; None when not estimated.
        persons: Who the persons named were.
        groups: The establishment's, that the author was known to belong to.
        segments: Pieces of text judged.
        cached_segments: Those among them whose verdict was already known.
        unknown_fields: Parts of the request that no adapter knew.
        characters: Length of the texts, as a `bucket`.
        latency_ms: From the request's last byte to the decision, milliseconds.
        user: Whose account it came from, as a keyed hash; None where that is not known.
        workstation: Which machine it came from, likewise.
    """

    id: Id
    time: Time
    service: Slug
    kind: Kind
    tier: Tier
    action: Action
    mode: Mode = Mode.ENFORCE
    rule_id: Slug | None = None
    observed: tuple[Slug, ...] = ()
    reason: ReasonCode | None = None
    policy_hash: Digest | None = None
    categories: Mapping[Category, int] = field(default_factory=dict)
    obstacles: Mapping[Obstacle, int] = field(default_factory=dict)
    identifying: Identifying | None = None
    secret: bool = False
    vignette: bool = False
    anonymity: int | None = None
    persons: tuple[Role, ...] = ()
    groups: tuple[Slug, ...] = ()
    segments: int = 0
    cached_segments: int = 0
    unknown_fields: int = 0
    characters: int = 0
    latency_ms: int = 0
    user: Id | None = None
    workstation: Id | None = None

    def __post_init__(self) -> None:
        check(self)
        if self.characters != bucket(self.characters):
            raise RecordError("Record.characters")
        if self.reason is None and self.rule_id is None:
            raise RecordError("Record.rule_id")
        if self.reason is not None and self.action is not Action.BLOCK:
            raise RecordError("Record.action")

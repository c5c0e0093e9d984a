"""A journal's decision as the store keeps it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from proxy.services.canary import CANARY
from proxy.store import keys, narrowing
from proxy.store.profiles import CATEGORY, OBSERVED, UNIT, Profile

_ACTIONS = frozenset({"allow", "redact", "block"})


@dataclass(frozen=True, slots=True)
class Shape:
    """What a decision shares with many others."""

    service: str
    kind: str
    tier: str
    action: str
    mode: str
    rule: str | None
    reason: str | None
    identifying: str | None
    policy_hash: str | None

    @property
    def number(self) -> int:
        """By which the store knows it."""
        told = (self.rule, self.reason, self.identifying, self.policy_hash)
        return keys.digest(self.service, self.kind, self.tier, self.action, self.mode, *(each or "" for each in told))


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision; times in milliseconds."""

    key: int
    time: int
    shape: Shape
    profile: Profile
    reference: str
    user: str | None
    latency_ms: int
    characters: int


def decided(key: int, entry: Mapping[str, object]) -> Decided | None:
    """Read an entry; None where it is not a decision that can be shown, or is on one of the product's own trials."""
    if entry.get("service") == CANARY.id:
        return None
    shape, time, reference = _shape(entry), narrowing.time(entry), narrowing.word(entry, "id")
    if shape is None or time is None or reference is None:
        return None
    return Decided(
        key,
        keys.milliseconds(time),
        shape,
        _profile(shape.action, entry),
        reference,
        narrowing.word(entry, "user"),
        narrowing.number(entry, "latency_ms"),
        narrowing.number(entry, "characters"),
    )


def _profile(action: str, entry: Mapping[str, object]) -> Profile:
    held = ((CATEGORY, "categories"), (UNIT, "groups"), (OBSERVED, "observed"))
    return Profile(action, tuple((kind, name) for kind, field in held for name in narrowing.words(entry, field)))


def _shape(entry: Mapping[str, object]) -> Shape | None:
    service, kind, tier, action = (narrowing.word(entry, name) for name in ("service", "kind", "tier", "action"))
    if service is None or kind is None or tier is None or action is None or action not in _ACTIONS:
        return None
    mode = narrowing.word(entry, "mode") or "enforce"
    told = (narrowing.word(entry, name) for name in ("rule_id", "reason", "identifying", "policy_hash"))
    return Shape(service, kind, tier, action, mode, *told)

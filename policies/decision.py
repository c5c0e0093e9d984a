"""What a policy answers."""

from dataclasses import dataclass
from enum import StrEnum


class Action(StrEnum):
    """What becomes of a request."""

    ALLOW = "allow"
    REDACT = "redact"
    BLOCK = "block"

    @property
    def severity(self) -> int:
        """How much it holds back, from 0."""
        return _ORDER.index(self)


_ORDER = tuple(Action)


@dataclass(frozen=True, slots=True)
class Decision:
    """A policy's answer to facts.

    Attributes:
        action: What becomes of the request.
        rule_id: The rule that decided, or "default" when none did.
        tell: Words for the person who wrote the request, in French.
    """

    action: Action
    rule_id: str
    tell: str

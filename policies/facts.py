"""What a policy may know of a request: facts that carry no text of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from detectors.finding import Category, Identifying, Role


class Tier(StrEnum):
    """How far the establishment trusts an AI service."""

    OPEN = "open"
    CONTRACTED = "contracted"
    APPROVED = "approved"


class Obstacle(StrEnum):
    """Why a part of a request could not be read."""

    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    FILE = "file"
    ENCODED = "encoded"
    TOKEN_IDS = "token_ids"  # noqa: S105 - numbers of a model's vocabulary, not a credential
    BINARY = "binary"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a policy decides on.

    Attributes:
        service: Name of the AI service in the catalogue.
        tier: The establishment's trust in that service.
        categories: Categories found anywhere in the request.
        roles: Roles of the segments that were read ("user", "system"...).
        identifying: Whether a person can be told from the request.
        secret: Whether it speaks of one real person known through care.
        vignette: Whether it presents itself as an invented case.
        obstacles: Why parts could not be read; empty when everything was.
        groups: The establishment's groups that the author is known to belong to.
        anonymity: Bucket: about how many people in France fit what is told; None when not estimated.
        complete: Whether every readable part was analysed to its end.
        persons: Who the persons named are; one of whom nothing is known counts as a patient.
        at: When it is judged, in the workstation's local time; None where that is not known.
    """

    service: str
    tier: Tier
    categories: frozenset[Category]
    roles: frozenset[str]
    identifying: Identifying
    secret: bool
    vignette: bool = False
    obstacles: frozenset[Obstacle] = frozenset()
    groups: frozenset[str] = frozenset()
    anonymity: int | None = None
    complete: bool = True
    persons: frozenset[Role] = frozenset()
    at: datetime | None = None

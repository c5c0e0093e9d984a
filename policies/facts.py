"""What a policy may know of a request: facts that carry no text of it."""

from dataclasses import dataclass
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
        group: The author's group in the establishment, when known.
        anonymity: Bucket: about how many people in France fit what is told; None when not estimated.
        complete: Whether every readable part was analysed to its end.
        persons: Who the persons named are; one of whom nothing is known counts as a patient.
    """

    service: str
    tier: Tier
    categories: frozenset[Category]
    roles: frozenset[str]
    identifying: Identifying
    secret: bool
    vignette: bool = False
    obstacles: frozenset[Obstacle] = frozenset()
    group: str | None = None
    anonymity: int | None = None
    complete: bool = True
    persons: frozenset[Role] = frozenset()

"""What a person is about to send, as the product sees it. The only types that carry text; their repr hides it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from policies.facts import Obstacle

type Step = str | int
type Path = tuple[Step, ...]
"""Where a leaf stands in a decoded request: object keys and list positions, from the root."""


class Role(StrEnum):
    """Who speaks in a segment, or which part of the request it is."""

    USER = "user"
    ASSISTANT = "assistant"
    SYSTEM = "system"
    TOOL = "tool"
    DRAFT = "draft"
    FILE_NAME = "file_name"
    URL = "url"
    HEADER = "header"
    KEY = "key"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text to judge.

    Attributes:
        path: Where to write it back.
        role: Who speaks.
        text: The text itself; never shown by `repr`.
        writable: Whether the service accepts other words there.
    """

    path: Path
    role: Role
    text: str = field(repr=False)
    writable: bool = True


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A part of the request that holds something no recognizer can read."""

    path: Path
    obstacle: Obstacle


@dataclass(frozen=True, slots=True)
class Prompt:
    """One request, with every string of it accounted for.

    Attributes:
        service: Catalogue id of the AI service.
        segments: What is judged.
        unreadable: What cannot be.
        unknown_fields: How many leaves the service's format does not declare (a sign that it changed).
        conversation: The service's own id of the conversation, where the request says it.
    """

    service: str
    segments: tuple[Segment, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    unknown_fields: int = 0
    conversation: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Rewriting:
    """What becomes of a prompt's words.

    Attributes:
        changes: New text by path; empty when nothing changes.
        proposal: A version of the person's own words that could be sent, where there is one.
    """

    changes: Mapping[Path, str] = field(default_factory=dict, repr=False)
    proposal: str | None = field(default=None, repr=False)

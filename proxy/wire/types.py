"""The decoded form that every body takes."""

from dataclasses import dataclass, field

from policies.facts import Obstacle


@dataclass(frozen=True, slots=True)
class Binary:
    """Bytes that hold no text to judge.

    Attributes:
        data: The bytes; never shown by `repr`.
        obstacle: What they seem to be.
    """

    data: bytes = field(repr=False)
    obstacle: Obstacle


type Tree = dict[str, Tree] | list[Tree] | str | int | float | bool | Binary | None
"""JSON's own types, and bytes."""

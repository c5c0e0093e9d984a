"""Counts of several kinds, side by side along one line: how long beside the longest, and made of what."""

from collections.abc import Mapping
from dataclasses import dataclass

LENGTH = 100
"""Of the longest line, in units of the drawing."""


@dataclass(frozen=True, slots=True)
class Share:
    """One stretch of a line: what it counts, where it starts and how long it is."""

    kind: str
    x: float
    width: float


def shares(counts: Mapping[str, int], highest: int) -> tuple[Share, ...]:
    """Lay counts end to end; `highest` is the total of the longest line. What counts nothing is left out."""
    at, found = 0.0, []
    for kind, count in counts.items():
        width = LENGTH * count / highest if highest else 0.0
        if width:
            found.append(Share(kind, round(at, 2), round(width, 2)))
        at += width
    return tuple(found)

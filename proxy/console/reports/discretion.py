"""Counts that single nobody out: of a unit, fewer than five requests are not told exactly.

A unit of two nurses with one blocked request names someone to whoever works there. Five is the usual floor of
statistical secrecy on persons; small units are therefore told together.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from proxy.console.french import NBSP, number
from proxy.store.views import Count

FLOOR = 5


@dataclass(frozen=True, slots=True)
class Told:
    """A unit: its requests, and those held back or masked, as they may be printed."""

    name: str
    total: str
    held: str


@dataclass(frozen=True, slots=True)
class Units:
    """Units with enough requests, and how many others there are."""

    told: tuple[Told, ...]
    small: int


def few(count: int) -> str:
    """Write a count as it may be printed: itself, or « < 5 »; none is no secret."""
    return f"<{NBSP}{FLOOR}" if 0 < count < FLOOR else number(count)


def units(counts: Iterable[Count]) -> Units:
    """Sort units into those that may be named and those that may not.

    What was let through is never printed beside the rest: it would give back, by a subtraction, what is hidden.
    """
    every = list(counts)
    large = [one for one in every if one.actions.total >= FLOOR]
    return Units(tuple(_told(one) for one in large), len(every) - len(large))


def _told(one: Count) -> Told:
    held = one.actions.redact + one.actions.block
    return Told(one.name, number(one.actions.total), few(held))

"""What a decision was about: its action, the categories found, its author's units, the rules under observation. Pure.

Each of the last three is a facet: a kind and a name, both words without spaces.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from proxy.store import keys

CATEGORY, UNIT, OBSERVED, LATENCY = "category", "unit", "observed", "latency"
"""Kinds of facets; the last is a step of the scale of latencies, which is no part of a profile."""

type Facet = tuple[str, str]
"""A kind and a name."""


@dataclass(frozen=True, slots=True)
class Profile:
    """An action, and facets in order."""

    action: str
    facets: tuple[Facet, ...]

    @property
    def number(self) -> int:
        """By which the store knows it."""
        return keys.digest(self.action, self.told)

    @property
    def told(self) -> str:
        """Its facets, as the store writes them."""
        return " ".join(f"{kind}/{name}" for kind, name in self.facets)


def facets(told: str) -> Iterator[Facet]:
    """Read facets as the store writes them."""
    for each in told.split():
        kind, _, name = each.partition("/")
        yield kind, name

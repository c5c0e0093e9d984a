"""What decisions add up to by day, counted before the store is touched. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from proxy.store import keys
from proxy.store.profiles import LATENCY, Facet, Profile

SCALE = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 60_000)
"""Milliseconds: upper bounds under which latencies are counted together; what is longer counts under the last."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What counting needs of a decision: its day, the number of its shape, its profile, its latency."""

    day: int
    shape: int
    profile: Profile
    latency_ms: int


@dataclass(frozen=True, slots=True)
class Tallies:
    """Decisions of a batch, added up as `proxy.store.tables` keeps them.

    Attributes:
        daily: By facet, shape and day.
        tops: By facet that there is, facet beside it, action and day.
        actions: By action.
    """

    daily: Counter[tuple[int, int, int]] = field(default_factory=Counter)
    tops: Counter[tuple[int, int, str, int]] = field(default_factory=Counter)
    actions: Counter[str] = field(default_factory=Counter)


def tally(decisions: Iterable[Counted], sign: int = 1) -> Tallies:
    """Add decisions up.

    Args:
        decisions: In any order.
        sign: 1 for those that arrive, -1 for those that are forgotten.
    """
    sums = Tallies()
    for one in decisions:
        _add(sums, one, sign)
    return sums


def step(latency_ms: int) -> Facet:
    """The step of the scale under which a latency counts."""
    return LATENCY, str(next((bound for bound in SCALE if latency_ms <= bound), SCALE[-1]))


def _add(sums: Tallies, one: Counted, sign: int) -> None:
    action, facets = one.profile.action, [keys.facet(*facet) for facet in one.profile.facets]
    latency = keys.facet(*step(one.latency_ms))
    sums.actions[action] += sign
    for there in (keys.ALL, *facets):
        sums.daily[there, one.shape, one.day] += sign
        for beside in (*facets, latency):
            sums.tops[there, beside, action, one.day] += sign

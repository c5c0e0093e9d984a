"""What conditions can tell apart in a request: for each thing that it can differ in, one point of each kind."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import chain, combinations, islice
from typing import Any

from detectors.finding import Category, Identifying, Role
from policies.decide import matches
from policies.facts import Facts, Obstacle, Tier
from policies.hours import Hours
from policies.when import When

ORDINARY = Facts(
    service="",
    tier=Tier.OPEN,
    categories=frozenset(),
    roles=frozenset({"user"}),
    identifying=Identifying.NONE,
    secret=False,
)
"""A harmless question to a service that no policy names."""

KEYS: Mapping[str, tuple[str, ...]] = {
    "service": ("tier", "service"),
    "at": ("hours",),
    "complete": ("complete",),
    "identifying": ("identifying",),
    "secret": ("secret",),
    "vignette": ("vignette",),
    "anonymity": ("anonymity_below",),
    "persons": ("persons",),
    "obstacles": ("obstacles",),
    "groups": ("group",),
    "categories": ("categories",),
}
"""Axes, by the field of the facts that differs, with the conditions on it; with "service", the tier differs too."""

MOST_SETS = 1024
"""Sets of categories (obstacles, groups…) that are tried on one axis, the smallest first."""

_FIELDS = {"service": ("service", "tier")}
_UNIVERSES: Mapping[str, Iterable[str]] = {
    "persons": Role,
    "obstacles": Obstacle,
    "groups": (),
    "categories": Category,
}
"""Axes of sets, with all that a set may hold; of groups, those that a condition names."""

_MONDAY = date(2026, 1, 5)  # any week does where no exception has dates


@dataclass(frozen=True, slots=True)
class Test:
    """What one rule or exception asks on one axis.

    Attributes:
        said: Its conditions there.
        tiers: The establishment's trust in services, where the conditions look at it.
        hours: The establishment's, where they do.
        days: First and last day of an exception.
    """

    said: When = field(default_factory=When)
    tiers: frozenset[tuple[str, Tier]] = frozenset()
    hours: Hours | None = None
    days: tuple[date, date] | None = None

    def holds(self, facts: Facts) -> bool:
        """Tell whether facts, of which the tier is the catalogue's, meet it."""
        if self.days is not None:
            return facts.at is not None and self.days[0] <= facts.at.date() <= self.days[1]
        tier = dict(self.tiers).get(facts.service, facts.tier)
        return matches(self.said, replace(facts, tier=tier), self.hours)


@dataclass(frozen=True, slots=True, eq=False)
class Axis:
    """One thing that requests differ in, as far as some tests can tell.

    Attributes:
        name: Of the facts' field.
        points: Facts that differ in it alone from `ORDINARY`; those of one point meet the same tests.
        met: At each point, the tests that hold.
        alike: Where the field is a set, what it may hold, in classes that no test tells apart.
        whole: Whether there is a point for whatever the tests tell apart.
    """

    name: str
    points: tuple[tuple[Facts, ...], ...]
    met: tuple[frozenset[Test], ...]
    alike: tuple[tuple[str, ...], ...] = ()
    whole: bool = True

    def moved(self, facts: Facts, point: int) -> Facts:
        """Give facts as they are elsewhere, and as they are at the point on this axis."""
        there = self.points[point][0]
        return replace(facts, **{name: getattr(there, name) for name in _FIELDS.get(self.name, (self.name,))})


def axis(name: str, tests: Sequence[Test], catalogued: Mapping[str, Tier]) -> Axis:
    """Give an axis with the points that some tests on it tell apart, the most ordinary first."""
    alike = _alike(name, tests) if name in _UNIVERSES else ()
    pieces = [piece for each in alike for piece in (each[:1], each[1:]) if piece]
    points: dict[frozenset[Test], list[Facts]] = {}
    for facts in _services(tests, catalogued) if name == "service" else _candidates(name, tests, pieces):
        points.setdefault(frozenset(test for test in tests if test.holds(facts)), []).append(facts)
    return Axis(name, tuple(map(tuple, points.values())), tuple(points), alike, 1 << len(pieces) <= MOST_SETS)


def _candidates(name: str, tests: Sequence[Test], pieces: Sequence[Sequence[str]]) -> Iterator[Facts]:
    """Give facts such that whatever a test can tell apart on the axis is among them."""
    values = _sets(pieces) if name in _UNIVERSES else _VALUES[name](tests)
    yield from (_with(name, value) for value in values)


def _with(name: str, value: Any) -> Facts:  # noqa: ANN401 - each field has its own type
    return replace(ORDINARY, **{name: value})


def _services(tests: Sequence[Test], catalogued: Mapping[str, Tier]) -> Iterator[Facts]:
    yield from (replace(ORDINARY, tier=tier) for tier in Tier)
    named = {service for test in tests for service in chain(dict(test.tiers), test.said.service or ())}
    for service in sorted(named):
        tiers = (catalogued[service],) if service in catalogued else tuple(Tier)
        yield from (replace(ORDINARY, service=service, tier=tier) for tier in tiers)


def _sets(pieces: Sequence[Sequence[str]]) -> Iterator[frozenset[str]]:
    """Give sets of which every test against the named sets (meets, holds, is held by) tells something else."""
    chosen = chain.from_iterable(combinations(pieces, size) for size in range(len(pieces) + 1))
    for some in islice(chosen, MOST_SETS):
        yield frozenset(chain.from_iterable(some))


def _alike(name: str, tests: Sequence[Test]) -> tuple[tuple[str, ...], ...]:
    named = [some for test in tests for some in _named(getattr(test.said, KEYS[name][0]))]
    classes: dict[tuple[bool, ...], list[str]] = {}
    for one in _UNIVERSES[name] or sorted(frozenset().union(*named)):
        classes.setdefault(tuple(one in some for some in named), []).append(one)
    return tuple(map(tuple, classes.values()))


def _named(said: Any) -> Iterator[frozenset[str]]:  # noqa: ANN401 - a set, a block of ways to say one, or nothing
    """Give the sets that a condition names; « any: true » names none."""
    ways = [said] if isinstance(said, frozenset) else [way for _, way in said or ()]
    yield from (way for way in ways if isinstance(way, frozenset))


def _anonymities(tests: Sequence[Test]) -> Iterator[object]:
    yield None
    limits = {test.said.anonymity_below for test in tests if test.said.anonymity_below is not None}
    yield from (limit - 1 for limit in sorted(limits))


def _moments(tests: Sequence[Test]) -> Iterator[object]:
    """Give each day of the week at each end of the hours, before, within and after each exception's dates."""
    hours = [test.hours for test in tests if test.hours is not None]
    times = sorted({time()}.union(*((time.fromisoformat(h.start), time.fromisoformat(h.end)) for h in hours)))
    turns = sorted({day for test in tests if test.days for day in (test.days[0], test.days[1] + timedelta(1))})
    starts = [turns[0] - timedelta(7), *turns] if turns else [_MONDAY]
    for start in starts:
        for day in range(7 if hours else 1):
            yield from (datetime.combine(start + timedelta(day), each) for each in times)


_VALUES: Mapping[str, Callable[[Sequence[Test]], Iterable[object]]] = {
    "at": _moments,
    "complete": lambda _: (True, False),
    "identifying": lambda _: tuple(Identifying),
    "secret": lambda _: (False, True),
    "vignette": lambda _: (False, True),
    "anonymity": _anonymities,
}

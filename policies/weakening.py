"""In which situations a policy lets more through than another, found by trying all that the two can tell apart.

Axis by axis, both policies are cut down to the rules that a request at that point can still meet; where the two are
then the same, nothing below is tried. Situations that leave the same rules are tried once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from policies.axes import KEYS, ORDINARY, Axis, Test, axis
from policies.facts import Facts, Tier
from policies.model import Policy
from policies.situations import Places, situation
from policies.trials import Outcome, Trials, trials, until_certain

MOST = 1_000_000
"""Steps of the search (a rule cut down at a point, or tested by itself): a second or two."""


_HEAVIER = 4  # a test by itself, next to a rule cut down by what is known of its tests


@dataclass(frozen=True, slots=True)
class Weakening:
    """Situations that are held back less than before.

    Attributes:
        before: What became of them.
        after: What becomes of them.
        situation: What they have in common, in French.
        example: The most ordinary of them; its tier is the catalogue's.
    """

    before: Outcome
    after: Outcome
    situation: str
    example: Facts


@dataclass(frozen=True, slots=True)
class Weakenings:
    """All that a policy holds back less than another, and whether everything that they tell apart was tried."""

    found: tuple[Weakening, ...]
    whole: bool


def weakenings(old: Policy, new: Policy, catalogued: Mapping[str, Tier]) -> Weakenings:
    """Compare first answers, as `decide` gives them, in every situation.

    Facts that detection never gives together are tried too: a false alarm costs a confirmation, a miss a leak.

    Args:
        old: The policy before.
        new: The policy after.
        catalogued: The catalogue's trust in each service; a service that it does not know is tried at every tier.
    """
    search, before, after = _Search(catalogued), trials(old), trials(new)
    found = search.below(tuple(KEYS), before, after)
    ranks = [{trial.outcome: rank for rank, trial in enumerate(tried)} for tried in (before, after)]
    ordered = sorted(found, key=lambda pair: (ranks[0][pair[0]], ranks[1][pair[1]]))
    return Weakenings(
        tuple(Weakening(*pair, situation(found[pair].places), found[pair].example) for pair in ordered), search.whole
    )


@dataclass(slots=True)
class _Seen:
    """Where some situations are on each axis, and one of them."""

    places: Places = field(default_factory=dict)
    example: Facts = ORDINARY


type _Found = dict[tuple[Outcome, Outcome], _Seen]


class _Search:
    """Tries situations, each only once."""

    def __init__(self, catalogued: Mapping[str, Tier]) -> None:
        self.whole = True
        self._left = MOST
        self._catalogued = catalogued
        self._axes: dict[tuple[str, frozenset[Test]], Axis] = {}
        self._known: dict[tuple[Trials, Trials], _Found] = {}

    def below(self, names: tuple[str, ...], old: Trials, new: Trials) -> _Found:
        """Give what is held back less on the axes that remain."""
        if old == new or _hardest(old) <= _softest(new):
            return {}
        if old[0].certain and new[0].certain:
            return {(old[0].outcome, new[0].outcome): _Seen()}
        if (known := self._known.get((old, new))) is not None:
            return known
        if self._left <= 0:
            self.whole = False
            return {}
        self._known[old, new] = found = self._along(names, old, new)
        return found

    def _along(self, names: tuple[str, ...], old: Trials, new: Trials) -> _Found:
        found: _Found = {}
        here = self._axis(names[0], frozenset().union(*(trial.tests[0] for trial in (*old, *new))))
        self._left -= len(here.points) * (len(old) + len(new))
        for point, met in enumerate(here.met):
            deeper = self.below(names[1:], _past(old, met), _past(new, met))
            for pair, seen in deeper.items():
                one = found.setdefault(pair, _Seen(example=here.moved(seen.example, point)))
                one.places.setdefault(here, set()).add(point)
                for there, points in seen.places.items():
                    one.places.setdefault(there, set()).update(points)
        return found

    def _axis(self, name: str, tests: frozenset[Test]) -> Axis:
        if (name, tests) not in self._axes:
            self._axes[name, tests] = made = axis(name, tuple(tests), self._catalogued)
            self._left -= sum(map(len, made.points)) * len(tests) * _HEAVIER
            self.whole = self.whole and made.whole
        return self._axes[name, tests]


def _past(tried: Trials, met: frozenset[Test]) -> Trials:
    return until_certain(tuple(left for trial in tried if (left := trial.past(met)) is not None))


def _hardest(tried: Trials) -> int:
    return max(trial.outcome.action.severity for trial in tried)


def _softest(tried: Trials) -> int:
    return min(trial.outcome.action.severity for trial in tried)

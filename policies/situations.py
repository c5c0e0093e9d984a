"""Situations in a few words of French: what they have in common, and nothing of what they do not."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from policies.axes import Axis
from policies.facts import Facts
from policies.phrasing import meaning

ANYTHING = "toute demande"

_MOST = 8
"""Points of an axis that are named; of more, only their number is said."""

_UNSAID = frozenset({"complete", "vignette", "obstacles", "persons"})
"""Axes of which the ordinary point goes without saying."""

_ORDER = (
    "complete",
    "vignette",
    "secret",
    "identifying",
    "service",
    "groups",
    "categories",
    "persons",
    "obstacles",
    "anonymity",
    "at",
)

_SETS = {
    "obstacles": ("non lu", "lu"),
    "persons": ("nommé", "jamais nommé"),
    "categories": ("trouvé", "absent"),
    "groups": ("groupe", "hors du groupe"),
}
"""Axes of sets: what is said of what they hold, and of what they do not."""


_ANY = {"obstacles": "un contenu, quel qu'il soit"}
"""What is said where any one thing does as well as any other."""


type Places = dict[Axis, set[int]]
"""Points of axes; the same thing may be told apart more or less finely by several axes."""


def situation(places: Places) -> str:
    """Describe what the situations at some points have in common; where they are everywhere, nothing is said."""
    said: list[str] = []
    for name in _ORDER:
        near = {axis: sorted(points) for axis, points in places.items() if axis.name == name}
        if all(_tells(axis, points) for axis, points in near.items()):
            words = (" ; ".join(_told(axis, [axis.points[p] for p in points])) for axis, points in near.items())
            said.append(_either(sorted({each for each in words if each})))
    return " ; ".join(filter(None, said)) or ANYTHING


def _tells(axis: Axis, points: Sequence[int]) -> bool:
    usual = points == [0] and axis.name in _UNSAID
    return len(points) < len(axis.points) and not usual


def _told(axis: Axis, points: Sequence[tuple[Facts, ...]]) -> Iterator[str]:
    """Say where on an axis the situations are."""
    if axis.name in _SETS:
        yield from _held(axis, points)
        return
    heading, words = _WORDS[axis.name]
    alike = (facts for point in points for facts in (point if axis.name == "service" else point[:1]))
    yield heading + _either(list(dict.fromkeys(map(words, alike))))


def _held(axis: Axis, points: Sequence[tuple[Facts, ...]]) -> Iterator[str]:
    """Say of sets what the least of them hold, and what none of them does."""
    holds, lacks = _SETS[axis.name]
    sets = [getattr(point[0], axis.name) for point in points]
    least = [each for each in sets if not any(other < each for other in sets)]
    never = _everything(axis).difference(*sets)
    if all(least):
        yield f"{holds} : {_either([_listed(axis, each) for each in least])}"
    if never:
        yield f"{lacks} : {_listed(axis, never)}"


def _everything(axis: Axis) -> frozenset[str]:
    return frozenset().union(*(getattr(point[0], axis.name) for point in axis.points))


def _listed(axis: Axis, words: frozenset[str]) -> str:
    """Say what a set holds, with whatever would have done as well."""
    return ", ".join(_kind(axis, alike, words) for alike in axis.alike if not words.isdisjoint(alike))


def _kind(axis: Axis, alike: Sequence[str], words: frozenset[str]) -> str:
    if len(axis.alike) == 1 and axis.name in _ANY:
        return _ANY[axis.name]
    return (" et " if words >= set(alike) else " ou ").join(map(meaning, alike))


def _either(words: Sequence[str]) -> str:
    more = [f"{len(words) - _MOST} autres"] if len(words) > _MOST else []
    return " ou ".join([*islice(words, _MOST), *more])


def _anonymity(facts: Facts) -> str:
    return "inconnu ou élevé" if facts.anonymity is None else f"{facts.anonymity}"


_WORDS: Mapping[str, tuple[str, Callable[[Facts], str]]] = {
    "complete": ("", lambda facts: "analyse complète" if facts.complete else "analyse inachevée"),
    "vignette": ("", lambda facts: "cas inventé" if facts.vignette else "pas un cas inventé"),
    "secret": ("", lambda facts: "secret médical" if facts.secret else "sans secret médical"),
    "identifying": ("", lambda facts: meaning(facts.identifying)),
    "service": ("vers ", lambda facts: facts.service or f"un {meaning(facts.tier)}"),
    "anonymity": ("personnes possibles : ", _anonymity),
    "at": ("par exemple le ", lambda facts: f"{facts.at:%d/%m/%Y à %H:%M}"),
}
"""Other axes: how what is said of them begins, and what is said of one of their points."""

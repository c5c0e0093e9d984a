"""What somebody does for a living: how many do the same, and whether there is but one such person where it is said."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from detectors.anonymity.words import Words
from detectors.finding import Category, Finding
from detectors.lexicons.phrases import Run
from detectors.lexicons.population import FRANCE
from detectors.lexicons.professions import Occupation, Where, professions

UNKNOWN: Final = Occupation(5_000, Where.NOWHERE)
"""An occupation that is in no table: fewer people than of most that are."""
FEW: Final = 3.0
"""People expected of an occupation in a commune, below whom « la boulangère de Saint-Véran » is one."""
_BEFORE = frozenset({"profession", "metier", "comme", "exerce", "emploi", "travail"})
_ARTICLES = frozenset({"le", "la", "l", "un", "une", "notre", "ancien", "ancienne", "seul", "seule"})
_LINKS = frozenset({"de", "d", "du", "des", "a", "au", "aux", "sur"})
_BESIDE = 6
_SAYING = frozenset({Category.PROFESSION, Category.SITUATION})
_SINGULAR = frozenset(
    {
        *(
            "seul",
            "seule",
            "unique",
            "premier",
            "premiere",
            "dernier",
            "derniere",
            "doyen",
            "doyenne",
            "rescape",
            "rescapee",
        ),
        *(
            "survivant",
            "survivante",
            "champion",
            "championne",
            "victime",
            "celebre",
            "connu",
            "connue",
            "fils",
            "fille",
        ),
    }
)
"""Words of a situation that is one person's, whatever the occupation."""


class Work(NamedTuple):
    """An occupation told of somebody, and whether it has but one such person in the place that is told."""

    people: int
    sole: bool


def work(words: Words, findings: Sequence[Finding], inhabitants: int | None) -> Iterator[Work]:
    """Give the occupations told.

    Args:
        words: The text.
        findings: What was found in it.
        inhabitants: Of the smallest commune told, if any.
    """
    runs = list(professions().within(words.words))
    towns = [words.inside(f) for f in findings if f.category is Category.CITY]
    facility = any(f.category is Category.FACILITY for f in findings)
    seen: set[Run[Occupation]] = set()
    for finding in findings:
        if finding.category in _SAYING:
            first, last = words.inside(finding)
            inside = [run for run in runs if run.start < last and first < run.end]
            seen.update(inside or [Run(first, last, UNKNOWN)] * (finding.category is Category.PROFESSION))
    seen.update(run for run in runs if _is_told(words, run, towns))
    for run in seen:
        beside = any(abs(town - at) <= _BESIDE for town, past in towns for at in (run.end, run.start - past + town))
        yield Work(run.value.people, _is_sole(run.value, inhabitants if beside else None, facility=facility))


def is_common(words: Words, situation: Finding) -> bool:
    """Tell whether a situation is but an occupation that many have anywhere: « agriculteur dans le Cantal »."""
    said = words.of(situation)
    runs = list(professions().within(said))
    return bool(runs) and _SINGULAR.isdisjoint(said) and all(run.value.where is Where.NOWHERE for run in runs)


def _is_told(words: Words, run: Run[Occupation], towns: Sequence[tuple[int, int]]) -> bool:
    """Tell whether an occupation that is no finding is somebody's: « maçon de métier », « le notaire de Brest »."""
    after = words.after(run.end, 3)
    if after[:2] in (["de", "profession"], ["de", "metier"]) or after == ["de", "son", "etat"]:
        return True
    before = words.before(run.start, 2)
    if before and before[0] in _BEFORE:
        return True
    linked = bool(before and before[0] in _ARTICLES and after and after[0] in _LINKS)
    return linked and any(town == run.end + 1 for town, _ in towns)


def _is_sole(occupation: Occupation, inhabitants: int | None, *, facility: bool) -> bool:
    match occupation.where:
        case Where.SINGULAR:
            return True
        case Where.INSTITUTION:
            return facility
        case Where.POST:
            return inhabitants is not None
        case Where.COMMUNE:
            return inhabitants is not None and occupation.people * inhabitants < FEW * FRANCE
        case Where.NOWHERE:
            return False

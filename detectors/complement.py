"""The model complements the rules: where a rule has seen a span of a category, the rule drew its edges."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from detectors.finding import Category, Finding

MODEL = "clinical"
"""Name of the recognizer that speaks for the model, persons excepted."""
GUESS = 0.5
"""Score of what only the model has seen; no rule scores lower, so that rules have the last word on what both see."""


def complemented(findings: Iterable[Finding]) -> list[Finding]:
    """Drop what the model sees of a category where a rule sees the same: its edges are the better ones.

    Of an establishment, what the model sees beyond the rule stays: somebody's name may be in it.

    A date that a rule reads is of birth when a rule says so; what a rule reads as a town, an address or a date
    holds no name that only the model sees.
    """
    found = list(findings)
    ruled: dict[Category, list[Finding]] = defaultdict(list)
    for finding in sorted(found, key=_start):
        if finding.recognizer != MODEL:
            ruled[finding.category].append(finding)
    return [f for f in found if not (_is_redundant(f, ruled) or _is_elsewhere(f, ruled))]


_HOLDERS = (Category.CITY, Category.ADDRESS, Category.DATE)


def _is_elsewhere(finding: Finding, ruled: Mapping[Category, list[Finding]]) -> bool:
    """Tell whether a name that only the model sees lies inside what a rule reads as a place or a date."""
    if finding.category is not Category.PERSON or finding.score > GUESS:
        return False
    return any(_holds(ruled[category], finding) for category in _HOLDERS)


def _holds(ruled: list[Finding], finding: Finding) -> bool:
    at = bisect_right(ruled, finding.start, key=_start)
    return any(rule.end >= finding.end for rule in ruled[max(0, at - _BACK) : at])


def _is_redundant(finding: Finding, ruled: Mapping[Category, list[Finding]]) -> bool:
    if finding.recognizer != MODEL:
        return False
    if finding.category is Category.FACILITY:
        inner = replace(finding, start=finding.start + _ARTICLE, end=finding.end - 1)
        return _holds(ruled[Category.FACILITY], inner)
    return any(_is_touched(finding, ruled[category]) for category in _same(finding.category))


def _same(category: Category) -> tuple[Category, ...]:
    return (category, Category.DATE) if category is Category.DATE_OF_BIRTH else (category,)


def _is_touched(finding: Finding, ruled: list[Finding]) -> bool:
    at = bisect_left(ruled, finding.end, key=_start)
    return any(rule.end > finding.start for rule in ruled[max(0, at - _BACK) : at])


_ARTICLE = 2
"""Code points of "l'", which the model may count in a name; a sign may end it."""
_BACK = 8
"""Rules of one category that may begin before a span and still reach it."""


def _start(finding: Finding) -> int:
    return finding.start

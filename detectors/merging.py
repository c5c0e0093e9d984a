"""Overlapping findings become disjoint ones, and no character that any of them covered is lost."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from detectors.finding import DIRECT, HEALTH, Finding

type Span = tuple[int, int]

CERTAIN = 0.9
"""From this score on (a key that checks, a form like no other) a finding outranks a longer guess."""


def merge(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Make findings disjoint, sorted by start.

    The certain win over the guessed, then what identifies alone over what does not, and both over health, then the
    longest, then the highest score, then the first. The loser of an overlap keeps the part that the winner leaves:
    with a name that runs into a phone number, both are covered to the last character.
    """
    kept: list[Finding] = []
    for finding in sorted(findings, key=_rank):
        for start, end in outside((finding.start, finding.end), [(k.start, k.end) for k in _near(kept, finding)]):
            piece = replace(finding, start=start, end=end)
            kept.insert(bisect_left(kept, start, key=_start), piece)
    return tuple(kept)


def outside(span: Span, holes: Iterable[Span]) -> list[Span]:
    """Give the parts of a span that lie in none of the holes; holes are disjoint and sorted."""
    start, end = span
    parts: list[Span] = []
    for hole_start, hole_end in holes:
        if hole_start >= end or hole_end <= start:
            continue
        if start < hole_start:
            parts.append((start, hole_start))
        start = hole_end
    if start < end:
        parts.append((start, end))
    return parts


def _rank(finding: Finding) -> tuple[bool, bool, bool, int, float, int, str]:
    length = finding.end - finding.start
    guessed, alone = finding.score < CERTAIN, finding.category in DIRECT
    return (guessed, not alone, finding.category in HEALTH, -length, -finding.score, finding.start, finding.category)


def _near(kept: list[Finding], finding: Finding) -> list[Finding]:
    """Give what may touch a finding: the kept ones that start in it, and the one before."""
    first = bisect_left(kept, finding.start, key=_start)
    last = bisect_left(kept, finding.end, key=_start)
    return kept[max(first - 1, 0) : last]


def _start(finding: Finding) -> int:
    return finding.start

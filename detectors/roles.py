"""Who each person found is: the model tells, whoever found the name."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace

from detectors.finding import Category, Finding, Role

type Seen = tuple[int, int, Role]


def with_roles(findings: Iterable[Finding], seen: Iterable[Seen]) -> list[Finding]:
    """Give each person the role of the entity of the model that touches it; a patient, if any of two is.

    Args:
        findings: What was found.
        seen: Persons as the model reads them: start, end and role, disjoint.
    """
    entities = sorted(seen)
    starts = [start for start, _, _ in entities]
    return [
        _told(finding, entities, starts) if finding.category is Category.PERSON else finding for finding in findings
    ]


def _told(finding: Finding, entities: list[Seen], starts: list[int]) -> Finding:
    first, last = max(bisect_right(starts, finding.start) - 1, 0), bisect_left(starts, finding.end)
    touching = [role for _, end, role in entities[first:last] if finding.start < end]
    return replace(finding, role=Role.PATIENT if Role.PATIENT in touching else next(iter(touching), None))

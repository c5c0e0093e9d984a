"""What no segment says alone: a name begun at the end of one and finished at the start of the next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from detectors.finding import Finding
from detectors.reading import Reading
from proxy.prompt import Segment

REACH = 80
"""Code points read on each side: more than any name, number or address that could be cut in two."""


@dataclass(frozen=True, slots=True)
class Seam:
    """Where two neighbours meet.

    Attributes:
        left: Position of the first segment among all.
        offset: Where `text` begins in that segment.
        cut: Where the first segment ends in `text`.
        gap: Characters put between the two in `text`.
        text: The end of one, and the start of the other.
    """

    left: int
    offset: int
    cut: int
    gap: int
    text: str = field(repr=False)


def seams(segments: Sequence[Segment]) -> tuple[Seam, ...]:
    """The seams between neighbours of the same speaker, read once glued together and once with a space between."""
    return tuple(
        seam
        for left, (first, second) in enumerate(pairwise(segments))
        if first.role == second.role and first.writable and second.writable
        for seam in _both(left, first.text, second.text)
    )


def _both(left: int, first: str, second: str) -> Iterator[Seam]:
    end, start = first[-REACH:], second[:REACH]
    for between in ("", " "):
        yield Seam(left, len(first) - len(end), len(end), len(between), f"{end}{between}{start}")


def with_seams(readings: Sequence[Reading], seams: Sequence[Seam], at_seams: Sequence[Reading]) -> list[Reading]:
    """The readings of the segments, with what crosses their seams added to both sides, and a story to the first."""
    secret = {seam.left for seam, reading in zip(seams, at_seams, strict=True) if reading.secret}
    found = [list(reading.findings) for reading in readings]
    for seam, reading in zip(seams, at_seams, strict=True):
        for finding in reading.findings:
            if finding.start < seam.cut and finding.end > seam.cut + seam.gap:
                _add(found[seam.left], replace(finding, start=finding.start + seam.offset, end=seam.offset + seam.cut))
                _add(found[seam.left + 1], replace(finding, start=0, end=finding.end - seam.cut - seam.gap))
    return [
        replace(reading, findings=tuple(sorted(own, key=lambda f: f.start)), secret=reading.secret or at in secret)
        for at, (reading, own) in enumerate(zip(readings, found, strict=True))
    ]


def _add(found: list[Finding], part: Finding) -> None:
    """Widen what is already found there, so that findings never overlap."""
    touching = [other for other in found if other.start < part.end and part.start < other.end]
    for other in touching:
        found.remove(other)
    spans = [part, *touching]
    found.append(replace(part, start=min(f.start for f in spans), end=max(f.end for f in spans)))

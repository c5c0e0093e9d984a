"""How often an identity stays covered under a transform."""

import random
from collections.abc import Iterable, Sequence

from detectors.engine import PresidioDetector
from detectors.finding import Finding
from tests.detectors.metamorphic.seeds import Piece, Seed
from tests.detectors.metamorphic.transforms import Transform


def held(detector: PresidioDetector, transform: Transform, seeds: Sequence[Seed]) -> list[bool]:
    """Tell for each seed whether every letter and digit of its identity is covered once transformed."""
    changed = [transform.change(seed, random.Random(index)) for index, seed in enumerate(seeds)]
    readings = detector.read(["".join(piece.text for piece in pieces) for pieces in changed])
    return [_covered(pieces, reading.findings) for pieces, reading in zip(changed, readings, strict=True)]


def _covered(pieces: Iterable[Piece], findings: Iterable[Finding]) -> bool:
    covered = {i for finding in findings for i in range(finding.start, finding.end)}
    at = 0
    for piece in pieces:
        if piece.category and any(char.isalnum() and at + i not in covered for i, char in enumerate(piece.text)):
            return False
        at += len(piece.text)
    return True

"""Texts of hospital work, written apart from the rules and from the model: what must be covered, what left alone.

The first measure on each set, before anyone looked at its misses, is what an unseen text can expect (models/README.md,
detectors/README.md); since then they have served to improve the rules, and hold floors that may rise, never fall.
"""

import json
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from detectors.engine import PresidioDetector
from detectors.examples import unmark
from detectors.finding import DIRECT, HEALTH, Category
from detectors.reading import Reading

_CASES = Path(__file__).parents[1] / "cases"
_QUASI = frozenset(Category) - DIRECT - HEALTH


class Floors(NamedTuple):
    """Shares of the marked spans of which every character is covered, and harmless texts in which one is flagged."""

    person: float
    direct: float
    quasi: float
    most_alarms: int


SETS = {"hospital": Floors(0.97, 0.97, 0.9, 2), "clinical": Floors(0.95, 0.94, 0.75, 14)}


def _texts(name: str) -> list[str]:
    return [json.loads(line)["text"] for line in (_CASES / name).read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def covered(detector: PresidioDetector) -> dict[str, Counter[tuple[Category, bool]]]:
    return {name: _covered(detector, _texts(f"{name}_found.jsonl")) for name in SETS}


def _covered(detector: PresidioDetector, texts: list[str]) -> Counter[tuple[Category, bool]]:
    examples = [unmark(text) for text in texts]
    counts: Counter[tuple[Category, bool]] = Counter()
    for example, reading in zip(examples, detector.read([example.text for example in examples]), strict=True):
        for category, start, end in example.spans:
            counts[category, _covers(reading, start, end)] += 1
    return counts


def _covers(reading: Reading, start: int, end: int) -> bool:
    found = (finding for finding in reading.findings if finding.category not in HEALTH)
    return {i for finding in found for i in range(finding.start, finding.end)}.issuperset(range(start, end))


def _share(counts: Counter[tuple[Category, bool]], categories: frozenset[Category]) -> float:
    held = sum(count for (category, whole), count in counts.items() if category in categories and whole)
    return held / sum(count for (category, _), count in counts.items() if category in categories)


@pytest.mark.parametrize("name", SETS)
def test_nearly_all_names_are_covered(covered: dict, name: str) -> None:
    assert _share(covered[name], frozenset({Category.PERSON})) >= SETS[name].person


@pytest.mark.parametrize("name", SETS)
def test_nearly_all_that_identifies_alone_is_covered(covered: dict, name: str) -> None:
    assert _share(covered[name], DIRECT) >= SETS[name].direct


@pytest.mark.parametrize("name", SETS)
def test_most_of_what_identifies_together_is_covered(covered: dict, name: str) -> None:
    assert _share(covered[name], _QUASI) >= SETS[name].quasi


@pytest.mark.parametrize("name", SETS)
def test_harmless_work_is_left_alone(detector: PresidioDetector, name: str) -> None:
    readings = detector.read(_texts(f"{name}_silent.jsonl"))
    flagged = sum(any(finding.category in DIRECT for finding in reading.findings) for reading in readings)
    assert flagged <= SETS[name].most_alarms

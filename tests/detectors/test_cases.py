"""The French cases are a gate: all that identifies is covered, nothing harmless is flagged."""

import json
from pathlib import Path

import pytest

from detectors.engine import PresidioDetector
from detectors.finding import HEALTH

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "cases" / "french_cases.jsonl").read_text(encoding="utf-8").splitlines()
]
LIMITS = {"P77"}
"""rot13: a documented limit."""
POSITIVES = [case for case in CASES if "expect" in case and case["id"] not in LIMITS]
EXACT = 112
"""Expected spans found with their category and to the character, of 113: all but rot13."""


@pytest.fixture(scope="module")
def found(detector: PresidioDetector) -> dict[str, list[tuple[str, int, int]]]:
    readings = detector.read([case["text"] for case in CASES])
    return {
        case["id"]: [(f.category.value, f.start, f.end) for f in reading.findings if f.category not in HEALTH]
        for case, reading in zip(CASES, readings, strict=True)
    }


@pytest.mark.parametrize("case", POSITIVES, ids=lambda case: case["id"])
def test_what_identifies_is_covered_to_the_last_character(found: dict, case: dict) -> None:
    covered = {i for _, start, end in found[case["id"]] for i in range(start, end)}
    for _, span in case["expect"]:
        start = case["text"].index(span)
        assert covered.issuperset(range(start, start + len(span)))


def test_exact_spans_never_become_fewer(found: dict) -> None:
    exact = sum(
        (category, case["text"].index(span), case["text"].index(span) + len(span)) in found[case["id"]]
        for case in CASES
        for category, span in case["expect"]
    )
    assert exact >= EXACT


@pytest.mark.parametrize("case", [case for case in CASES if "must_not_flag" in case], ids=lambda case: case["id"])
def test_what_must_not_be_flagged_is_not(found: dict, case: dict) -> None:
    assert found[case["id"]] == []

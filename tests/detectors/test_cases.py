"""The shared French cases hold a floor: it may rise, never fall."""

import json
from collections import Counter
from pathlib import Path

import pytest

from detectors.engine import PresidioDetector

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "cases" / "french_cases.jsonl").read_text(encoding="utf-8").splitlines()
]
COMPLETE = {
    "ADDRESS": 5,
    "DATE_OF_BIRTH": 14,
    "EMAIL_ADDRESS": 4,
    "ENCODED_CONTENT": 3,
    "IBAN": 1,
    "IPP": 3,
    "NDA": 1,
}
COMPLETE |= {"NIR": 14, "PERSON": 53, "PHONE_NUMBER": 3, "RPPS": 1}
"""Expected spans that are covered to the last character, under any category. All: 113, 59 of them PERSON."""
EXACT = 99
"""Expected spans found with their category and to the character."""


@pytest.fixture(scope="module")
def found(detector: PresidioDetector) -> dict[str, list[tuple[str, int, int]]]:
    readings = detector.read([case["text"] for case in CASES])
    return {
        case["id"]: [(f.category.value, f.start, f.end) for f in reading.findings]
        for case, reading in zip(CASES, readings, strict=True)
    }


def test_recall_by_category_never_falls(found: dict) -> None:
    complete: Counter[str] = Counter()
    for case in CASES:
        covered = {i for _, start, end in found[case["id"]] for i in range(start, end)}
        for category, span in case["expect"]:
            start = case["text"].index(span)
            complete[category] += covered.issuperset(range(start, start + len(span)))
    assert all(complete[category] >= floor for category, floor in COMPLETE.items()), complete


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

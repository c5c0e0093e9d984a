from collections.abc import Iterable
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.finding import Category, Finding
from detectors.merging import merge, outside

PERSON, NIR, PHONE = Category.PERSON, Category.NIR, Category.PHONE_NUMBER


def tfinding(category: Category, start: int, end: int, score: float = 0.6) -> Finding:
    return Finding(category, start, end, score, "test")


FINDINGS = st.lists(
    st.builds(
        lambda category, start, length, score: tfinding(category, start, start + length, score),
        st.sampled_from([PERSON, NIR, PHONE]),
        st.integers(0, 30),
        st.integers(1, 12),
        st.sampled_from([0.5, 0.6, 0.85, 1.0]),
    ),
    max_size=12,
)


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ([(PERSON, 0, 5, 0.6), (PERSON, 0, 12, 0.6)], [(PERSON, 0, 12)]),
        ([(PHONE, 0, 10, 0.75), (NIR, 0, 10, 0.85)], [(NIR, 0, 10)]),
        ([(PERSON, 0, 20, 0.6), (NIR, 5, 15, 1.0)], [(PERSON, 0, 5), (NIR, 5, 15), (PERSON, 15, 20)]),
        ([(PERSON, 0, 8, 0.6), (PHONE, 6, 16, 0.75)], [(PERSON, 0, 6), (PHONE, 6, 16)]),
        ([(PERSON, 0, 5, 0.6), (PERSON, 5, 9, 0.6)], [(PERSON, 0, 5), (PERSON, 5, 9)]),
        ([], []),
    ],
)
def test_the_certain_then_the_longest_then_the_strongest_wins(findings: list, expected: list) -> None:
    merged = merge(tfinding(*finding) for finding in findings)
    assert [(f.category, f.start, f.end) for f in merged] == expected


@given(FINDINGS)
def test_merged_findings_are_sorted_disjoint_and_cover_the_same(findings: list[Finding]) -> None:
    merged = merge(findings)
    assert all(a.end <= b.start for a, b in pairwise(merged))
    assert _covered(merged) == _covered(findings)


@given(FINDINGS)
def test_merging_twice_changes_nothing(findings: list[Finding]) -> None:
    assert merge(merge(findings)) == merge(findings)


@given(FINDINGS, st.randoms())
def test_the_order_of_recognizers_does_not_matter(findings: list[Finding], random: Random) -> None:
    shuffled = random.sample(findings, len(findings))
    assert merge(shuffled) == merge(findings)


def test_what_lies_outside_of_holes_is_kept() -> None:
    assert outside((0, 10), [(2, 4), (8, 12)]) == [(0, 2), (4, 8)]
    assert outside((0, 10), [(0, 10)]) == []
    assert outside((5, 10), [(0, 5), (10, 11)]) == [(5, 10)]


def _covered(findings: Iterable[Finding]) -> set[int]:
    return {i for f in findings for i in range(f.start, f.end)}

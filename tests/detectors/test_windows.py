from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.windows import windows


@pytest.mark.parametrize(("length", "count"), [(0, 1), (1, 1), (10_000, 1), (10_001, 2), (100_000, 11)])
def test_only_a_long_text_is_cut(length: int, count: int) -> None:
    assert len(windows("a" * length)) == count


@given(st.text("ab \n", max_size=600))
def test_windows_cover_the_text_and_share_their_overlap(text: str) -> None:
    spans = windows(text, longest=100, overlap=10)
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    assert all(end - start <= 100 for start, end in spans)
    assert all(a_end - b_start >= 10 for (_, a_end), (b_start, _) in pairwise(spans))
    assert all(a_start < b_start for (a_start, _), (b_start, _) in pairwise(spans))


def test_cuts_fall_after_white_space() -> None:
    text = "mot " * 100
    assert all(text[end - 1] == " " for _, end in windows(text, longest=100, overlap=10))

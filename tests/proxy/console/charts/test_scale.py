from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.console.charts.scale import STEPS, ticks


@pytest.mark.parametrize(
    ("highest", "expected"),
    [
        (0, (0, 1)),
        (1, (0, 1)),
        (3, (0, 1, 2, 3)),
        (4, (0, 1, 2, 3, 4)),
        (5, (0, 2, 4, 6)),
        (9, (0, 5, 10)),
        (40, (0, 10, 20, 30, 40)),
        (41, (0, 20, 40, 60)),
        (1234, (0, 500, 1000, 1500)),
    ],
)
def test_an_axis_carries_few_round_numbers(highest: int, expected: tuple[int, ...]) -> None:
    assert ticks(highest) == expected


@given(st.integers(0, 10**9))
def test_an_axis_starts_at_nought_holds_the_highest_and_is_even(highest: int) -> None:
    found = ticks(highest)
    assert found[0] == 0
    assert found[-1] >= highest
    assert len({after - before for before, after in pairwise(found)}) == 1
    assert len(found) <= STEPS + 1

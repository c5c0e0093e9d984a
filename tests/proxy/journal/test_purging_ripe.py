"""When a segment is old enough to go, by days alone: whatever a clock said for a while, nothing goes early."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.journal.purging import STEADY, believed, ripe

TODAY = date(2026, 11, 22)


def run(*offsets: int) -> list[date]:
    """Days, by how far they are from today."""
    return [TODAY + timedelta(days=offset) for offset in offsets]


YEARS = 3650

RIPE: list[tuple[str, Sequence[int], int, int]] = [
    ("nothing at all", [], 1, 0),
    ("one segment, however old", [-1000], 1, 0),
    ("exactly kept", range(-180, 1), 180, 0),
    ("one day too old", range(-181, 1), 180, 1),
    ("several a day", [-181, -181, *range(-181, 1)], 180, 3),
    ("full on the last day that is kept", [-181, -180, *range(-180, 1)], 180, 1),
    ("a machine that was off", [-40, -20, 0], 5, 0),
    ("the same, a week later", [-40, -20, *range(-6, 1)], 3, 5),
    ("a machine that rests at week-ends", [-10, -7, -6, -5, -4, -3, 0], 5, 3),
    ("seven jumps of a month", [-2, -1, 0, *range(30, 211, 30)], 180, 0),
    ("nothing kept", [-2, -1, 0], 0, 2),
    ("the clock ten years ahead, now", [-9, -8, YEARS], 5, 0),
    ("the clock ten years ahead for a day", [-9, -8, YEARS, *range(-7, 1)], 5, 5),
    ("the same, a month later", [-40, -39, YEARS, *range(-38, 1)], 30, 11),
    ("the clock ten years ahead for a week", [-9, -8, *range(YEARS, YEARS + STEADY)], 5, 3),
    ("the clock ten years ahead at first", [YEARS, *range(-40, 1)], 30, 11),
    ("the clock at 1970 at first", [-20_000, *range(-3, 1)], 180, 0),
    ("the same, half a year later", [-20_000, *range(-190, 1)], 180, 11),
    ("the clock at 1970 for a day", [-9, -8, -20_000, *range(-7, 1)], 5, 5),
    ("the clock an hour back over midnight", [-9, -8, -9, -8, -7, -4, -2, 0], 5, 4),
]


@pytest.mark.parametrize(("offsets", "keep", "gone"), [row[1:] for row in RIPE], ids=[row[0] for row in RIPE])
def test_a_segment_is_ripe_when_its_last_line_was_kept_long_enough(
    offsets: Sequence[int], keep: int, gone: int
) -> None:
    assert ripe(run(*offsets), keep) == gone


@given(st.lists(st.integers(-400, 0), min_size=1).map(sorted), st.integers(0, 365))
def test_a_sound_clock_lets_nothing_go_early_and_nothing_stay(offsets: list[int], keep: int) -> None:
    if any(after - before > 3 for before, after in pairwise(offsets)):
        return
    gone = ripe(run(*offsets), keep)
    ends = [max(one, after - 1) for one, after in pairwise(offsets)]
    today = offsets[-1]
    assert all(today - end > keep for end in ends[:gone])
    assert gone == len(ends) or today - ends[gone] <= keep


@given(st.lists(st.integers(-20_000, 20_000), min_size=1))
def test_one_day_of_any_date_empties_nothing(offsets: list[int]) -> None:
    for leap in offsets:
        assert ripe(run(*range(-100, 1), leap), 180) == 0


@pytest.mark.parametrize(
    ("offsets", "told"),
    [
        ([0, 1, 2], [0, 1, 2]),
        ([0, -1, 1], [0, 0, 1]),
        ([0, 3], [0, 3]),
        ([0, 4], [0, 0]),
        ([0, 32, 33, 34, 35, 36, 37], [0, 0, 0, 0, 0, 0, 0]),
        ([0, 32, 33, 34, 35, 36, 37, 38], [0, 32, 33, 34, 35, 36, 37, 38]),
        ([0, 32, 33, 34, 35, 36, 37, 41], [0, 0, 0, 0, 0, 0, 0, 0]),
        ([0, 30, 60, 90, 120, 150, 180, 210], [0] * 8),
        ([0, YEARS, 1, 2, 3, 4, 5, 6, 7], [0, 0, 1, 2, 3, 4, 5, 6, 7]),
    ],
)
def test_a_leap_is_believed_once_a_week_of_use_confirms_it(offsets: list[int], told: list[int]) -> None:
    assert believed(run(*offsets)) == run(*told)

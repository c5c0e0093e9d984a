import time

import pytest

from proxy.journal.clock import TOLERATED_S, Moment, now, since_written
from proxy.journal.events import Direction

BEFORE = Moment(1_800_000_000.0, 50.0)


@pytest.mark.parametrize(
    ("wall", "steady", "expected"),
    [
        (10.0, 10.0, None),
        (10.0 + TOLERATED_S, 10.0, None),
        (10.0, 10.0 + TOLERATED_S, None),
        (13.0, 10.0, (Direction.FORWARD, 3)),
        (10.0, 13.0, (Direction.BACK, 3)),
        (-3600.0, 1.0, (Direction.BACK, 3601)),
        (315_576_000.0, 1.0, (Direction.FORWARD, 315_575_999)),
    ],
)
def test_a_clock_that_was_set_is_told_with_how_far(
    wall: float, steady: float, expected: tuple[Direction, int] | None
) -> None:
    after = Moment(BEFORE.wall + wall, BEFORE.steady + steady)
    told = after.set_since(BEFORE)
    assert (told and (told.direction, told.seconds)) == expected
    assert told is None or told.time == after.stamp


def test_a_moment_is_dated_as_the_journal_writes_it() -> None:
    assert BEFORE.stamp == "2027-01-15T08:00:00.000Z"


@pytest.mark.parametrize(
    ("last", "seconds"),
    [
        ("2027-01-15T07:00:00.000Z", None),
        ("2027-01-15T08:00:01.000Z", None),
        ("2027-01-15T09:00:00.000Z", 3600),
        ("2037-01-15T08:00:00.000Z", 315_619_200),
        ("", None),
        ("hier", None),
    ],
)
def test_at_start_a_clock_is_seen_to_be_late_by_the_last_entry(last: str, seconds: int | None) -> None:
    told = since_written(last, BEFORE)
    assert (told and (told.direction, told.seconds)) == (seconds and (Direction.BACK, seconds))


def test_both_clocks_are_looked_at_and_go() -> None:
    first = now()
    time.sleep(0.01)
    second = now()
    assert second.steady > first.steady
    assert second.set_since(first) is None
    assert abs(first.wall - time.time()) < 5


def test_a_machine_that_slept_is_no_clock_set_forward() -> None:
    """CLOCK_BOOTTIME counts the sleep, as the wall does; CLOCK_MONOTONIC would not."""
    assert abs(now().steady - time.clock_gettime(time.CLOCK_BOOTTIME)) < 1

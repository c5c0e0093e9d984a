"""How often something has happened of late."""

from proxy.console.pace import Pace
from tests.proxy.console.test_sessions import Clock


def test_a_window_fills_and_empties() -> None:
    clock = Clock()
    pace = Pace(3, 60.0, clock)
    for _ in range(3):
        assert not pace.is_full
        pace.note()
        clock.now += 10
    assert pace.is_full
    clock.now += 29
    assert pace.is_full
    clock.now += 1
    assert not pace.is_full
    pace.note()
    assert pace.is_full


def test_it_remembers_no_more_than_it_needs() -> None:
    pace = Pace(2)
    for _ in range(1000):
        pace.note()
    assert len(pace._times) == 2  # noqa: SLF001 - memory is what is tested

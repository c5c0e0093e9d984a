from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.placeholder import PATTERN
from proxy.redaction.calendar import Calendar
from proxy.redaction.moments import Moment

DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
ZERO = Calendar().anchored([Moment(2024, 3, 12)])


def whole(day: date) -> Moment:
    return Moment(day.year, day.month, day.day)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (Moment(2024, 3, 12), "[J0]"),
        (Moment(2024, 3, 17), "[J0 + 5]"),
        (Moment(2024, 2, 29), "[J0 - 12]"),
        (Moment(2019, 3, 12), "[J0 - 1827]"),
        (Moment(1964, 3, 12), "[J0 - 60 ans]"),
        (Moment(None, 3, 17), "[J0 + 5]"),
        (Moment(None, 12, 25), "[J0 - 78]"),
        (Moment(2024, 3), "[mois de J0]"),
        (Moment(2024, 5), "[J0 + 2 mois]"),
        (Moment(2023, 12), "[J0 - 3 mois]"),
        (Moment(2024), "[année de J0]"),
        (Moment(2021), "[J0 - 3 ans]"),
        (Moment(2025), "[J0 + 1 an]"),
        (Moment(2023, 2, 30), None),
    ],
)
def test_a_date_is_what_lies_between_it_and_the_first(moment: Moment, words: str | None) -> None:
    assert ZERO.said(moment) == words


@given(first=DAYS, days=st.lists(st.integers(0, 4_000), min_size=1, max_size=6))
def test_days_between_any_two_dates_survive(first: date, days: list[int]) -> None:
    told = [first + timedelta(day) for day in days]
    calendar = Calendar().anchored(map(whole, told))
    earliest = min(told)
    for day in told:
        said = calendar.said(whole(day))
        assert said == (f"[J0 + {(day - earliest).days}]" if day != earliest else "[J0]")


@given(one=DAYS, other=DAYS)
def test_whatever_is_said_is_in_the_closed_list(one: date, other: date) -> None:
    calendar = Calendar().anchored([whole(one)])
    for moment in (
        whole(other),
        Moment(None, other.month, other.day),
        Moment(other.year, other.month),
        Moment(other.year),
    ):
        said = calendar.said(moment)
        assert said is None or PATTERN.fullmatch(said)


def test_the_first_day_stays_when_an_earlier_one_is_told_later() -> None:
    later = ZERO.anchored([Moment(2024, 3, 2)])
    assert later == ZERO
    assert later.said(Moment(2024, 3, 2)) == "[J0 - 10]"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ([Moment(None, 12, 28), Moment(None, 1, 3)], ["[J0]", "[J0 + 6]"]),
        ([Moment(2024, 6), Moment(2024, 3)], ["[J0 + 3 mois]", "[mois de J0]"]),
        ([Moment(2019), Moment(2003)], ["[J0 + 16 ans]", "[année de J0]"]),
        ([Moment(2019), Moment(2024, 3, 12), Moment(2024, 3)], ["[J0 - 5 ans]", "[J0]", "[mois de J0]"]),
        ([Moment(None, 3, 12), Moment(2019)], ["[J0]", None]),
        ([Moment(None, 2, 30)], [None]),
        ([], []),
    ],
)
def test_dates_told_in_part_are_counted_as_far_as_they_go(told: list[Moment], said: list[str | None]) -> None:
    calendar = Calendar().anchored(told)
    assert [calendar.said(moment) for moment in told] == said


def test_a_day_without_a_year_takes_the_one_that_a_later_date_brings_nearest() -> None:
    calendar = Calendar().anchored([Moment(None, 12, 28)])
    assert calendar.said(Moment(2023, 12)) is None
    calendar = calendar.anchored([Moment(2020, 1, 3)])
    assert calendar.said(Moment(None, 12, 28)) == "[J0]"
    assert calendar.said(Moment(2020, 1, 3)) == "[J0 + 6]"


def test_it_never_shows_its_day() -> None:
    assert "2024" not in repr(ZERO)
    assert Calendar().said(Moment(2024)) is None


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (Moment(2019, 3, 12), date(2019, 3, 12)),
        (Moment(None, 12, 25), date(2023, 12, 25)),
        (Moment(2023, 2, 30), None),
        (Moment(2023, 2), None),
    ],
)
def test_a_day_is_of_its_year_or_of_the_one_that_brings_it_nearest(moment: Moment, day: date | None) -> None:
    assert ZERO.day(moment) == day
    assert Calendar().day(Moment(None, 12, 25)) is None

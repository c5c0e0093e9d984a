from datetime import date

import pytest

from proxy.console.pages.period import MOST, Period, day_of, last, month_of, period_of, today

UNTIL = date(2026, 11, 22)
USUAL = (date(2026, 10, 24), UNTIL)


@pytest.mark.parametrize(
    ("params", "since", "until", "length", "mistaken"),
    [
        ({}, *USUAL, 30, False),
        ({"periode": "7"}, date(2026, 11, 16), UNTIL, 7, False),
        ({"periode": "180"}, date(2026, 5, 27), UNTIL, 180, False),
        ({"periode": "8"}, *USUAL, 30, True),
        ({"periode": "une semaine"}, *USUAL, 30, True),
        ({"du": "2026-03-01", "au": "2026-03-05"}, date(2026, 3, 1), date(2026, 3, 5), None, False),
        ({"du": "2026-03-01"}, date(2026, 3, 1), UNTIL, None, False),
        ({"du": "2026-03-01", "au": ""}, date(2026, 3, 1), UNTIL, None, False),
        ({"au": "2026-03-05"}, *USUAL, 30, True),
        ({"du": "2026-03-05", "au": "2026-03-01"}, *USUAL, 30, True),
        ({"du": "hier"}, *USUAL, 30, True),
        ({"du": "0001-01-01"}, *USUAL, 30, True),
    ],
)
def test_an_address_says_which_days(
    params: dict[str, str], since: date, until: date, length: int | None, mistaken: bool
) -> None:
    found = period_of(params, UNTIL)
    assert (found.since, found.until, found.length, found.mistaken) == (since, until, length, mistaken)


@pytest.mark.parametrize(
    ("since", "until", "first", "shortened"),
    [
        ("2000-01-01", "2199-12-31", date(2198, 12, 31), True),
        ("2025-11-21", "2026-11-22", date(2025, 11, 22), True),
        ("2025-11-22", "2026-11-22", date(2025, 11, 22), False),
    ],
)
def test_of_more_than_a_year_the_last_days_are_looked_at(since: str, until: str, first: date, shortened: bool) -> None:
    found = period_of({"du": since, "au": until}, UNTIL)
    assert (found.since, found.until, found.shortened) == (first, date.fromisoformat(until), shortened)
    assert len(found.days) == MOST


def test_a_period_counts_its_two_ends() -> None:
    assert last(7, UNTIL).days == tuple(date(2026, 11, day) for day in range(16, 23))
    assert Period(UNTIL, UNTIL).days == (UNTIL,)


def test_what_is_before_is_as_long_and_touches_it() -> None:
    before = last(7, UNTIL).before
    assert (before.since, before.until) == (date(2026, 11, 9), date(2026, 11, 15))


@pytest.mark.parametrize(
    ("written", "since", "until"),
    [
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("", date(2026, 10, 1), date(2026, 10, 31)),
        ("2026-13", date(2026, 10, 1), date(2026, 10, 31)),
    ],
)
def test_a_month_has_all_its_days(written: str, since: date, until: date) -> None:
    found = month_of(written, UNTIL)
    assert (found.since, found.until) == (since, until)


@pytest.mark.parametrize("written", ["", "22/11/2026", "2026-11-31", "9999-01-01", "<script>"])
def test_what_is_no_day_of_a_journal_is_none(written: str) -> None:
    assert day_of(written) is None


def test_today_is_a_day_of_the_journal() -> None:
    assert day_of(today().isoformat()) == today()

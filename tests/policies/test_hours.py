from datetime import datetime

import pytest
from pydantic import ValidationError

from policies.hours import Day, Hours, Moment

WEEK = Hours.model_validate_json('{"days": ["lundi", "mercredi", "dimanche"], "from": "08:00", "to": "18:30"}')


@pytest.mark.parametrize(
    ("moment", "within"),
    [
        ("2026-11-23T08:00", True),
        ("2026-11-23T07:59", False),
        ("2026-11-23T12:00", True),
        ("2026-11-23T18:29:59", True),
        ("2026-11-23T18:30", False),
        ("2026-11-23T00:00", False),
        ("2026-11-24T12:00", False),
        ("2026-11-25T12:00", True),
        ("2026-11-29T12:00", True),
    ],
)
def test_a_moment_is_in_working_hours_on_a_working_day_from_the_first_minute_to_before_the_last(
    moment: str, within: bool
) -> None:
    assert WEEK.at(datetime.fromisoformat(moment)) is (Moment.DURING if within else Moment.OUTSIDE)


def test_the_days_of_a_week_follow_one_another_from_monday() -> None:
    for index, day in enumerate(Day):
        only = WEEK.model_copy(update={"days": frozenset({day})})
        held = [only.at(datetime(2026, 11, 23 + after, 12)) is Moment.DURING for after in range(7)]  # noqa: DTZ001 - local

        assert held == [after == index for after in range(7)]


@pytest.mark.parametrize(("start", "end"), [("00:00", "23:59"), ("09:59", "10:00")])
def test_a_day_of_work_is_as_long_as_one_wants(start: str, end: str) -> None:
    assert Hours.model_validate_json(f'{{"days": ["lundi"], "from": "{start}", "to": "{end}"}}')


@pytest.mark.parametrize(
    ("start", "end"),
    [("18:30", "08:00"), ("08:00", "08:00"), ("8:00", "18:00"), ("08:00", "24:00"), ("08:60", "18:00"), ("08h", "18h")],
)
def test_hours_reversed_or_written_otherwise_are_refused(start: str, end: str) -> None:
    with pytest.raises(ValidationError):
        Hours.model_validate_json(f'{{"days": ["lundi"], "from": "{start}", "to": "{end}"}}')


def test_hours_without_a_day_are_refused() -> None:
    with pytest.raises(ValidationError):
        Hours.model_validate_json('{"days": [], "from": "08:00", "to": "18:30"}')


def test_reversed_hours_are_complained_of_at_their_end() -> None:
    with pytest.raises(ValidationError) as caught:
        Hours.model_validate_json('{"days": ["lundi"], "from": "18:30", "to": "08:00"}')

    assert caught.value.errors()[0]["ctx"]["at"] == ("to",)

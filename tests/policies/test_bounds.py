import pytest
from pydantic import ValidationError

from policies.bounds import Limits, Retention


def test_what_is_not_said_is_as_usual() -> None:
    assert Limits() == Limits(characters=1_000_000, seconds=15, pseudonyms_hours=8)
    assert Retention().days == 180


@pytest.mark.parametrize(
    ("key", "least", "most"), [("characters", 1_000, 1_000_000), ("seconds", 1, 60), ("pseudonyms_hours", 1, 24)]
)
def test_limits_have_limits(key: str, least: int, most: int) -> None:
    for value in (least, most):
        assert getattr(Limits.model_validate_json(f'{{"{key}": {value}}}'), key) == value
    for value in (least - 1, most + 1, -least):
        with pytest.raises(ValidationError):
            Limits.model_validate_json(f'{{"{key}": {value}}}')


@pytest.mark.parametrize(
    "text",
    ['{"days": 1}', '{"days": 365}', '{"days": 366, "justification": "c"}', '{"days": 3650, "justification": "c"}'],
)
def test_the_journal_is_kept_a_year_or_longer_with_a_reason(text: str) -> None:
    assert Retention.model_validate_json(text)


@pytest.mark.parametrize(
    "text",
    [
        '{"days": 0}',
        '{"days": 366}',
        '{"days": 366, "justification": " "}',
        '{"days": 3651, "justification": "contentieux"}',
        '{"days": "180"}',
    ],
)
def test_nothing_is_kept_for_ever_or_longer_than_a_year_for_no_reason(text: str) -> None:
    with pytest.raises(ValidationError):
        Retention.model_validate_json(text)


def test_a_reason_that_lacks_is_complained_of_at_the_days() -> None:
    with pytest.raises(ValidationError) as caught:
        Retention.model_validate_json('{"days": 366}')

    assert caught.value.errors()[0]["ctx"]["at"] == ("days",)

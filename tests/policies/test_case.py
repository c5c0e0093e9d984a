import pytest
from pydantic import ValidationError

from detectors.finding import Category, Identifying
from policies.case import Case, Given
from policies.facts import Facts, Obstacle, Tier

READ = Facts("", Tier.OPEN, frozenset({Category.AGE}), frozenset(), Identifying.NONE, secret=True)


@pytest.mark.parametrize(
    "text",
    [
        '{"name": "n", "text": "Bonjour", "expect": "allow"}',
        '{"name": "n", "facts": {"obstacles": ["image"]}, "expect": "block"}',
        '{"name": "n", "text": "<CITY>Lyon</CITY>", "facts": {"tier": "approved"}, "expect": "allow"}',
    ],
)
def test_a_case_is_a_sentence_or_facts_or_both(text: str) -> None:
    assert Case.model_validate_json(text)


@pytest.mark.parametrize(
    "text",
    [
        '{"name": "n", "expect": "allow"}',
        '{"name": "n", "text": "Bonjour"}',
        '{"name": "n", "text": "  ", "expect": "allow"}',
        '{"name": "n", "text": "<NOM>Vidal</NOM>", "expect": "redact"}',
        '{"name": "n", "text": "<PERSON>Vidal", "expect": "redact"}',
        '{"name": "n", "facts": {"tiers": "open"}, "expect": "allow"}',
    ],
)
def test_a_case_that_shows_nothing_is_refused(text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Case.model_validate_json(text)

    assert "Vidal" not in str(caught.value)


def test_given_facts_take_the_place_of_those_read_and_leave_the_others() -> None:
    given = Given(tier=Tier.CONTRACTED, obstacles=frozenset({Obstacle.IMAGE}))
    facts = given.over(READ)

    assert facts.tier is Tier.CONTRACTED
    assert facts.obstacles == {Obstacle.IMAGE}
    assert facts.categories == READ.categories
    assert facts.secret


def test_nothing_given_changes_nothing() -> None:
    assert Given().over(READ) == READ

import pytest
from pydantic import ValidationError

from policies.shape import Strict
from policies.when import Categories, Obstacles, When


def refused(model: type[Strict], text: str) -> ValidationError:
    with pytest.raises(ValidationError) as caught:
        model.model_validate_json(text)
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        '{"tier": ["open", "contracted"]}',
        '{"categories": {"all_of": ["AGE", "CITY"]}, "secret": false}',
        '{"obstacles": {"any": true}}',
        '{"obstacles": {"any_of": ["image"]}}',
        '{"anonymity_below": 10}',
    ],
)
def test_conditions_are_accepted_alone_or_together(text: str) -> None:
    assert When.model_validate_json(text)


@pytest.mark.parametrize(
    "text",
    [
        '{"tier": []}',
        '{"tier": "open"}',
        '{"tier": ["OPEN"]}',
        '{"secret": "true"}',
        '{"secret": 1}',
        '{"anonymity_below": 0}',
        '{"anonymity_below": "10"}',
        '{"categories": {"any_of": ["NOM"]}}',
        '{"score_above": 1}',
    ],
)
def test_what_could_be_misread_is_refused(text: str) -> None:
    refused(When, text)


@pytest.mark.parametrize(
    ("model", "text"),
    [
        (Categories, "{}"),
        (Categories, '{"any_of": ["AGE"], "none_of": ["CITY"]}'),
        (Obstacles, "{}"),
        (Obstacles, '{"any": true, "any_of": ["image"]}'),
    ],
)
def test_alternatives_are_given_one_way(model: type[Strict], text: str) -> None:
    assert "une et une seule" in str(refused(model, text))


def test_obstacles_cannot_be_asked_to_be_absent() -> None:
    refused(Obstacles, '{"any": false}')


def test_a_refusal_never_repeats_its_input() -> None:
    assert "jeton-7f3a" not in str(refused(When, '{"tier": ["jeton-7f3a"]}'))


@pytest.mark.parametrize(
    ("text", "beyond"),
    [
        ("{}", False),
        ('{"secret": true}', False),
        ('{"complete": false}', True),
        ('{"obstacles": {"any": true}}', True),
    ],
)
def test_conditions_know_whether_a_sentence_can_meet_them(text: str, beyond: bool) -> None:
    assert When.model_validate_json(text).beyond_text is beyond

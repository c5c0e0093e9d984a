from datetime import date, datetime
from typing import Any

import pytest
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from policies.shape import Day, ExactlyOne, Id, LocalTime, Some, Strict, Text, complaint


class Block(Strict):
    id: Id = "a"
    text: Text = "t"
    words: Some[str] = frozenset({"a"})
    day: Day = date(2027, 1, 1)
    at: LocalTime = datetime(2027, 1, 1)  # noqa: DTZ001 - local, as policies write it


class Way(ExactlyOne):
    any_of: Some[str] | None = None
    none_of: Some[str] | None = None


def refused(text: str, model: type[Strict] = Block) -> list[ErrorDetails]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate_json(text)
    return caught.value.errors()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('{"id": "chu-2"}', {"id": "chu-2"}),
        ('{"id": "' + "a" * 60 + '"}', {"id": "a" * 60}),
        ('{"text": " a"}', {"text": " a"}),
        ('{"text": "' + "a" * 2000 + '"}', {"text": "a" * 2000}),
        ('{"words": ["b", "a"]}', {"words": {"a", "b"}}),
        ('{"day": "2028-02-29"}', {"day": date(2028, 2, 29)}),
        ('{"at": "2027-03-01T22:05"}', {"at": datetime(2027, 3, 1, 22, 5)}),  # noqa: DTZ001 - local
    ],
)
def test_what_people_write_is_read(text: str, read: dict[str, Any]) -> None:
    assert Block.model_validate_json(text).model_dump(exclude_unset=True) == read


@pytest.mark.parametrize(
    "text",
    [
        *(f'{{"id": "{name}"}}' for name in ["", "CHU", "a_b", "-a", "a-", "a--b", "é", "a b", "a\\n", "a" * 61]),
        *(f'{{"text": "{text}"}}' for text in ["", " ", "\\n", "a" * 2001]),
        '{"text": 3}',
        '{"words": []}',
        '{"words": "a"}',
        *(
            f'{{"day": {day}}}'
            for day in ['"2027-02-29"', '"20270228"', '"2027-W05-1"', '"1798761600"', "86400", "true"]
        ),
        '{"day": "2027-01-01T00:00"}',
        *(
            f'{{"at": "{at}"}}'
            for at in ["2027-03-01", "22:00", "2027-03-01T22:00Z", "2027-03-01 22:00", "2027-03-01T24:30"]
        ),
        '{"at": "1798761600"}',
        '{"autre": 1}',
    ],
)
def test_what_could_be_read_two_ways_is_refused(text: str) -> None:
    assert len(refused(text)) == 1


def test_a_day_and_a_time_say_in_french_how_to_write_them() -> None:
    assert [error["msg"] for error in refused('{"day": "31/12/2027", "at": "midi"}')] == [
        "écrivez un jour du calendrier, comme 2027-10-31.",
        'écrivez un jour et une heure, entre guillemets, comme "2027-03-01T22:00".',
    ]


def test_a_block_never_changes() -> None:
    with pytest.raises(ValidationError):
        Block().id = "b"


def test_a_refusal_never_repeats_its_input() -> None:
    with pytest.raises(ValidationError) as caught:
        Block.model_validate_json('{"text": 3, "id": "JETON-7f3a", "day": "jeton-7f3a"}')

    assert "7f3a" not in str(caught.value)


@pytest.mark.parametrize(("text", "given"), [('{"any_of": ["a"]}', "any_of"), ('{"none_of": ["a"]}', "none_of")])
def test_one_way_is_enough(text: str, given: str) -> None:
    assert Way.model_validate_json(text).model_fields_set == {given}


@pytest.mark.parametrize("text", ["{}", '{"any_of": ["a"], "none_of": ["a"]}'])
def test_no_way_and_two_ways_are_refused_with_all_of_them(text: str) -> None:
    (error,) = refused(text, Way)

    assert error["msg"] == "donnez une et une seule de ces clés : any_of, none_of."


def test_a_complaint_of_ours_quotes_its_words_and_knows_its_place() -> None:
    error = complaint("« {name} » est {kind}.", "cases", 2, name="banque", kind="pris")

    assert error.message() == "« banque » est pris."
    assert error.type == "policy"
    assert error.context is not None
    assert error.context["at"] == ("cases", 2)

"""What every block of a policy file is made of: strict models, and the few kinds of text that they hold."""

import re
from contextlib import suppress
from datetime import date, datetime
from typing import Annotated, Self

from annotated_types import MinLen
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

type Some[T] = Annotated[frozenset[T], MinLen(1)]
"""A list of alternatives: an empty one would never hold, so it is refused."""

SOMETHING = r"\S"
Text = Annotated[str, Field(min_length=1, max_length=2000, pattern=SOMETHING)]
NAME = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, Field(pattern=NAME, max_length=60)]


def complaint(message: str, *at: str | int, **words: str) -> PydanticCustomError:
    """Make the error of a validator of ours: what to put right, and where under the value that it validates.

    Args:
        message: In French; `{name}` stands for the words given by that name.
        at: Path from the validated value to the faulty one.
        words: What the message quotes.
    """
    return PydanticCustomError("policy", message, {**words, "at": at})


def _as_people_write[T: (date, datetime)](kind: type[T], form: str, wanted: str) -> BeforeValidator:
    """Read a time in one form alone: pydantic would take "1798761600" for a day of 2027."""

    def read(value: object) -> T:
        if isinstance(value, kind):
            return value
        if isinstance(value, str) and re.fullmatch(form, value):
            with suppress(ValueError):
                return kind.fromisoformat(value)
        raise complaint(wanted)

    return BeforeValidator(read)


Day = Annotated[
    date,
    _as_people_write(date, "[0-9]{4}-[0-9]{2}-[0-9]{2}", "écrivez un jour du calendrier, comme 2027-10-31."),
]
LocalTime = Annotated[
    datetime,
    _as_people_write(
        datetime,
        "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}",
        'écrivez un jour et une heure, entre guillemets, comme "2027-03-01T22:00".',
    ),
]


class Strict(BaseModel):
    """Refuses unknown keys and silent conversions; never repeats an input in its errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)


class ExactlyOne(Strict):
    """A condition said in one way out of several."""

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if len(self.model_fields_set) != 1:
            ways = ", ".join(type(self).model_fields)
            raise PydanticCustomError("policy", "donnez une et une seule de ces clés : {ways}.", {"ways": ways})
        return self

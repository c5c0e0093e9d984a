from dataclasses import FrozenInstanceError
from types import NoneType
from typing import get_args, get_type_hints

import pytest

from detectors.anonymity.profile import NOBODY, Profile, Sex
from detectors.finding import Category, Finding
from detectors.reading import Reading


def test_a_reading_of_nothing_says_nothing() -> None:
    nothing = Reading()
    assert nothing == Reading((), secret=False, vignette=False, refers=False, profile=NOBODY)
    assert not any((nothing.findings, nothing.secret, nothing.vignette, nothing.refers))
    assert nothing.profile == Profile()


@pytest.mark.parametrize(
    "other",
    [
        Reading((Finding(Category.AGE, 0, 6, 0.6, "age"),)),
        Reading(secret=True),
        Reading(vignette=True),
        Reading(refers=True),
        Reading(profile=Profile(youngest=87, oldest=87)),
    ],
)
def test_readings_that_say_other_things_are_not_equal(other: Reading) -> None:
    assert other != Reading()
    assert len({other, Reading()}) == 2


def test_a_reading_never_changes() -> None:
    reading = Reading()
    with pytest.raises(FrozenInstanceError):
        reading.secret = True  # type: ignore[misc]  # that is the point


@pytest.mark.parametrize(
    ("kind", "kinds"), [(Reading, {Finding, Profile, bool}), (Profile, {Sex, bool, float, int, NoneType})]
)
def test_no_part_of_it_has_room_for_words(kind: type, kinds: set[type]) -> None:
    hints = get_type_hints(kind).values()
    assert {part for hint in hints for part in get_args(hint) or (hint,)} - {Ellipsis} == kinds

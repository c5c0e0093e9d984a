import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.journal.events import Started
from proxy.journal.forms import (
    Checked,
    Id,
    RecordError,
    Sealed,
    Slug,
    as_dict,
    bucket,
    new_id,
    now,
    short_version,
    stamp,
)


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample(Checked):
    """Every kind of field that an entry may declare."""

    id: Id
    colour: Colour = Colour.RED
    name: Slug | None = None
    names: tuple[Slug, ...] = ()
    counts: Mapping[Colour, int] = field(default_factory=dict)
    number: int = 0
    flag: bool = False
    doubt: bool | None = None
    sealed: Sealed | None = None


ID = "0123456789abcdef"

RIGHT: list[dict[str, object]] = [
    {},
    {"name": "a-b_c", "names": ("a", "b1"), "counts": {Colour.RED: 2}, "number": 3, "flag": True, "doubt": False},
    {"name": "a" * 80, "sealed": "A_-9" * 100},
]

WRONG: list[dict[str, object]] = [
    {"id": ID.upper()},
    {"id": ID + "\n"},
    {"id": None},
    {"colour": "red"},
    {"name": ""},
    {"name": "a b"},
    {"name": "é"},
    {"name": "a" * 81},
    {"names": ["a"]},
    {"names": ("a", "Mme Vidal")},
    {"counts": {"red": 1}},
    {"counts": {Colour.RED: "Vidal"}},
    {"counts": {Colour.RED: -1}},
    {"counts": None},
    {"number": -1},
    {"number": True},
    {"number": 1.5},
    {"flag": 1},
    {"doubt": 0},
    {"sealed": "a" * 99},
    {"sealed": "a" * 401},
    {"sealed": "a " * 60},
]


@pytest.mark.parametrize("values", RIGHT, ids=str)
def test_a_value_of_its_form_is_admitted(values: dict[str, object]) -> None:
    json.dumps(as_dict(Sample(**{"id": ID} | values)))  # type: ignore[arg-type]  # what is tested


@pytest.mark.parametrize("values", WRONG, ids=str)
def test_a_value_of_another_form_is_refused_by_the_name_of_its_field_and_not_shown(values: dict[str, object]) -> None:
    (name,) = values
    with pytest.raises(RecordError, match=rf"^Sample\.{name}$"):
        Sample(**{"id": ID} | values)  # type: ignore[arg-type]  # what is tested


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({}, {}),
        ({"name": None, "names": (), "counts": {}, "number": 0, "flag": False, "doubt": None}, {}),
        ({"counts": Counter()}, {}),
        ({"doubt": False}, {"doubt": False}),
        ({"doubt": True, "flag": True, "number": 1}, {"doubt": True, "flag": True, "number": 1}),
        ({"counts": {Colour.RED: 0}, "names": ("a",)}, {"counts": {"red": 0}, "names": ("a",)}),
    ],
)
def test_what_is_as_usual_goes_without_saying(values: dict[str, object], told: dict[str, object]) -> None:
    assert as_dict(Sample(**{"id": ID} | values)) == {"id": ID} | told  # type: ignore[arg-type]  # what is tested


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 1, 2, 3, 4, 5, 6789, UTC), "2026-01-02T03:04:05.006Z"),
        (datetime(2026, 1, 2, 3, 4, 5, 999999, timezone(timedelta(hours=2))), "2026-01-02T01:04:05.999Z"),
    ],
)
def test_time_is_utc_to_the_millisecond(moment: datetime, expected: str) -> None:
    assert stamp(moment) == expected


def test_this_moment_is_between_one_before_and_one_after() -> None:
    before = stamp(datetime.now(UTC))
    assert before <= now() <= stamp(datetime.now(UTC))


@pytest.mark.parametrize(
    ("characters", "expected"),
    [(0, 0), (1, 10), (10, 10), (11, 100), (100, 100), (101, 1000), (99_999, 100_000)],
)
def test_a_length_is_rounded_up_to_a_power_of_ten(characters: int, expected: int) -> None:
    assert bucket(characters) == expected


@given(st.integers(0, 10**9))
def test_rounding_a_rounded_length_changes_nothing(characters: int) -> None:
    assert bucket(bucket(characters)) == bucket(characters) >= characters


@given(st.text())
def test_any_detector_version_has_a_short_form_that_the_journal_admits(full: str) -> None:
    assert Started(time=now(), boot_id=new_id(), version="1", detector_version=short_version(full)).detector_version


def test_versions_that_differ_anywhere_differ_in_short() -> None:
    assert short_version("m-1+rules-1(a,b)") != short_version("m-1+rules-1(a,c)")
    assert short_version("m-1+rules-1(a,b)").startswith("m-1-rules-1.")


def test_identifiers_are_never_the_same() -> None:
    assert len({new_id() for _ in range(100)}) == 100

import json
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.anonymity.profile import Profile
from detectors.finding import Category, Finding, Role
from detectors.reading import Reading
from proxy.screening.messages import (
    LENGTH_BYTES,
    MAX_MESSAGE,
    from_readings,
    length,
    packed,
    to_readings,
    unpacked,
)
from tests.detectors.anonymity.profiles import profiles

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
FINDINGS = st.builds(
    Finding,
    st.sampled_from(Category),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.floats(0, 1),
    TEXTS,
    st.none() | st.sampled_from(Role),
)
READINGS = st.builds(
    Reading, st.lists(FINDINGS, max_size=4).map(tuple), st.booleans(), st.booleans(), st.booleans(), profiles
)


@given(texts=st.lists(TEXTS))
def test_a_message_comes_out_as_it_went_in(texts: list[str]) -> None:
    data = packed({"texts": texts})
    assert length(data[:LENGTH_BYTES]) == len(data) - LENGTH_BYTES
    assert unpacked(data[LENGTH_BYTES:]) == {"texts": texts}


@given(readings=st.lists(READINGS, max_size=4))
def test_readings_come_out_of_json_as_they_went_in(readings: list[Reading]) -> None:
    assert to_readings(json.loads(json.dumps(from_readings(readings)))) == readings


@pytest.mark.parametrize(("size", "accepted"), [(0, True), (MAX_MESSAGE, True), (MAX_MESSAGE + 1, False)])
def test_a_length_beyond_the_bound_is_refused(size: int, accepted: bool) -> None:
    head = size.to_bytes(LENGTH_BYTES, "big")
    if accepted:
        assert length(head) == size
    else:
        with pytest.raises(ValueError, match="too long"):
            length(head)


@given(reading=READINGS, part=st.sampled_from(["findings", "secret", "vignette", "refers", "profile"]))
def test_each_part_of_a_reading_is_carried(reading: Reading, part: str) -> None:
    [alone] = to_readings(json.loads(json.dumps(from_readings([replace(Reading(), **{part: getattr(reading, part)})]))))
    assert getattr(alone, part) == getattr(reading, part)
    assert replace(alone, **{part: getattr(Reading(), part)}) == Reading()


NONE: list[object] = []
JUDGED, NOBODY = [False, False, False], asdict(Profile())


def test_the_form_of_a_reading_is_the_one_that_the_errors_below_depart_from() -> None:
    assert to_readings([[NONE, JUDGED, NOBODY]]) == [Reading()]


@pytest.mark.parametrize(
    "raw",
    [
        [],
        [NONE, JUDGED],
        [[["NOBODY", 0, 1, 1.0, "x", None]], JUDGED, NOBODY],
        [[["PERSON", 0, 1, 1.0, "x", "friend"]], JUDGED, NOBODY],
        [[["PERSON", 0]], JUDGED, NOBODY],
        [NONE, [False, False], NOBODY],
        [NONE, JUDGED, {}],
        [NONE, JUDGED, NOBODY | {"sex": "other"}],
        [NONE, JUDGED, NOBODY | {"name": "x"}],
    ],
)
def test_a_reading_of_another_form_is_an_error(raw: list[object]) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        to_readings([raw])

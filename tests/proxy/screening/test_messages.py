import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.finding import Category, Finding, Reading, Role
from proxy.screening.messages import (
    LENGTH_BYTES,
    MAX_MESSAGE,
    from_readings,
    length,
    packed,
    to_readings,
    unpacked,
)

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
READINGS = st.builds(Reading, st.lists(FINDINGS, max_size=4).map(tuple), st.booleans(), st.booleans())


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


@pytest.mark.parametrize(
    "raw", [[[[["NOBODY", 0, 1, 1.0, "x"]], False, False]], [[]], [[[["PERSON", 0]], False, False]]]
)
def test_a_reading_of_another_form_is_an_error(raw: list) -> None:
    with pytest.raises(ValueError, match=r"not a valid|unpack"):
        to_readings(raw)

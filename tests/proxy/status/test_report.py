"""JSON there and back."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.standing import Light, Point, Standing
from proxy.status.report import ReportError, decode, encode
from tests.proxy.status.house import SHUT, STANDINGS, WELL

_MOMENTS = st.datetimes(min_value=datetime(2026, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone
_POINTS = st.builds(Point, st.sampled_from(Light), st.text(), st.text(), st.text())
_STANDINGS = st.builds(
    Standing,
    st.text(),
    st.integers(0, 65_535),
    _MOMENTS,
    _MOMENTS,
    st.lists(_POINTS, max_size=4).map(tuple),
    st.booleans(),
)


@given(_STANDINGS)
def test_what_is_written_is_read_back(standing: Standing) -> None:
    assert decode(encode(standing)) == standing


@pytest.mark.parametrize("light", Light)
def test_the_light_of_all_and_whether_the_gate_is_shut_come_first(light: Light) -> None:
    written = json.loads(encode(STANDINGS[light]))
    assert list(written) == ["light", "closed", "version", "port", "started", "seen", "points"]
    assert written["light"] == light


def test_a_report_that_does_not_say_whether_the_gate_is_shut_is_read_all_the_same() -> None:
    written = json.loads(encode(SHUT))
    del written["closed"]
    assert decode(json.dumps(written).encode()) == replace(SHUT, closed=False)


def test_moments_are_iso_8601_and_french_is_readable() -> None:
    written = encode(SHUT).decode()
    assert '"started": "2026-11-22T07:30:05Z"' in written
    assert "Libérez de la place" in written


@pytest.mark.parametrize("report", [b"", b"{}", b"[]", b"\xff", b"<html>", encode(WELL)[:-20]])
def test_anything_else_is_told_apart_without_its_words(report: bytes) -> None:
    with pytest.raises(ReportError, match=r"\Ace n’est pas l’état d’un Paravent\Z"):
        decode(report)

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.finding import Category, Finding
from detectors.reading import Reading
from proxy.prompt import Role, Segment
from proxy.screening.seams import REACH, seams, with_seams


def _segments(*texts: str, role: Role = Role.USER, writable: bool = True) -> list[Segment]:
    return [Segment(("messages", i, "content"), role, text, writable) for i, text in enumerate(texts)]


def _name(start: int, end: int) -> Finding:
    return Finding(Category.PERSON, start, end, 0.9, "person")


def test_neighbours_of_the_same_speaker_are_read_together_glued_and_spaced() -> None:
    assert [seam.text for seam in seams(_segments("Jean Du", "pont"))] == ["Jean Dupont", "Jean Du pont"]


def test_neighbours_of_different_speakers_are_not() -> None:
    first, second = _segments("Bonjour Mme")[0], _segments("Paris est une ville.", role=Role.ASSISTANT)[0]
    assert seams([first, second]) == ()


def test_what_cannot_be_rewritten_is_not_joined() -> None:
    assert seams(_segments("Jean", "Dupont", writable=False)) == ()


def test_a_name_cut_in_two_is_found_on_both_sides() -> None:
    segments = _segments("La patiente s'appelle Hélène", "Lefèvre, 63 ans")
    joints = seams(segments)
    at = joints[1].text.index("Hélène")
    readings = with_seams([Reading(), Reading()], joints, [Reading(), Reading((_name(at, at + 14),))])
    assert [segments[0].text[f.start : f.end] for f in readings[0].findings] == ["Hélène"]
    assert [segments[1].text[f.start : f.end] for f in readings[1].findings] == ["Lefèvre"]


def test_what_stands_on_one_side_only_is_left_to_that_side() -> None:
    joints = seams(_segments("Hélène Lefèvre", "va bien"))
    readings = with_seams([Reading(), Reading()], joints, [Reading((_name(0, 14),)), Reading((_name(0, 14),))])
    assert [reading.findings for reading in readings] == [(), ()]


def test_what_was_found_already_is_widened_rather_than_doubled() -> None:
    segments = _segments("Mme Hélène", "Lefèvre")
    joints = seams(segments)
    readings = with_seams([Reading((_name(4, 10),)), Reading()], joints, [Reading(), Reading((_name(4, 18),))])
    assert readings[0].findings == (_name(4, 10),)
    assert readings[1].findings == (_name(0, 7),)


@pytest.mark.parametrize(("at_seam", "expected"), [(True, [True, False]), (False, [False, False])])
def test_a_story_that_only_two_parts_tell_together_is_of_the_first(at_seam: bool, expected: list[bool]) -> None:
    joints = seams(_segments("Ma patiente", "refuse son antibiotique"))
    readings = with_seams([Reading(), Reading()], joints, [Reading(), Reading(secret=at_seam)])
    assert [reading.secret for reading in readings] == expected


@given(st.text(max_size=200), st.text(max_size=200), st.data())
def test_findings_stay_within_their_segment_and_never_overlap(first: str, second: str, data: st.DataObject) -> None:
    segments = _segments(first, second)
    joints = seams(segments)
    at_seams = []
    for seam in joints:
        size = len(seam.text)
        start = data.draw(st.integers(0, max(0, size - 1)))
        end = data.draw(st.integers(start + 1, size)) if size else 0
        at_seams.append(Reading((_name(start, end),)) if end > start else Reading())
    for segment, reading in zip(segments, with_seams([Reading(), Reading()], joints, at_seams), strict=True):
        spans = [(finding.start, finding.end) for finding in reading.findings]
        assert all(0 <= start < end <= len(segment.text) for start, end in spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_the_reach_bounds_what_is_read_again() -> None:
    assert all(len(seam.text) <= 2 * REACH + 1 for seam in seams(_segments("a" * 5000, "b" * 5000)))

from datetime import date

import pytest

from proxy.audit.expected import Expected
from proxy.audit.line import Read, read
from proxy.audit.verdict import Fault, FoundError, Place
from tests.proxy.audit.attacking import reword
from tests.proxy.audit.test_walk import BEGUN, CHECKPOINT, DAY, DECISION, LINES, START, write

HERE = Place("f", 3)


def line(raw: bytes) -> Read:
    found = read(raw)
    assert found is not None
    return found


HEADER, POINT = line(LINES[0]), line(LINES[2])
_, LONG = write(BEGUN, CHECKPOINT, DECISION, CHECKPOINT, DAY, CHECKPOINT)
HEADERS = [line(LONG[0]), line(LONG[4])]
EARLY, LATE, NEXT = (line(LONG[row]) for row in (1, 3, 5))
THAT_DAY, THE_NEXT = date(2026, 11, 22), date(2026, 11, 23)
OTHER = line(reword(LINES[2], boot_id="f" * 16))


def test_a_line_that_is_met_again_is_well() -> None:
    expected = Expected([POINT, HEADER, POINT])
    assert expected.last == 3
    for one in map(line, LINES):
        expected.compare(one, HERE)
    assert expected.check_met([], date.min, HERE) == 0
    expected.check_chains([START.chain], HERE)


def test_where_nothing_is_expected_all_is_well() -> None:
    expected = Expected([])
    expected.compare(POINT, HERE)
    assert expected.check_met([], date.min, HERE) == 0
    expected.check_chains([], HERE)
    assert expected.last == 0


@pytest.mark.parametrize("known", [[OTHER], [OTHER, POINT], [POINT, OTHER]])
def test_another_line_in_its_place_is_found(known: list[Read]) -> None:
    with pytest.raises(FoundError) as caught:
        Expected(known).compare(POINT, HERE)
    assert (caught.value.fault, caught.value.place) == (Fault.NOT_THE_CHECKPOINT, HERE)


@pytest.mark.parametrize(
    ("known", "met", "past"),
    [([EARLY, NEXT], [NEXT], 1), ([EARLY, EARLY, LATE, NEXT], [NEXT], 2), ([EARLY, LATE, NEXT], [LATE, NEXT], 1)],
)
def test_lines_too_old_to_be_met_are_counted_once_a_later_one_was(
    known: list[Read], met: list[Read], past: int
) -> None:
    expected = Expected(known)
    for one in met:
        expected.compare(one, HERE)
    assert expected.check_met(HEADERS, THE_NEXT, HERE) == past


FORGED = line(reword(LONG[1], boot_id="f" * 16))
ASTRAY = line(reword(LONG[5], seq=2, count=2))


@pytest.mark.parametrize(
    ("known", "kept_since", "fault"),
    [
        ([EARLY, LATE], THE_NEXT, Fault.CHECKPOINT_PURGED),
        ([EARLY, NEXT], THAT_DAY, Fault.CHECKPOINT_PURGED),
        ([FORGED, NEXT], THE_NEXT, Fault.CHECKPOINT_PURGED),
        ([ASTRAY, NEXT], THE_NEXT, Fault.CHECKPOINT_PURGED),
        ([EARLY, FORGED, NEXT], THE_NEXT, Fault.NOT_THE_CHECKPOINT),
    ],
    ids=["none later was met", "too young to be gone", "not signed", "signed as another segment", "two of one number"],
)
def test_any_other_line_that_is_not_met_is_found(known: list[Read], kept_since: date, fault: Fault) -> None:
    expected = Expected(known)
    expected.compare(NEXT, HERE)
    with pytest.raises(FoundError) as caught:
        expected.check_met(HEADERS, kept_since, HERE)
    assert (caught.value.fault, caught.value.place) == (fault, HERE)


def test_a_line_from_before_any_header_is_signed_by_none() -> None:
    expected = Expected([EARLY, NEXT])
    expected.compare(NEXT, HERE)
    with pytest.raises(FoundError):
        expected.check_met([], THE_NEXT, HERE)


def test_a_line_of_another_journal_is_found() -> None:
    with pytest.raises(FoundError) as caught:
        Expected([POINT]).check_chains(["0" * 16], HERE)
    assert caught.value.fault is Fault.NOT_THE_CHECKPOINT

import pytest

from proxy.audit.expected import Expected
from proxy.audit.line import Read, read
from proxy.audit.verdict import Fault, FoundError, Place
from tests.proxy.audit.attacking import reword
from tests.proxy.audit.test_walk import LINES, START

HERE = Place("f", 3)


def line(raw: bytes) -> Read:
    found = read(raw)
    assert found is not None
    return found


HEADER, POINT = line(LINES[0]), line(LINES[2])
OTHER = line(reword(LINES[2], boot_id="f" * 16))


def test_a_line_that_is_met_again_is_well() -> None:
    expected = Expected([POINT, HEADER, POINT])
    assert expected.last == 3
    for one in map(line, LINES):
        expected.compare(one, HERE)
    expected.check_met(HERE)
    expected.check_chains([START.chain], HERE)


def test_where_nothing_is_expected_all_is_well() -> None:
    expected = Expected([])
    expected.compare(POINT, HERE)
    expected.check_met(HERE)
    expected.check_chains([], HERE)
    assert expected.last == 0


@pytest.mark.parametrize("known", [[OTHER], [OTHER, POINT], [POINT, OTHER]])
def test_another_line_in_its_place_is_found(known: list[Read]) -> None:
    with pytest.raises(FoundError) as caught:
        Expected(known).compare(POINT, HERE)
    assert (caught.value.fault, caught.value.place) == (Fault.NOT_THE_CHECKPOINT, HERE)


def test_a_line_that_was_never_met_was_purged() -> None:
    expected = Expected([HEADER, POINT])
    expected.compare(POINT, HERE)
    with pytest.raises(FoundError) as caught:
        expected.check_met(HERE)
    assert (caught.value.fault, caught.value.place) == (Fault.CHECKPOINT_PURGED, HERE)


def test_a_line_of_another_journal_is_found() -> None:
    with pytest.raises(FoundError) as caught:
        Expected([POINT]).check_chains(["0" * 16], HERE)
    assert caught.value.fault is Fault.NOT_THE_CHECKPOINT

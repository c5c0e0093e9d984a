from datetime import date
from hashlib import sha256

import pytest

from proxy.audit.expected import Expected
from proxy.audit.line import read
from proxy.audit.root import Root
from proxy.audit.stubs import check_told, walk_stubs
from proxy.audit.verdict import Fault, FoundError, Place
from proxy.audit.walk import Walk
from tests.proxy.audit.attacking import reword
from tests.proxy.audit.test_walk import ALIENS, BEGUN, CHECKPOINT, DAY, DECISION, KEY, entry, write

TODAY = "2026-11-22"


def purge(stubs: bytes, **values: object) -> dict[str, object]:
    """What the journal says of a purge of the first segment."""
    told = {"through": 3, "segments": 1, "first_day": TODAY, "last_day": TODAY, "keep_days": 0}
    return entry("purged", **told | {"stub_bytes": len(stubs), "stub": sha256(stubs).hexdigest()} | values)


BEFORE, ONE = write(BEGUN, DECISION, CHECKPOINT)
FIRST, POINT = ONE[0], ONE[2]
BEFORE, MORE = write(DAY, purge(FIRST + POINT), DAY, DECISION, DAY, start=BEFORE)
SECOND, PURGED, THIRD, _, FOURTH = MORE
STUBS = FIRST + POINT + SECOND + PURGED + THIRD
ALL = {"through": 7, "segments": 3}
"""What is said of a purge of the three segments."""


@pytest.mark.parametrize("roots", [(), (KEY,)])
@pytest.mark.parametrize(
    ("first", "used", "seq"), [(2, FIRST + POINT, 3), (3, FIRST + POINT + SECOND + PURGED, 5), (4, STUBS, 6)]
)
def test_proofs_are_followed_up_to_the_first_segment_that_is_there(
    first: int, used: bytes, seq: int, roots: tuple[Root, ...]
) -> None:
    walk = Walk(roots)
    assert walk_stubs(walk, STUBS, first, Expected([])) == len(used)
    assert walk.seq == seq


def test_numbers_that_a_stranger_took_are_left_out() -> None:
    _, lines = write(BEGUN, entry("segment", cause="day", number=3), DAY)
    walk = Walk([KEY])
    assert walk_stubs(walk, b"".join(lines), 5, Expected([])) == sum(map(len, lines))


@pytest.mark.parametrize(
    ("stubs", "first", "fault", "row"),
    [
        (b"", 2, Fault.LINES_MISSING, 1),
        (FIRST + THIRD, 4, Fault.LINES_MISSING, 2),
        (SECOND + THIRD, 4, Fault.LINES_MISSING, 1),
        (FIRST + FIRST, 3, Fault.REPEATED, 2),
        (FIRST + POINT + POINT, 3, Fault.REWRITTEN, 3),
        (FIRST + b"bonjour\n", 3, Fault.REWRITTEN, 2),
        (FIRST + SECOND[:-1], 3, Fault.REWRITTEN, 2),
        (FIRST + ONE[1], 3, Fault.WRONG_STUB, 2),
        (FIRST + reword(SECOND, number="2"), 3, Fault.REWRITTEN, 2),
        (FIRST + reword(SECOND, time="2026-11-22T08:30:00.124Z"), 3, Fault.WRONG_SIGNATURE, 2),
        (FIRST + reword(SECOND, seq=9), 3, Fault.WRONG_SIGNATURE, 2),
        (FIRST + reword(SECOND, seq=10**15), 3, Fault.REWRITTEN, 2),
        (FIRST + reword(POINT, boot_id="f" * 16) + SECOND, 3, Fault.WRONG_SIGNATURE, 2),
        (FIRST + reword(ALIENS[4], number=2), 3, Fault.OTHER_JOURNAL, 2),
    ],
)
def test_a_proof_that_is_wrong_or_missing_is_found_at_its_row(stubs: bytes, first: int, fault: Fault, row: int) -> None:
    with pytest.raises(FoundError) as caught:
        walk_stubs(Walk(), stubs, first, Expected([]))
    assert (caught.value.fault, caught.value.place) == (fault, Place("purged.jsonl", row))


def test_what_was_said_of_an_earlier_purge_is_proven_by_its_code() -> None:
    with pytest.raises(FoundError) as caught:
        walk_stubs(Walk([KEY]), FIRST + POINT + SECOND + reword(PURGED, through=1), 3, Expected([]))
    assert (caught.value.fault, caught.value.place) == (Fault.WRONG_CODE, Place("purged.jsonl", 4))


@pytest.mark.parametrize("line", [FIRST, POINT, SECOND, THIRD])
def test_what_is_known_from_elsewhere_is_held_against_the_proofs(line: bytes) -> None:
    same, other = read(line), read(reword(line, time="2026-11-22T08:30:00.124Z"))
    assert same
    assert other
    expected = Expected([same])
    walk_stubs(Walk(), STUBS, 4, expected)
    assert expected.check_met([], date.min, Place("f", 1)) == 0
    with pytest.raises(FoundError) as caught:
        walk_stubs(Walk(), STUBS, 4, Expected([other]))
    assert caught.value.fault is Fault.NOT_THE_CHECKPOINT


def followed(stubs: bytes, *purges: dict[str, object]) -> tuple[Walk, int]:
    """A journal of which three segments are gone, that says so."""
    walk = Walk([KEY])
    used = walk_stubs(walk, stubs, 4, Expected([]))
    header = read(FOURTH)
    assert header is not None
    walk.skip(header, Place("f", 1))
    for row, line in enumerate([FOURTH, *write(*purges, start=BEFORE)[1]], 1):
        walk.step(line, Place("f", row))
    return walk, used


TOLD: list[tuple[str, dict[str, object], bytes]] = [
    ("all that is gone", ALL, b""),
    ("only the last of it, after a stop", {"through": 7, "segments": 1}, b""),
    ("what is ready to go", ALL, FOURTH),
    ("kept for three days", ALL | {"keep_days": 3, "time": "2026-11-25T00:00:00.000Z"}, b""),
]


@pytest.mark.parametrize(("values", "beyond"), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD])
def test_what_is_gone_as_was_told_is_well(values: dict[str, object], beyond: bytes) -> None:
    walk, used = followed(STUBS, purge(STUBS, **values))
    check_told(walk, STUBS + beyond, used, 8)


UNTOLD: list[tuple[str, dict[str, object], Fault]] = [
    ("more is gone than was told", {"through": 5, "segments": 2}, Fault.PURGE_UNTOLD),
    ("the end is none", ALL | {"through": 6}, Fault.WRONG_PURGE),
    ("the end is beyond", ALL | {"through": 9}, Fault.WRONG_PURGE),
    ("too many segments", ALL | {"segments": 4}, Fault.WRONG_PURGE),
    ("no segment", ALL | {"segments": 0}, Fault.WRONG_PURGE),
    ("fewer than none", ALL | {"segments": -1}, Fault.WRONG_PURGE),
    ("another first day", ALL | {"first_day": "2020-01-01"}, Fault.WRONG_PURGE),
    ("another last day", ALL | {"last_day": "2020-01-01"}, Fault.WRONG_PURGE),
    ("before its time", ALL | {"keep_days": 1}, Fault.WRONG_PURGE),
    ("kept for less than no time", ALL | {"keep_days": -1}, Fault.WRONG_PURGE),
    ("kept for ever", ALL | {"keep_days": 10**12}, Fault.WRONG_PURGE),
    ("kept for a word", ALL | {"keep_days": "x"}, Fault.WRONG_PURGE),
    ("through a word", ALL | {"through": "x"}, Fault.WRONG_PURGE),
    ("bytes in a list", ALL | {"stub_bytes": []}, Fault.WRONG_PURGE),
    ("another hash", ALL | {"stub": "0" * 64}, Fault.WRONG_STUB),
    ("more bytes than there are", ALL | {"stub_bytes": 10**6}, Fault.WRONG_STUB),
    ("fewer bytes than before", ALL | {"stub_bytes": 1}, Fault.WRONG_STUB),
]


@pytest.mark.parametrize(("values", "fault"), [row[1:] for row in UNTOLD], ids=[row[0] for row in UNTOLD])
def test_a_word_on_a_purge_that_is_not_so_is_found(values: dict[str, object], fault: Fault) -> None:
    walk, used = followed(STUBS, purge(STUBS, **values))
    with pytest.raises(FoundError) as caught:
        check_told(walk, STUBS, used, 8)
    assert caught.value.fault is fault
    assert caught.value.place == (Place("f", 2) if fault is Fault.WRONG_PURGE else Place("purged.jsonl", 0))


def test_every_word_on_a_purge_is_checked_not_only_the_last() -> None:
    walk, used = followed(STUBS, purge(STUBS, **ALL | {"last_day": "2020-01-01"}), purge(STUBS, **ALL))
    with pytest.raises(FoundError) as caught:
        check_told(walk, STUBS, used, 8)
    assert (caught.value.fault, caught.value.place) == (Fault.WRONG_PURGE, Place("f", 2))


@pytest.mark.parametrize("beyond", [b"bonjour\n", b"x", THIRD[:-1], reword(FOURTH, time="2026-11-22T08:30:00.124Z")])
def test_nothing_hides_behind_what_was_told(beyond: bytes) -> None:
    walk, used = followed(STUBS, purge(STUBS, **ALL))
    with pytest.raises(FoundError) as caught:
        check_told(walk, STUBS + beyond, used, 8)
    assert (caught.value.fault, caught.value.place) == (Fault.WRONG_STUB, Place("purged.jsonl", 0))


def test_what_went_without_a_word_is_found() -> None:
    walk, used = followed(STUBS)
    with pytest.raises(FoundError) as caught:
        check_told(walk, STUBS, used, 8)
    assert caught.value.fault is Fault.PURGE_UNTOLD


def test_where_nothing_was_purged_there_is_nothing_to_tell() -> None:
    walk = Walk()
    walk.step(FIRST, Place("f", 1))
    check_told(walk, b"", 0, 1)
    check_told(walk, FIRST, 0, 1)  # a stop came before a purge was told

"""Lines that link go in, whatever stands between them."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.journal.reading import Line
from proxy.store.errors import ShippingError
from proxy.store.linking import FULL, Tip, Trail, follow

CHAIN = "c0ffee0000000001"


def _line(seq: int, prev: str, word: str = "", *, segment: int = 1, row: int = 0) -> Line:
    event = "segment" if row == 1 else "decision"
    return Line(CHAIN, segment, row or seq, seq, event, f"{seq} {prev} {word}".encode(), {"prev": prev})


def _chain(count: int, *, seq: int = 1, prev: str = "", segment: int = 1) -> list[Line]:
    found: list[Line] = []
    for row in range(1, count + 1):
        found.append(_line(seq + row - 1, found[-1].digest if found else prev, segment=segment, row=row))
    return found


def _trail(tip: Tip, files: Sequence[int] = (1,), *, stands: bool = True) -> Trail:
    return Trail(tip, lambda _: stands, files)


def _tip(line: Line) -> Tip:
    return Tip(line.seq, line.digest, str(line.entry["prev"]), line.segment, line.row)


def _taken(trail: Trail, lines: Sequence[Line]) -> list[Line]:
    return [taken for line in lines for taken in trail.follow(line)]


@given(st.integers(0, 2**16))
def test_lines_of_another_hand_keep_no_true_one_out(seed: int) -> None:
    true, chance = _chain(12), random.Random(seed)
    forged = [_line(chance.randint(-3, 40), chance.choice(["0" * 64, "x"]), "forged") for _ in range(8)]
    mixed = list(true[1:])
    for each in forged:
        mixed.insert(chance.randint(0, len(mixed)), each)
    trail = _trail(Tip())
    assert _taken(trail, [true[0], *mixed]) == true
    assert trail.entrance is None


def test_a_chain_begins_with_a_header() -> None:
    true = _chain(3)
    assert _taken(_trail(Tip()), true[1:]) == []
    assert _taken(_trail(Tip()), true) == true


def test_the_next_line_tells_which_of_two_is_true() -> None:
    *_, before, tip = _chain(4)
    other = _line(tip.seq, before.digest, "other")
    after_other, after_tip = _line(5, other.digest), _line(5, tip.digest)
    assert _taken(_trail(_tip(tip), stands=False), [other]) == []
    assert _taken(_trail(_tip(tip), stands=False), [other, after_other]) == [other, after_other]
    assert _taken(_trail(_tip(tip)), [tip, other, after_tip]) == [after_tip]
    with pytest.raises(ShippingError, match="n'est plus celle"):
        _taken(_trail(_tip(tip), stands=False), [other, after_tip])


def test_a_line_in_the_tip_s_place_that_follows_nothing_known_is_an_alteration_unless_the_tip_stands() -> None:
    tip = _chain(4)[-1]
    with pytest.raises(ShippingError):
        _taken(_trail(_tip(tip), stands=False), [_line(4, "else")])
    trail = _trail(_tip(tip))
    assert _taken(trail, [_line(4, "else")]) == []
    assert trail.foreign == {4}


@pytest.mark.parametrize(
    ("segment", "missing", "skipped", "enters"),
    [(2, 0, 0, True), (2, 3, 3, True), (2, 4, 3, False), (3, FULL, 0, True), (3, FULL + 1, 0, False)],
)
def test_a_gap_is_entered_by_a_header_where_so_many_lines_can_be_missing(
    segment: int, missing: int, skipped: int, enters: bool
) -> None:
    tip = _chain(4)[-1]
    after = _chain(3, seq=5 + missing, prev="lost", segment=segment)
    trail = _trail(_tip(tip), files=(1, segment))
    assert _taken(trail, [*(_line(5 + n, "lost") for n in range(skipped)), *after]) == []
    assert trail.enter() is enters
    assert _taken(trail, after) == (after if enters else [])
    assert (4 in trail.foreign) is (skipped > 0 or not enters)


def test_no_line_of_a_file_begins_another_chain() -> None:
    true = _chain(3)
    forged = Line("b" * 16, 1, 2, 2, "segment", b"", {"prev": true[0].digest})
    trail = _trail(Tip())
    assert list(follow([true[0], forged, *true[1:]], {CHAIN: trail}, {1: CHAIN})) == true
    assert trail.foreign == {1}


def test_lines_that_no_header_names_belong_to_nobody() -> None:
    assert list(follow(_chain(2), {CHAIN: _trail(Tip())}, {})) == []

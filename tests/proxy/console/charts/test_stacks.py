from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.console.charts.stacks import HEIGHT, WIDTH, Piece, stacked

COLUMN = st.fixed_dictionaries({"allow": st.integers(0, 10_000), "redact": st.integers(0, 500), "block": st.just(3)})


def test_kinds_are_stacked_from_the_bottom_up() -> None:
    drawing = stacked([{"allow": 3, "block": 1}, {"allow": 2}])
    assert drawing.ticks == (0, 1, 2, 3, 4)
    assert drawing.bars[0] == (
        Piece("allow", 3, 222.0, 60.0, 56, 180.0),
        Piece("block", 1, 222.0, 0.0, 56, 60.0),
    )
    assert drawing.bars[1][0].y == HEIGHT - 120.0


def test_numbers_of_the_axis_stand_at_their_height() -> None:
    assert stacked([{"allow": 2}]).lines == (HEIGHT, HEIGHT / 2, 0.0)


@pytest.mark.parametrize("columns", [[], [{}], [{"allow": 0}]])
def test_nothing_counted_draws_nothing(columns: list[dict[str, int]]) -> None:
    assert not any(stacked(columns).bars)


@given(st.lists(COLUMN, min_size=1, max_size=200))
def test_every_piece_is_inside_the_drawing_and_none_covers_another(columns: list[dict[str, int]]) -> None:
    drawing = stacked(columns)
    for column, bar in zip(columns, drawing.bars, strict=True):
        assert sum(piece.count for piece in bar) == sum(column.values())
        assert all(piece.x >= 0 and piece.x + piece.width <= WIDTH + 0.1 and piece.y >= -0.1 for piece in bar)
        assert all(under.y >= over.y + over.height - 0.1 for under, over in pairwise(bar))
    rights = [bar[0].x + bar[0].width for bar in drawing.bars]
    assert all(right <= bar[0].x for right, bar in zip(rights, drawing.bars[1:], strict=False))

"""Counts of several kinds, stacked in one bar a period, as rectangles of a drawing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from proxy.console.charts.scale import ticks

WIDTH, HEIGHT = 1000, 240
"""Of the drawing, in its own units; a page stretches it to the room that it has."""

_WIDEST = 56
_FILLED = 0.76  # of the room of a bar: the rest parts it from the next


@dataclass(frozen=True, slots=True)
class Piece:
    """One count of one bar.

    Attributes:
        kind: What is counted.
        count: How many; never 0.
        x: Left.
        y: Top, downwards from the top of the drawing.
        width: In units of the drawing.
        height: As `width`.
    """

    kind: str
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Stacks:
    """A drawing: bars from left to right, and the numbers along its axis, from 0 at the bottom."""

    bars: tuple[tuple[Piece, ...], ...]
    ticks: tuple[int, ...]

    @property
    def lines(self) -> tuple[float, ...]:
        """Heights at which the numbers of the axis stand, from the top of the drawing."""
        return tuple(round(HEIGHT - HEIGHT * tick / self.ticks[-1], 2) for tick in self.ticks)


def stacked(columns: Sequence[Mapping[str, int]]) -> Stacks:
    """Place counts on a drawing.

    Args:
        columns: A bar each; its kinds from the bottom up.
    """
    axis = ticks(max((sum(column.values()) for column in columns), default=0))
    room = WIDTH / max(1, len(columns))
    return Stacks(tuple(_bar(column, index * room, room, axis[-1]) for index, column in enumerate(columns)), axis)


def _bar(column: Mapping[str, int], left: float, room: float, top: int) -> tuple[Piece, ...]:
    width = min(_WIDEST, room * _FILLED)
    x, under, pieces = left + (room - width) / 2, 0, []
    for kind, count in column.items():
        if count:
            height = HEIGHT * count / top
            y = HEIGHT - HEIGHT * under / top - height
            pieces.append(Piece(kind, count, round(x, 2), round(y, 2), round(width, 2), round(height, 2)))
        under += count
    return tuple(pieces)

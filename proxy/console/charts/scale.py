"""Round numbers along an axis, so that a bar can be read without its figure."""

STEPS = 4
"""Intervals of an axis: few enough to be read at a glance."""

_ROUND = (1, 2, 5, 10)


def ticks(highest: int) -> tuple[int, ...]:
    """Give the numbers to write along an axis, from 0 to one that is at least `highest`, evenly apart.

    The step is 1, 2 or 5 times a power of ten: a count is never shown between two whole numbers.
    """
    wanted = max(1, -(-highest // STEPS))
    power = 10 ** (len(str(wanted)) - 1)
    step = next(power * factor for factor in _ROUND if power * factor >= wanted)
    last = max(1, -(-highest // step))
    return tuple(step * index for index in range(last + 1))

"""A long text is read in windows that overlap, so that nothing is lost at their edges."""

LONGEST = 10_000
"""Code points in one window: spaCy's memory grows with it, and 10 kB take about 60 ms."""
OVERLAP = 300
"""Code points that two windows share: longer than any name or address."""


def windows(text: str, longest: int = LONGEST, overlap: int = OVERLAP) -> list[tuple[int, int]]:
    """Cut a text in spans of at most `longest` code points; neighbours share at least `overlap`.

    Cuts fall after white space where there is any in the last `overlap` code points of a window.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > longest:
        end = _after_space(text, start + longest - overlap, start + longest)
        spans.append((start, end))
        start = _after_space(text, end - 2 * overlap, end - overlap)
    return [*spans, (start, len(text))]


def _after_space(text: str, low: int, high: int) -> int:
    """Give the last position of `low+1..high` that follows white space, or `high`."""
    for position in range(high, low, -1):
        if text[position - 1].isspace():
            return position
    return high

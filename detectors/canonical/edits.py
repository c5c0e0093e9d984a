"""Replacements in a text, and the way from the text that they make back to the one that they read."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Edit(NamedTuple):
    """A span of a text and what stands in its place.

    Attributes:
        start: First code point that is replaced.
        end: One past the last one.
        plain: What replaces them; each of its characters stands for the whole span.
        mirrored: Whether `plain` is instead the span read backwards, one control character before it left out, and
            any number after it: then each character stands for its own.
    """

    start: int
    end: int
    plain: str
    mirrored: bool = False


class Layer:
    """A text after one step of folding: knows its edits, not the text.

    Attributes:
        text: The text that the edits make.
    """

    __slots__ = ("_edits", "_places", "text")

    def __init__(self, text: str, edits: Sequence[Edit]) -> None:
        """Apply edits, in order and apart from each other, to a text."""
        pieces: list[str] = []
        self._edits = edits
        self._places: list[int] = []
        done = length = 0
        for edit in edits:
            length += edit.start - done
            self._places.append(length)
            pieces += (text[done : edit.start], edit.plain)
            length += len(edit.plain)
            done = edit.end
        pieces.append(text[done:])
        self.text = "".join(pieces)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Give the span, before the edits, of what is `start:end` after them; neither is empty."""
        first, last = self._at(start), self._at(end - 1)
        if first == last and self._inside(last, end - 1) and self._edits[first].mirrored:
            return self._mirror(first, start, end)
        return self._edge(first, start)[0], self._edge(last, end - 1)[1]

    def _at(self, place: int) -> int:
        """Give the last edit that begins at a place or before; -1 for none."""
        return bisect_right(self._places, place) - 1

    def _inside(self, index: int, place: int) -> bool:
        return index >= 0 and place < self._places[index] + len(self._edits[index].plain)

    def _edge(self, index: int, place: int) -> tuple[int, int]:
        """Give the span that one character stands for."""
        if index < 0:
            return place, place + 1
        edit = self._edits[index]
        if self._inside(index, place):
            return edit.start, edit.end
        back = place - self._places[index] - len(edit.plain) + edit.end
        return back, back + 1

    def _mirror(self, index: int, start: int, end: int) -> tuple[int, int]:
        """Turn a span of a run that is read backwards; its first and last characters take the controls with them."""
        edit = self._edits[index]
        low, high = start - self._places[index], end - self._places[index]
        after = edit.start + 1 + len(edit.plain)
        return edit.start if high == len(edit.plain) else after - high, edit.end if low == 0 else after - low

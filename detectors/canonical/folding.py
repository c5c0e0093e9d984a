"""The steps of folding, in the order in which they read each other's result."""

from collections.abc import Callable, Sequence

from detectors.canonical import (
    addresses,
    backslashes,
    bidi,
    characters,
    dates,
    entities,
    hyphenation,
    lookalikes,
    markup,
    mojibake,
    numerals,
    percent,
    quoted,
    spaced,
    spelling,
    tags,
)
from detectors.canonical.edits import Edit, Layer

Step = Callable[[str], Sequence[Edit]]
"""Reads a text and says what to replace, in order and without overlap; in linear time."""

_UNWRAP: tuple[Step, ...] = (percent.edits, backslashes.edits, entities.edits, quoted.edits, mojibake.edits)
"""Encodings that may be wrapped in each other: `%26eacute%3B`."""
_WRAPPINGS = 3
_STEPS: tuple[Step, ...] = (
    tags.edits,
    bidi.edits,
    hyphenation.edits,
    characters.edits,
    lookalikes.edits,
    markup.edits,
    spaced.edits,
    spelling.edits,
    addresses.edits,
    dates.edits,
    numerals.edits,
)


class Canonical:
    """A folded text, with the way back to the original.

    Attributes:
        text: The folded text.
    """

    __slots__ = ("_layers", "text")

    def __init__(self, text: str, layers: Sequence[Layer] = ()) -> None:
        self.text = text
        self._layers = tuple(reversed(layers))

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Give the original span of folded code points `start:end`, invisible ones inside included.

        Raises:
            ValueError: the span is empty or out of the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError("empty span, or out of the text")
        for layer in self._layers:
            start, end = layer.back(start, end)
        return start, end


def fold(text: str) -> Canonical:
    """Fold a text in linear time: what reads the same becomes the same.

    A text without any trick comes back as it is.
    """
    layers: list[Layer] = []
    for _ in range(_WRAPPINGS):
        before = len(layers)
        text = _through(_UNWRAP, text, layers)
        if len(layers) == before:
            break
    return Canonical(_through(_STEPS, text, layers), layers)


def _through(steps: Sequence[Step], text: str, layers: list[Layer]) -> str:
    for step in steps:
        if edits := step(text):
            layers.append(Layer(text, edits))
            text = layers[-1].text
    return text

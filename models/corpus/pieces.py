"""Labelled text in pieces: whatever is done to a piece, the spans stay right."""

from collections.abc import Iterable
from typing import NamedTuple

type Spans = list[tuple[int, int, str]]


class Piece(NamedTuple):
    """A run of text.

    Attributes:
        text: Its characters.
        label: What it is; empty for plain text.
        owner: The slot it was filled from, such as "patient_f": two neighbours of one owner are one span.
    """

    text: str
    label: str = ""
    owner: str = ""


def joined(pieces: Iterable[Piece]) -> tuple[str, Spans]:
    """Put pieces together; spans are in code points, in order, and never empty."""
    text, owner = "", ""
    spans: Spans = []
    for piece in pieces:
        start, text = len(text), text + piece.text
        if not piece.label or not piece.text:
            continue
        if spans and piece.owner and piece.owner == owner and _is_near(text, spans[-1], start, piece.label):
            start = spans.pop()[0]
        spans.append((start, len(text), piece.label))
        owner = piece.owner
    return text, spans


def _is_near(text: str, last: tuple[int, int, str], start: int, label: str) -> bool:
    return last[2] == label and text[last[1] : start] in {"", " ", "  ", "-"}

"""The shape of a singular fact: how it is written, whether a place must follow, what must stand around."""

from collections.abc import Callable
from enum import Enum, auto
from typing import Any, NamedTuple

from detectors.matching import compiled

type Judge = Callable[[str, int, int], bool]
"""Tells from the small text and from a span in it, in code points, whether the fact is told of somebody."""


class Tail(Enum):
    """What the words of an expression need behind them.

    « triplés » needs nothing, « maire » a place unless somebody is his daughter, « premier implanté d'un cœur
    artificiel » a place some words later.
    """

    NONE = auto()
    OPTIONAL = auto()
    REQUIRED = auto()
    UNLESS_KIN = auto()
    LATER = auto()


class Fact(NamedTuple):
    """One way to single somebody out.

    Attributes:
        name: What `paravent try --why` shows.
        pattern: Compiled expression of the small text; all of it is the fact without its place.
        tail: Whether a place follows.
        judge: Reads the words around.
    """

    name: str
    pattern: Any
    tail: Tail
    judge: Judge


class Kind(NamedTuple):
    """Facts that begin with the same words: nothing is tried where none of these is.

    Attributes:
        stems: What the first word starts with.
        head: Compiled expression of the first words, a cheap one.
        needs: What a word of the text must start with, anywhere; none: nothing is needed.
        facts: In the order in which they are tried.
    """

    stems: tuple[str, ...]
    head: Any
    needs: tuple[str, ...]
    facts: tuple[Fact, ...]


def fact(name: str, expression: str, tail: Tail, judge: Judge) -> Fact:
    """Make a fact from an expression."""
    return Fact(name, compiled(expression), tail, judge)


def kind(head: str, stems: str, *facts: Fact, needs: str = "") -> Kind:
    """Make a kind; the stems, and those that are needed, have blanks between them."""
    return Kind(tuple(stems.split()), compiled(head), tuple(needs.split()), facts)

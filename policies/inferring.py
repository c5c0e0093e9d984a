"""From examples of an establishment's own numbers to the pattern that they share."""

from collections.abc import Iterable, Sequence
from itertools import groupby

type Run = tuple[str, int]
"""What a stretch of a number is made of, and its length."""

_DIGIT, _LETTER = "[0-9]", "[A-Z]"
_SPECIAL = frozenset(r"\.+*?()|[]{}^$")


def infer(examples: Iterable[str]) -> str:
    """Give the RE2 pattern of numbers written like these, case being ignored.

    Digits stand for any digits and letters for any letters, as many as seen; all else stands for itself. Examples of
    different shapes make alternatives, the most composed first: of two that begin alike, RE2 takes the first.
    """
    shapes: dict[tuple[str, ...], list[list[Run]]] = {}
    for example in examples:
        runs = _runs(example)
        shapes.setdefault(tuple(kind for kind, _ in runs), []).append(runs)
    return "|".join(_pattern(shapes[shape]) for shape in sorted(shapes, key=len, reverse=True))


def _runs(example: str) -> list[Run]:
    return [(kind, len(list(run))) for kind, run in groupby(example.strip(), key=_kind)]


def _kind(char: str) -> str:
    if not char.isascii() or not char.isalnum():
        return f"\\{char}" if char in _SPECIAL else char
    return _DIGIT if char.isdigit() else _LETTER


def _pattern(alike: Sequence[list[Run]]) -> str:
    return "".join(_stretch(same) for same in zip(*alike, strict=True))


def _stretch(same: Sequence[Run]) -> str:
    kind, lengths = same[0][0], [length for _, length in same]
    least, most = min(lengths), max(lengths)
    if most == 1:
        return kind
    return f"{kind}{{{least}}}" if least == most else f"{kind}{{{least},{most}}}"

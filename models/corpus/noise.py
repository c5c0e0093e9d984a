"""Wears a text as hands, keyboards and software do: capitals, lost accents, slips, broken lines."""

import re
import unicodedata
from collections.abc import Callable
from random import Random

from models.corpus.pieces import Piece

type Wear = Callable[[str, Random], str]


def worn(pieces: list[Piece], rng: Random) -> list[Piece]:
    """Wear a text in a few of the known ways, each drawn by its share."""
    for share, wear in _WEARS:
        if rng.random() < share:
            pieces = [piece._replace(text=wear(piece.text, rng)) for piece in pieces]
    if rng.random() < _HURRIED:
        pieces = [_small(piece) for piece in pieces]
    return pieces


def _upper(text: str, rng: Random) -> str:
    return text.upper()


def _lower(text: str, rng: Random) -> str:
    return text.lower()


def _unaccented(text: str, rng: Random) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("œ", "oe").replace("Œ", "OE"))
    return unicodedata.normalize("NFC", "".join(char for char in decomposed if not unicodedata.combining(char)))


def _curly(text: str, rng: Random) -> str:
    return text.replace("'", "’")


def _slips(text: str, rng: Random) -> str:
    """Swap, drop or double a letter in one word of twelve."""
    return _WORD.sub(lambda word: _slip(word[0], rng) if rng.random() < _SLIP else word[0], text)


def _slip(word: str, rng: Random) -> str:
    at = rng.randrange(1, len(word) - 1)
    kind = rng.random()
    if kind < 0.4:  # noqa: PLR2004 - shares of the three slips
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + word[at + 1 :] if kind < 0.75 else word[:at] + word[at] + word[at:]  # noqa: PLR2004 - idem


def _broken(text: str, rng: Random) -> str:
    """Break lines in the place of some blanks, inside entities too."""
    return _BLANK.sub(lambda blank: "\n" if rng.random() < _BREAK else blank[0], text)


def _doubled(text: str, rng: Random) -> str:
    return _BLANK.sub(lambda blank: "  " if rng.random() < _BREAK else blank[0], text)


def _small(piece: Piece) -> Piece:
    """Write names small, as in haste, and nothing else."""
    return piece._replace(text=piece.text.lower()) if piece.owner else piece


_WORD = re.compile(r"[^\W\d_]{4,}")
_BLANK = re.compile(r"(?<=\w) (?=\w)")
_SLIP, _BREAK, _HURRIED = 0.08, 0.06, 0.04
_WEARS: tuple[tuple[float, Wear], ...] = (
    (0.10, _unaccented),
    (0.06, _slips),
    (0.06, _broken),
    (0.04, _doubled),
    (0.35, _curly),
    (0.07, _upper),
    (0.07, _lower),
)

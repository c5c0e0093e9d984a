"""Names that nobody bears, in plain letters so that no service writes them in two ways: Toranvaux, Maelorine."""

import secrets
from collections.abc import Container
from enum import Enum
from itertools import product
from typing import Final

from detectors.lexicons import words


class Kind(Enum):
    """What a word of a name is."""

    SURNAME = "surname"
    WOMAN = "woman"
    MAN = "man"


def _made(starts: str, middles: str, ends: str) -> tuple[str, ...]:
    return tuple(sorted(map("".join, product(starts.split(), words(middles), words(ends)))))


POOLS: Final = {
    Kind.SURNAME: _made(
        "Bal Bor Cal Cor Dar Del Far Fol Gal Gor Jal Jor Kel Lor Mar Mel Nor Pal Per Ral Sal Sel Tor Tal Val Ver",
        "an el in or ar en",
        "vaux mont daine brec quet lac vigne telle",
    ),
    Kind.WOMAN: _made(
        "Ya Mae Oli Ysa Elo Aude Lio Cie Nae Tha Sae Evi Ori Isa Alwe Fae Zeli Mira Noe Leo Ama Ela Ina Una Ava",
        "l r n d v m",
        "aline orine isette ienne edite anelle yse oldine",
    ),
    Kind.MAN: _made(
        "Ya Mae Oli Ysa Elo Aude Lio Cie Nae Tha Sae Evi Ori Isa Alwe Fae Zeli Mira Noe Leo Ama Ela Ina Una Ava",
        "l r n d v m",
        "oric aubert imond astien ovan aldin eryc elin",
    ),
}
"""Of each kind, more than a conversation may name."""


def new_name(kind: Kind, *taken: Container[str]) -> str | None:
    """Draw a name whose plain spelling is not taken; None where a few draws find none.

    Args:
        kind: What it stands for.
        taken: Words in plain spelling: those of the conversation, and those already drawn.
    """
    drawn = (secrets.choice(POOLS[kind]) for _ in range(_DRAWS))
    return next((name for name in drawn if not any(name.lower() in each for each in taken)), None)


_DRAWS = 100

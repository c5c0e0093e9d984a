"""Generates labelled texts: skeletons filled, joined, cut and worn."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from models.corpus.bank import Bank
from models.corpus.filling import Filler
from models.corpus.noise import worn
from models.corpus.people import Names
from models.corpus.pieces import Piece, Spans, joined
from models.corpus.places import Places
from models.corpus.skeletons import Skeleton
from models.corpus.sources import Sources

_JOINTS = ("\n", "\n", "\n\n", ". ")


class Labelled(NamedTuple):
    """A text, its spans, and the register it comes from."""

    text: str
    spans: Spans
    register: str


class Generator:
    """Generates the texts of one split: no skeleton of another goes into them, and no name of training into a test."""

    def __init__(self, skeletons: Sequence[Skeleton], sources: Sources, split: str) -> None:
        self.skeletons = [skeleton for skeleton in skeletons if skeleton.split == split]
        names = Names(sources, held_out=split != "train")
        self._bank = Bank(self.skeletons, sources)
        self._filler = Filler(names, Places(sources, names), self._bank)

    def plain(self, rng: Random) -> Iterator[Labelled]:
        """Fill each skeleton once, unworn: what a test reads."""
        for skeleton in self.skeletons:
            yield Labelled(*joined(self._filler.fill(skeleton, rng)), skeleton.register)

    def worn(self, rng: Random, rounds: int) -> Iterator[Labelled]:
        """Fill each skeleton `rounds` times, in a new order each, joined to others, cut and worn by chance.

        A few lists of diseases and of drugs come with them.
        """
        for _ in range(rounds):
            order = rng.sample(self.skeletons, len(self.skeletons))
            for skeleton in order:
                pieces = self._filler.fill(skeleton, rng)
                if rng.random() < _JOINED:
                    pieces = [*pieces, Piece(rng.choice(_JOINTS)), *self._filler.fill(rng.choice(order), rng)]
                elif rng.random() < _CUT:
                    pieces = _lines(pieces, rng)
                yield Labelled(*joined(worn(pieces, rng)), skeleton.register)
                if rng.random() < _CATALOGUED:
                    yield Labelled(*joined(worn(self._catalogue(rng), rng)), "catalogue")

    def _catalogue(self, rng: Random) -> list[Piece]:
        """List diseases or drugs of the lexicons: capitals, Latin and eponyms that are nobody."""
        draw, label = rng.choice(((self._bank.disease, "DISEASE"), (self._bank.drug, "DRUG")))
        items = [Piece(draw(rng), label) for _ in range(rng.randint(1, 6))]
        joint = Piece(rng.choice((", ", "\n", " ; ", "\n- ")))
        return [piece for item in items for piece in (item, joint)][:-1]


def _lines(pieces: list[Piece], rng: Random) -> list[Piece]:
    """Keep some of the lines of a text, in a row."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        lines[-1].append(piece._replace(text=first))
        lines.extend([piece._replace(text=other)] for other in others)
    start = rng.randrange(len(lines))
    end = rng.randint(start + 1, len(lines))
    kept = lines[start:end]
    cut = [piece for line in kept for piece in (*line, Piece("\n"))][:-1]
    return cut if any(piece.text.strip() for piece in cut) else pieces


_JOINED, _CUT, _CATALOGUED = 0.2, 0.25, 0.06

"""The questions that are asked of a whole text, and what the shipped judges answer.

Secrecy: does it speak of one real person known through care or work? Naming: does it name a private person, or only
figures, authors and eponyms?
"""

import hashlib
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from heapq import nlargest
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple, Self

from spacy.tokens import Doc, Span

from models.encoder import PATH as ENCODER
from models.encoder import Encoder
from models.forward import Floats
from models.grams import DocLike, grams, shapes
from models.judge import Judge
from models.pipeline import SUMS, verify

FOLDER = Path(__file__).with_name("fr_judges")
SECRECY, NAMING = "secrecy", "naming"
SURE = (-3.5, 2.0)
"""Of secrecy: beyond, the encoder turned no judgement of 2,852 texts that none had learnt from."""
PASSAGE = 45
"""Tokens of a passage: as long as most texts that the judges learn from."""
ASKED = 2
"""Passages of which the encoder is asked: those whose words say yes most."""
MARGIN = 2.5
"""By how much a passage must be surer than the whole that it names somebody: it has less to be sure by."""


class Judges(NamedTuple):
    """The judges, and the encoder that all of them hear."""

    encoder: Encoder
    secrecy: Judge
    naming: Judge

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Self:
        """Read what is shipped.

        Raises:
            ModelError: a file is missing, changed, or was not published.
        """
        verify(folder)
        return cls(Encoder.load(), Judge.load(folder / SECRECY, SURE), Judge.load(folder / NAMING))


def digest(folder: Path = FOLDER) -> str:
    """Give eight digits that change with any weight of the judges or of the encoder."""
    sums = ((part / SUMS).read_bytes() for part in (folder, ENCODER))
    return hashlib.sha256(b"".join(sums)).hexdigest()[:8]


class Judgements:
    """What the judges say of one text; each is asked once at most, and only when its answer matters."""

    def __init__(self, judges: Judges, doc: Doc) -> None:
        self._judges = judges
        self._doc = doc

    @cached_property
    def secrecy(self) -> float:
        """Log-odds that the text, as a whole, speaks of one real person known through care or work."""
        return self._said(self._judges.secrecy, grams, self._doc)

    @cached_property
    def story(self) -> float:
        """Log-odds that some passage of a long text does, taken alone: two lines of it in ten pages of protocol."""
        return self._highest(self._judges.secrecy, grams)

    @cached_property
    def naming(self) -> float:
        """Log-odds that the text, or a passage of it, names a private person."""
        passage = self._highest(self._judges.naming, shapes) - MARGIN
        return max(self._said(self._judges.naming, shapes, self._doc), passage)

    def _highest(self, judge: Judge, seen: Callable[[DocLike], frozenset[str]]) -> float:
        """Give the highest answer of the passages whose words say yes most; the encoder is asked of no other."""
        said = ((judge.words(seen(part)), part) for part in self._passages)
        surest = nlargest(ASKED, said, key=itemgetter(0))
        return max((self._said(judge, seen, part) for _, part in surest), default=float("-inf"))

    def _said(self, judge: Judge, seen: Callable[[DocLike], frozenset[str]], part: DocLike) -> float:
        return judge.score(seen(part), partial(self._meaning, part))

    @cached_property
    def _passages(self) -> list[Span]:
        return list(passages(self._doc)) if len(self._doc) > PASSAGE else []

    def _meaning(self, part: DocLike) -> Floats:
        key = (part[0].i, len(part)) if len(part) else (0, 0)
        if key not in self._read:
            self._read[key] = self._judges.encoder.encode(part.text)
        return self._read[key]

    @cached_property
    def _read(self) -> dict[tuple[int, int], Floats]:
        return {}


def passages(doc: Doc) -> Iterator[Span]:
    """Give, from each sentence or line on, as many as `PASSAGE` tokens hold, one at least.

    What is dictated without a stop is cut, and none of it left out.
    """
    starts = list(_starts(doc))
    ends = [*starts[1:], len(doc)]
    last = 0
    for first, start in enumerate(starts):
        last = max(last, first)
        while last + 1 < len(ends) and ends[last + 1] - start <= PASSAGE:
            last += 1
        yield doc[start : ends[last]]


def _starts(doc: Doc) -> Iterator[int]:
    """Give where sentences and lines start, and where one that goes on for two passages is cut."""
    start = 0
    yield from [0] if len(doc) else []
    for token in doc[:-1]:
        if token.text in _ENDS or "\n" in token.text or token.i + 1 - start == 2 * PASSAGE:
            start = token.i + 1
            yield start


_ENDS = frozenset(".!?")

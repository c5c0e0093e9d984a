"""Cuts a text into tokens, and writes on each what the model looks at besides its letters.

A token is a run of letters, a run of digits, an elision with its apostrophe, or one sign: an entity never begins or
ends inside one, whatever is glued to it ("87ans", "Nom:DUPONT", "DURAND(fils)").
"""

import re
from collections.abc import Callable, Container
from pathlib import Path

import numpy as np
from spacy.attrs import LEMMA, NORM, TAG
from spacy.language import Language
from spacy.strings import hash_string
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from models.lexicons.gazetteer import known, plain

_TOKEN = re.compile(
    r"(?:[dlcjmnst]|qu|jusqu|lorsqu|puisqu)['’](?=[^\W\d_])|[^\W\d_]+|\d+|\s+|.", re.IGNORECASE | re.DOTALL
)
NAME = "paravent.tokenizer.v1"


class Tokenizer:
    """The pipeline's tokenizer.

    Three attributes of a token carry features: NORM, its plain spelling; LEMMA, the key under which the vectors know
    it; TAG, what the gazetteer knows of it. They are hashes only: no word is added to the vocabulary for them.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Cut a text; white space after a single blank is a token of its own."""
        words, spaces = cut(text)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        vectors = self.vocab.vectors.key2row
        known = {word: _features(word, vectors) for word in set(words)}
        features = np.array([known[word] for word in words], dtype="uint64")
        return doc.from_array([NORM, LEMMA, TAG], features) if words else doc

    def to_bytes(self, **_: object) -> bytes:
        """Give its state: none."""
        return b""

    def from_bytes(self, data: bytes, **_: object) -> "Tokenizer":
        """Take its state: none."""
        return self

    def to_disk(self, path: Path, **_: object) -> None:
        """Write its state: none."""

    def from_disk(self, path: Path, **_: object) -> "Tokenizer":
        """Read its state: none."""
        return self


@registry.tokenizers(NAME)
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """Make the tokenizer of a pipeline."""
    return lambda nlp: Tokenizer(nlp.vocab)


def cut(text: str) -> tuple[list[str], list[bool]]:
    """Give the tokens of a text, and whether one blank follows each."""
    words: list[str] = []
    spaces: list[bool] = []
    for token in _TOKEN.findall(text):
        follows = token[0] == " " and bool(words) and not spaces[-1] and not words[-1].isspace()
        if follows:
            spaces[-1] = True
        if rest := token[follows:]:
            words.append(rest)
            spaces.append(False)
    return words, spaces


def _features(word: str, vectors: Container[int]) -> tuple[int, int, int]:
    """Give NORM, LEMMA and TAG of a word."""
    spelling = plain(word)
    if not spelling:
        key = hash_string(word)
        return key, key, 0
    it = known(spelling)
    code = 1 + it.first + 6 * (it.last + 6 * (it.word + 5 * (it.kinds >> 3)))
    return hash_string(spelling), _vector_key(word, spelling, vectors), code


def _vector_key(word: str, spelling: str, vectors: Container[int]) -> int:
    """Give the first spelling that has a vector: as it is, small, with a capital, without accents."""
    for form in (word, word.capitalize() if word.isupper() else word.lower(), word.lower(), spelling):
        key = hash_string(form)
        if key in vectors:
            return key
    return 0

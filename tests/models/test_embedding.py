from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.attrs import LEMMA, NORM, TAG
from spacy.tokens import Doc
from spacy.vectors import Vectors
from spacy.vocab import Vocab
from thinc.api import Model

from models.embedding import NAME, ROWS, embedding

WIDTH = 8


@pytest.fixture(scope="module")
def vocab() -> Vocab:
    vocab = Vocab()
    vocab.vectors = Vectors(data=np.eye(3, 5, dtype="float32"), keys=["un", "deux", "trois"], attr="LEMMA")
    return vocab


def _doc(vocab: Vocab, norm: int = 7, lemma: str = "un", tag: int = 1) -> Doc:
    key = vocab.strings.add(lemma)
    return Doc(vocab, words=["Vu", "ici"]).from_array(
        [NORM, LEMMA, TAG], np.array([[norm, key, tag]] * 2, dtype="uint64")
    )


def _initialized(vocab: Vocab, **options: bool) -> Model:
    model = embedding(WIDTH, **options)
    model.initialize(X=[_doc(vocab)])
    return model


@pytest.mark.parametrize("gazetteer", [True, False])
@pytest.mark.parametrize("vectors", [True, False])
def test_each_token_is_given_as_many_numbers_as_the_width(vocab: Vocab, gazetteer: bool, vectors: bool) -> None:
    model = _initialized(vocab, gazetteer=gazetteer, vectors=vectors)
    (numbers, none) = model.predict([_doc(vocab), Doc(vocab)])
    assert numbers.shape == (2, WIDTH)
    assert none.shape == (0, WIDTH)


@pytest.mark.parametrize(
    ("options", "other", "seen"),
    [
        ({}, {"norm": 8}, True),
        ({}, {"tag": 2}, True),
        ({}, {"lemma": "deux"}, True),
        ({}, {"lemma": "quatre"}, True),
        ({"gazetteer": False}, {"norm": 8}, True),
        ({"gazetteer": False}, {"tag": 2}, False),
        ({"gazetteer": False}, {"lemma": "deux"}, True),
        ({"vectors": False}, {"lemma": "deux"}, False),
        ({"vectors": False}, {"tag": 2}, True),
        ({"gazetteer": False, "vectors": False}, {"tag": 2, "lemma": "deux"}, False),
    ],
)
def test_only_what_was_asked_for_is_looked_at(vocab: Vocab, options: dict, other: dict, seen: bool) -> None:
    model = _initialized(vocab, **options)
    one, another = model.predict([_doc(vocab), _doc(vocab, **other)])
    assert bool(np.any(one != another)) is seen


def test_vectors_are_looked_up_by_the_lemma_after_they_were_saved_too(vocab: Vocab, tmp_path: Path) -> None:
    vocab.to_disk(tmp_path)
    saved = Vocab().from_disk(tmp_path)
    one, another = _initialized(saved).predict([_doc(saved), _doc(saved, lemma="deux")])
    assert np.any(one != another)


@pytest.mark.parametrize(("gazetteer", "rows"), [(True, list(ROWS.values())), (False, list(ROWS.values())[:4])])
def test_each_attribute_has_a_table_of_its_own(vocab: Vocab, gazetteer: bool, rows: list[int]) -> None:
    tables = [layer for layer in _initialized(vocab, gazetteer=gazetteer).walk() if layer.name == "hashembed"]
    assert [table.get_param("E").shape for table in tables] == [(count, WIDTH) for count in rows]
    assert len({table.attrs["seed"] for table in tables}) == len(tables)


def test_a_configuration_finds_it_by_its_name() -> None:
    assert spacy.registry.architectures.get(NAME) is embedding

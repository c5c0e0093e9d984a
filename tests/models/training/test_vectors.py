from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.ml import StaticVectors
from spacy.strings import StringStore, hash_string
from spacy.vectors import Vectors
from thinc.api import Linear, Relu, chain

from models.training import vectors as making
from models.training.vectors import node, projection, reduced

MATRIX = np.array([[1, 0, 0], [0, 2, 1]], dtype="float32")
ROWS = {
    "Dupont": 0,
    "qzxwvkj": 1,
    "helene": 1,
    "qzzqx": 1,
    "dupont2": 1,
    "d'": 1,
    "x-dupont": 1,
    "Kermarrec": 2,
    "toux": 2,
}
"""Spellings and rows; the first of a row owns it."""


@pytest.fixture
def table() -> Vectors:
    strings = StringStore(ROWS)
    table = Vectors(data=np.array([[1, 2, 3], [4, 5, 6], [0, 0, 1]], dtype="float32"), strings=strings)
    for word, row in ROWS.items():
        table.add(word, row=row)
    return table


def test_vectors_are_stored_as_seen_through_the_matrix(table: Vectors) -> None:
    small = reduced(table, MATRIX)
    assert small.data.tolist() == [[1, 7], [4, 16], [0, 1]]
    assert small.data.flags["C_CONTIGUOUS"]


@pytest.mark.parametrize(
    ("word", "row"),
    [
        ("Dupont", 0),
        ("qzxwvkj", 1),
        ("helene", 1),
        ("d'", 1),
        ("Kermarrec", 2),
        ("toux", 2),
        ("qzzqx", None),
        ("dupont2", None),
        ("x-dupont", None),
    ],
)
def test_a_spelling_stays_when_it_owns_a_row_or_is_known(table: Vectors, word: str, row: int | None) -> None:
    assert reduced(table, MATRIX).key2row.get(hash_string(word)) == row


def test_a_key_of_no_spelling_is_left_out() -> None:
    table = Vectors(data=np.eye(1, 3, dtype="float32"), strings=StringStore())
    table.add(2**60, row=0)
    assert dict(reduced(table, MATRIX).key2row) == {}


def test_the_projection_is_the_matrix_of_the_stock_reader(stock: Language) -> None:
    matrix = projection(stock)
    assert matrix.shape == (96, stock.vocab.vectors_length)
    assert np.any(matrix)


def test_a_layer_is_found_by_its_name_the_first_one() -> None:
    first, second = Linear(2, 3), Linear(3, 2)
    assert node(chain(Relu(3, 2), first, second), "linear") is first
    with pytest.raises(StopIteration):
        node(chain(first, second), StaticVectors().name)


def test_a_pipeline_that_holds_the_vectors_is_written(
    blank: Callable[..., Language], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = blank()
    source.to_disk(tmp_path / "stock")
    monkeypatch.setattr(making, "STOCK", str(tmp_path / "stock"))
    making.main(tmp_path / "vectors")
    written = spacy.load(tmp_path / "vectors")
    assert written.pipe_names == []
    assert np.allclose(written.vocab.vectors.data, source.vocab.vectors.data @ projection(source).T)
    assert hash_string("Dupont") in written.vocab.vectors.key2row

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from sentencepiece import SentencePieceProcessor

from models.training.pieces import chosen

SIZE = 70
ALPHABET = "eéèœàçΔ0"


@pytest.fixture(scope="module")
def kept(stock_pieces: SentencePieceProcessor, packages: Path) -> NDArray[np.intp]:
    return chosen(stock_pieces, packages, SIZE)


@pytest.fixture(scope="module")
def pieces(stock_pieces: SentencePieceProcessor, kept: NDArray[np.intp]) -> set[str]:
    return {stock_pieces.id_to_piece(number) for number in kept.tolist()}


def test_as_many_as_asked_for_are_kept_in_their_order_and_once(kept: NDArray[np.intp]) -> None:
    assert len(kept) == SIZE
    assert (np.diff(kept) > 0).all()


def test_unknown_beginning_and_end_are_kept(kept: NDArray[np.intp]) -> None:
    assert kept[:3].tolist() == [0, 1, 2]


@pytest.mark.parametrize("char", ALPHABET + "жで")
def test_characters_of_alphabets_are_all_kept(pieces: set[str], char: str) -> None:
    assert char in pieces


@pytest.mark.parametrize("piece", ["▁patient", "▁à", "it"])
def test_what_french_is_made_of_is_kept(pieces: set[str], piece: str) -> None:
    assert piece in pieces


@pytest.mark.parametrize("piece", ["患", "▁паци", "▁пациент"])
def test_what_french_is_not_made_of_is_left(stock_pieces: SentencePieceProcessor, pieces: set[str], piece: str) -> None:
    assert stock_pieces.piece_to_id(piece) != stock_pieces.unk_id()
    assert piece not in pieces


def test_the_same_choice_is_made_again(
    stock_pieces: SentencePieceProcessor, packages: Path, kept: NDArray[np.intp]
) -> None:
    assert np.array_equal(chosen(stock_pieces, packages, SIZE), kept)

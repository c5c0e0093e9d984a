import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.corpus.noise import worn
from models.corpus.pieces import Piece, joined

TEXTS = st.text("abéœÉZ 0123'’.-\n", max_size=30)
UNOWNED = st.lists(st.builds(Piece, TEXTS, st.sampled_from(["", "AGE", "CITY"]), st.just("")), max_size=6)
PIECES = st.lists(
    st.builds(Piece, TEXTS, st.sampled_from(["", "AGE", "PATIENT"]), st.sampled_from(["", "pro"])), max_size=6
)


def _ways(text: str, seeds: int = 2000) -> set[str]:
    return {worn([Piece(text)], Random(seed))[0].text for seed in range(seeds)}


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("l'œil d'Ève", "l'œil d'Ève"),
        ("l'œil d'Ève", "L'ŒIL D'ÈVE"),
        ("l'œil d'Ève", "l'œil d'ève"),
        ("l'œil d'Ève", "l'oeil d'Eve"),
        ("l'œil d'Ève", "l’œil d’Ève"),
        ("l'œil d'Ève", "l’oeil d’Eve"),
        ("le 12 mai", "le\n12 mai"),
        ("le 12 mai", "le 12  mai"),
        ("Kermarrec", "Kremarrec"),
        ("Kermarrec", "Krmarrec"),
        ("Kermarrec", "Kerrmarrec"),
    ],
)
def test_a_text_is_worn_in_the_known_ways(text: str, way: str) -> None:
    assert way in _ways(text, 20_000)


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("12/03/2026", {"12/03/2026"}),
        ("ans", {"ans", "ANS"}),
        ("1 , 2", {"1 , 2"}),
        ("", {""}),
    ],
)
def test_figures_short_words_and_signs_never_slip(text: str, ways: set[str]) -> None:
    assert _ways(text) == ways


def test_most_texts_stay_as_they_are_written() -> None:
    text = "Bilan fait le 3 mars par la garde"
    same = sum(worn([Piece(text)], Random(seed))[0].text == text for seed in range(1000))
    assert same > 500


def test_a_slip_changes_one_letter_and_never_the_first() -> None:
    slipped = {way for way in _ways("kermarrec", 20_000) if way.casefold() != "kermarrec"}
    assert slipped
    assert all(way.casefold()[0] == "k" and abs(len(way) - len("kermarrec")) <= 1 for way in slipped)


def test_in_haste_names_alone_are_written_small() -> None:
    pieces = [Piece("Vu "), Piece("Dupont", "PATIENT", "patient"), Piece(" à "), Piece("Nantes", "CITY")]
    ways = {tuple(piece.text for piece in worn(pieces, Random(seed))) for seed in range(2000)}
    assert ("Vu ", "dupont", " à ", "Nantes") in ways
    assert not any(way[0] == "vu " and way[1] == "Dupont" for way in ways)


@given(PIECES, st.randoms(use_true_random=False))
def test_labels_and_owners_are_never_touched(pieces: list[Piece], rng: Random) -> None:
    assert [piece[1:] for piece in worn(pieces, rng)] == [piece[1:] for piece in pieces]


@given(PIECES, st.randoms(use_true_random=False))
def test_figures_are_kept_in_order(pieces: list[Piece], rng: Random) -> None:
    before, after = joined(pieces)[0], joined(worn(pieces, rng))[0]
    assert [char for char in after if char.isdigit()] == [char for char in before if char.isdigit()]


@given(UNOWNED, st.randoms(use_true_random=False))
def test_spans_always_lie_on_their_worn_words(pieces: list[Piece], rng: Random) -> None:
    after = worn(pieces, rng)
    text, spans = joined(after)
    assert [(text[start:end], label) for start, end, label in spans] == [
        (piece.text, piece.label) for piece in after if piece.label and piece.text
    ]
    labelled = [piece.text for piece in pieces if piece.label and piece.text]
    assert [_skeleton(text[start:end]) for start, end, _ in spans] == [_skeleton(words) for words in labelled]


def _skeleton(words: str) -> set[str]:
    """What no wear takes away: figures, and the signs that are neither blanks nor apostrophes."""
    folded = unicodedata.normalize("NFD", words)
    return {char for char in folded if char in "0123.-"}

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.corpus.pieces import Piece, joined

WHO, AGE, CITY = "PATIENT", "AGE", "CITY"
PIECES = st.lists(
    st.builds(Piece, st.text("aé \n-", max_size=6), st.sampled_from(["", AGE, CITY]), st.just("")), max_size=10
)
OWNED = st.lists(
    st.builds(
        Piece, st.text("aé \n-", max_size=4), st.sampled_from(["", WHO, CITY]), st.sampled_from(["", "patient", "pro"])
    ),
    max_size=10,
)


@pytest.mark.parametrize(
    ("pieces", "spans"),
    [
        ([], []),
        ([("vu ce jour",)], []),
        ([("M. ",), ("Dupont", WHO, "patient")], [("Dupont", WHO)]),
        ([("Jean", WHO, "patient"), (" ",), ("Dupont", WHO, "patient")], [("Jean Dupont", WHO)]),
        ([("Jean", WHO, "patient"), ("  ",), ("Dupont", WHO, "patient")], [("Jean  Dupont", WHO)]),
        ([("Jean", WHO, "patient"), ("-",), ("Paul", WHO, "patient")], [("Jean-Paul", WHO)]),
        ([("Jean", WHO, "patient"), ("Dupont", WHO, "patient")], [("JeanDupont", WHO)]),
        ([("Jean", WHO, "patient"), ("\n",), ("Dupont", WHO, "patient")], [("Jean", WHO), ("Dupont", WHO)]),
        ([("Jean", WHO, "patient"), (", ",), ("Dupont", WHO, "patient")], [("Jean", WHO), ("Dupont", WHO)]),
        ([("Jean", WHO, "patient"), (" ",), ("Paul", WHO, "patient2")], [("Jean", WHO), ("Paul", WHO)]),
        ([("Jean", WHO, "patient"), (" ",), ("Paul", "RELATIVE", "patient")], [("Jean", WHO), ("Paul", "RELATIVE")]),
        ([("HTA", AGE), (" ",), ("42 ans", AGE)], [("HTA", AGE), ("42 ans", AGE)]),
        (
            [("Jean", WHO, "patient"), (" ",), ("42 ans", AGE), (" ",), ("Dupont", WHO, "patient")],
            [("Jean", WHO), ("42 ans", AGE), ("Dupont", WHO)],
        ),
        ([("", AGE), ("42 ans", AGE)], [("42 ans", AGE)]),
        ([("Jean", WHO, "patient"), ("", AGE), (" ",), ("Dupont", WHO, "patient")], [("Jean Dupont", WHO)]),
    ],
)
def test_neighbours_of_one_owner_are_one_span(pieces: list[tuple[str, ...]], spans: list[tuple[str, str]]) -> None:
    text, found = joined(Piece(*piece) for piece in pieces)
    assert text == "".join(piece[0] for piece in pieces)
    assert [(text[start:end], label) for start, end, label in found] == spans


@given(PIECES)
def test_spans_lie_on_the_labelled_pieces(pieces: list[Piece]) -> None:
    text, spans = joined(pieces)
    assert text == "".join(piece.text for piece in pieces)
    assert [(text[start:end], label) for start, end, label in spans] == [
        (piece.text, piece.label) for piece in pieces if piece.label and piece.text
    ]


@given(OWNED)
def test_spans_are_in_order_disjoint_and_never_empty(pieces: list[Piece]) -> None:
    text, spans = joined(pieces)
    assert all(0 <= start < end <= len(text) for start, end, _ in spans)
    assert all(a_end <= b_start for (_, a_end, _), (b_start, _, _) in pairwise(spans))


@given(OWNED)
def test_every_labelled_character_is_in_a_span_of_its_label(pieces: list[Piece]) -> None:
    _, spans = joined(pieces)
    labels = [piece.label for piece in pieces for _ in piece.text]
    inside = {at: label for start, end, label in spans for at in range(start, end)}
    assert all(inside.get(at) == label for at, label in enumerate(labels) if label)

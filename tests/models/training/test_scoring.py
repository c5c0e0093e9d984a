from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.training.scoring import Score, Span

TEXT = "Mme Le Goff, 42 ans, toux"
NAME, AGE, COUGH = (4, 11, "PATIENT"), (13, 19, "AGE"), (21, 25, "SYMPTOM")


def _text_and_spans(text: str) -> st.SearchStrategy[tuple[str, list[Span], list[Span]]]:
    edges = st.tuples(st.integers(0, max(0, len(text) - 1)), st.integers(1, 5), st.sampled_from(["AGE", "CITY"]))
    span = edges.map(lambda edge: (edge[0], min(len(text), edge[0] + edge[1]), edge[2]))
    spans = st.lists(span, max_size=4, unique=True) if text else st.just([])
    return st.tuples(st.just(text), spans, spans)


CASES = st.text("ab 1,", max_size=15).flatmap(_text_and_spans)


def _score(*texts: tuple[str, list[Span], list[Span]]) -> Score:
    score = Score()
    for text in texts:
        score.add(*text)
    return score


@pytest.mark.parametrize(
    ("given_", "recall", "precision", "f1"),
    [
        ([NAME], 1, 1, 1),
        ([(0, 25, "PATIENT")], 1, 1, 0),
        ([(4, 11, "RELATIVE")], 1, 0, 0),
        ([(4, 6, "PATIENT"), (7, 11, "PATIENT")], 1, 1, 0),
        ([(4, 10, "PATIENT")], 0, 1, 0),
        ([(13, 19, "PATIENT")], 0, 0, 0),
        ([NAME, (13, 19, "PATIENT")], 1, 0.5, 2 / 3),
        ([], 0, 0, 0),
    ],
)
def test_a_span_is_covered_exact_or_touched(given_: list[Span], recall: float, precision: float, f1: float) -> None:
    score = _score((TEXT, [NAME], given_))
    assert score.recall(["PATIENT"]) == recall
    assert score.precision("PATIENT") == precision
    assert score.f1("PATIENT") == pytest.approx(f1)


@pytest.mark.parametrize(
    ("texts", "left"),
    [
        ([([NAME, AGE], [NAME, AGE])], 1),
        ([([NAME, AGE], [NAME])], 0),
        ([([], [])], 1),
        ([([], [COUGH])], 1),
        ([([NAME], [NAME]), ([AGE], [])], 0.5),
    ],
)
def test_a_text_is_clean_when_all_its_spans_are_covered(
    texts: list[tuple[list[Span], list[Span]]], left: float
) -> None:
    assert _score(*((TEXT, wanted, found) for wanted, found in texts)).nothing_left == left


@pytest.mark.parametrize(
    ("found", "share"), [([NAME], 1), ([(0, 11, "PATIENT")], 2 / 3), ([(0, 3, "PATIENT")], 0), ([(5, 6, "PATIENT")], 0)]
)
def test_words_covered_for_nothing_are_counted(found: list[Span], share: float) -> None:
    assert _score((TEXT, [NAME], found)).token_precision == pytest.approx(share)


def test_labels_are_counted_apart_and_over_all_texts() -> None:
    score = _score((TEXT, [NAME, AGE], [NAME]), (TEXT, [NAME], []), (TEXT, [COUGH], [COUGH, AGE]))
    assert {label: score.recall([label]) for label in score.wanted} == {"PATIENT": 0.5, "AGE": 0, "SYMPTOM": 1}
    assert score.recall() == 0.5
    assert score.recall(["PATIENT", "AGE"]) == pytest.approx(1 / 3)
    assert score.precision("AGE") == 0
    assert score.texts == 3


SHARES: tuple[Callable[[Score], float], ...] = (
    Score.recall,
    lambda score: score.f1("AGE"),
    lambda score: score.precision("AGE"),
    lambda score: score.token_precision,
    lambda score: score.nothing_left,
)


@pytest.mark.parametrize("share", SHARES)
def test_nothing_to_count_is_a_share_of_zero(share: Callable[[Score], float]) -> None:
    assert share(Score()) == 0


@given(st.lists(CASES, max_size=4))
def test_every_share_is_between_zero_and_one(cases: list[tuple[str, list[Span], list[Span]]]) -> None:
    score = _score(*cases)
    assert all(0 <= share(score) <= 1 for share in SHARES)


@given(CASES)
def test_what_is_found_as_it_was_labelled_is_perfect(case: tuple[str, list[Span], list[Span]]) -> None:
    text, wanted, _ = case
    score = _score((text, wanted, wanted))
    assert score.nothing_left == 1
    assert all(score.f1(label) == score.recall([label]) == score.precision(label) == 1 for label in score.wanted)

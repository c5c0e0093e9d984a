import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.lexicons.phrases import Phrases, Run, rows

TABLE = Phrases([("chef", 1), ("chef de service", 2), ("chef de gare principal", 3), ("maire", 4)])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("le chef de service est la", [Run(1, 4, 2)]),
        ("le chef de gare est la", [Run(1, 2, 1)]),
        ("chef de gare principal maire", [Run(0, 4, 3), Run(4, 5, 4)]),
        ("chef de", [Run(0, 1, 1)]),
        ("chef maire", [Run(0, 1, 1), Run(1, 2, 4)]),
        ("service", []),
        ("", []),
    ],
)
def test_the_longest_phrase_is_found(text: str, found: list[Run[int]]) -> None:
    assert list(TABLE.within(text.split())) == found


@given(st.lists(st.sampled_from(["chef", "de", "service", "gare", "principal", "maire"])))
def test_runs_are_phrases_in_order_that_never_overlap(words: list[str]) -> None:
    done = 0
    for run in TABLE.within(words):
        assert done <= run.start < run.end <= len(words)
        assert TABLE.at(words, run.start) == run
        done = run.end


def test_rows_give_phrases_and_columns_without_comments() -> None:
    assert list(rows("# source\nchef|cheffe\t12\t-\n\nmaire\t3\tpost\n")) == [
        (["chef", "cheffe"], ["12", "-"]),
        (["maire"], ["3", "post"]),
    ]
    assert len(TABLE) == 4

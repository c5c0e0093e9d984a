"""A journal that someone altered puts nothing of another form into the store's columns."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.store import narrowing

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


@pytest.mark.parametrize("value", ["chatgpt", "DATE_OF_BIRTH", "0.1.0", "a-b", "0" * 64])
def test_a_word_is_taken_as_it_is(value: str) -> None:
    assert narrowing.word({"x": value}, "x") == value


@pytest.mark.parametrize("value", ["", "a b", "<b>", "é", "a\x00", "a\n", "a" * 81, "a/b", 7, None, ["a"]])
def test_what_is_no_word_is_left_out(value: object) -> None:
    assert narrowing.word({"x": value}, "x") is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (["b", "a", "b"], ("a", "b")),
        ({"NIR": 2, "AGE": 1}, ("AGE", "NIR")),
        (["a b", 3, "c"], ("c",)),
        ("abc", ()),
        (None, ()),
    ],
)
def test_words_are_sorted_and_each_once(value: object, expected: tuple[str, ...]) -> None:
    assert narrowing.words({"x": value}, "x") == expected


@pytest.mark.parametrize(("value", "expected"), [(3, 3), (0, 0), (-1, 0), (2**40, 0), (True, 0), (1.5, 0), ("3", 0)])
def test_a_number_is_whole_and_fits(value: object, expected: int) -> None:
    assert narrowing.number({"x": value}, "x") == expected


@pytest.mark.parametrize(("value", "expected"), [(True, True), (False, False), (None, None), (1, None), ("no", None)])
def test_a_flag_is_yes_no_or_unsaid(value: object, expected: bool | None) -> None:
    assert narrowing.flag({"x": value}, "x") is expected


@pytest.mark.parametrize(
    "value",
    [
        *("", "soon", 7, None, "2026-11-22", "2026-11-22T08:30:00", "2026-11-22T08:30:00Z", "2026-11-31T08:30:00.000Z"),
        *("1999-12-31T23:59:59.999Z", "2200-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"),
        *("9999-12-31T23:59:59.999-23:59", "2026-11-22T08:30:00.123+01:00", "2026-11-22T08:30:00.123Z\n"),
        "2026-11-22T08:30:00.12\N{ARABIC-INDIC DIGIT THREE}Z",
    ],
)
def test_a_time_that_the_journal_would_not_have_written_is_none(value: object) -> None:
    assert narrowing.time({"time": value}) is None


@pytest.mark.parametrize("value", ["a\0" + "b" * 14, "\ud800" * 16, "A" * 16, "a" * 15, "a" * 17, 7, None, ["a"]])
def test_a_chain_is_sixteen_digits(value: object) -> None:
    assert narrowing.chain({"chain": value}) is None
    assert narrowing.chain({"chain": "0123456789abcdef"}) == "0123456789abcdef"


def test_a_line_has_a_number_that_the_store_can_hold() -> None:
    assert [narrowing.is_place(seq) for seq in (-1, 0, 1, 2**40 - 1, 2**40, 10**30)] == [False] * 2 + [True] * 2 + [
        False
    ] * 2


def test_a_time_is_read_to_the_millisecond() -> None:
    expected = datetime(2026, 11, 22, 8, 30, 0, 123_000, tzinfo=UTC)
    assert narrowing.time({"time": "2026-11-22T08:30:00.123Z"}) == expected


@given(ANYTHING)
def test_nothing_makes_it_fail(value: object) -> None:
    entry = {"x": value, "time": value}
    assert all(isinstance(n, int) for n in narrowing.counts(entry, "x").values())
    for read in (narrowing.word, narrowing.words, narrowing.number, narrowing.flag):
        read(entry, "x")
    narrowing.time(entry)

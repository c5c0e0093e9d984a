import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.matching import apart
from detectors.recognizers.nir import FrNirRecognizer

BODIES = st.builds(
    lambda sex, year, month, department, rest: f"{sex}{year:02}{month:02}{department:02}{rest:06}",
    st.integers(1, 2),
    st.integers(0, 99),
    st.integers(1, 12),
    st.integers(1, 95),
    st.integers(1, 999_999),
)


def found(text: str) -> list[tuple[str, float]]:
    return [(text[hit.start : hit.end], hit.score) for hit in apart(FrNirRecognizer().find(text))]


@pytest.mark.parametrize(
    ("number", "score"),
    [
        ("295109912611193", 1.0),
        ("253072B07300470", 1.0),
        ("253072A07300443", 1.0),
        ("255081416802538", 1.0),
        ("269054958815780", 1.0),
        ("185057800608436", 0.75),
        ("2690549588157", 0.75),
    ],
)
def test_the_key_is_97_minus_the_remainder_and_a_word_makes_up_for_it(number: str, score: float) -> None:
    assert found(f"NIR {number}") == [(number, score)]


@given(BODIES, st.integers(1, 96))
def test_any_other_key_needs_a_word(body: str, shift: int) -> None:
    key = 97 - int(body) % 97
    wrong = f"{body}{(key - 1 + shift) % 97 + 1:02}"
    assert found(f"reçu {body}{key:02}") == [(f"{body}{key:02}", 1.0)]
    assert found(f"reçu {wrong}") == []
    assert found(f"sécu {wrong}") == [(wrong, 0.75)]


@pytest.mark.parametrize("separator", ["", " ", ".", "-", "\t", "\n", " / ", "|"])
def test_a_nir_is_found_whatever_separates_it(separator: str) -> None:
    number = separator.join(["1", "85", "03", "75", "123", "456", "41"])
    assert found(f"reçu {number} hier") == [(number, 1.0)]


@pytest.mark.parametrize(("month", "there"), [("00", False), ("13", False), ("20", True), ("43", False), ("50", True)])
def test_the_month_exists_or_is_a_code_of_the_register(month: str, there: bool) -> None:
    assert bool(found(f"reçu 1 85 {month} 75 123 456")) is there


def test_single_figures_between_other_numbers_come_apart() -> None:
    recognizer = FrNirRecognizer()
    text = "LEFEVRE Hélène 1 4 0 2 1 9 6 1 2 6 1 0 2 7 5 1 2 3 4 5 6 0 6 3 9 9 8 1 2 3 4"
    assert [text[hit.start : hit.end] for hit in recognizer.find(text)] == ["2 6 1 0 2 7 5 1 2 3 4 5 6"]

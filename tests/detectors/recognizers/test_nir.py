import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.engine import PresidioDetector
from detectors.finding import Category
from detectors.recognizers.nir import has_right_key

NIRS = st.builds(
    lambda sex, year, month, department, rest: f"{sex}{year:02}{month:02}{department:02}{rest:06}",
    st.integers(1, 2),
    st.integers(0, 99),
    st.integers(1, 12),
    st.integers(1, 95),
    st.integers(1, 999_999),
)


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("295109912611193", True),
        ("253072B07300470", True),
        ("253072A07300443", True),
        ("255081416802538", True),
        ("269054958815780", True),
        ("185057800608436", False),
        ("2690549588157", False),
        ("", False),
    ],
)
def test_the_key_is_97_minus_the_remainder(number: str, right: bool) -> None:
    assert has_right_key(number) is right


@given(NIRS, st.integers(1, 96))
def test_any_other_key_is_wrong(body: str, shift: int) -> None:
    key = 97 - int(body) % 97
    assert has_right_key(f"{body}{key:02}")
    assert not has_right_key(f"{body}{(key - 1 + shift) % 97 + 1:02}")


@pytest.mark.parametrize("separator", ["", " ", ".", "-", "\u00a0", "\u202f", "\u200b", " / "])
def test_a_nir_is_found_whatever_separates_it(detector: PresidioDetector, separator: str) -> None:
    number = separator.join(["1", "85", "03", "75", "123", "456", "41"])
    [reading] = detector.read([f"reçu {number} hier"])
    assert [(f.category, f.start, f.end) for f in reading.findings] == [(Category.NIR, 5, 5 + len(number))]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.recognizers.phone import FrPhoneRecognizer

NUMBERS = st.integers(0, 9999).map(lambda n: f"063998{n:04}")
SEPARATORS = st.sampled_from(["", " ", ".", "-", " - ", "/", "–"])


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in FrPhoneRecognizer().find(text)]


@given(NUMBERS, SEPARATORS, st.sampled_from(["tél ", "joignable au ", "né le 12/03/1954, tel : "]))
def test_a_number_is_found_whatever_separates_its_pairs(number: str, separator: str, before: str) -> None:
    written = separator.join(number[i : i + 2] for i in range(0, 10, 2))
    assert written in found(f"{before}{written}, merci")


@given(NUMBERS, st.sampled_from(["+33", "+33 ", "0033", "+33 (0)", "(+33)", "(33) "]))
def test_a_country_code_belongs_to_the_number(number: str, code: str) -> None:
    assert f"{code}{number[1:]}" in found(f"appeler {code}{number[1:]}")[:1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tel 0639981234", ["0639981234"]),
        ("0 1 2 3 4 5 6 7 8 9", []),
        ("PMID 0639981234", []),
        ("0800 123 456", []),
    ],
)
def test_series_references_and_public_numbers_stay(text: str, expected: list[str]) -> None:
    assert found(text) == expected

import pytest

from detectors.recognizers.credit_card import FrCreditCardRecognizer


def scores(text: str) -> list[float]:
    return [hit.score for hit in FrCreditCardRecognizer().find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4539 1488 0343 6467", [0.9]),
        ("4539 1488 0343 6468", []),
        ("CB 4539 1488 0343 6468", [0.65]),
        ("CB 4539 1488 0343 6467", [1.0]),
        ("1539 1488 0343 6462", []),
        ("IMEI 4539148803436467", []),
    ],
)
def test_a_key_and_an_issuer_or_a_word_are_needed(text: str, expected: list[float]) -> None:
    assert scores(text) == expected

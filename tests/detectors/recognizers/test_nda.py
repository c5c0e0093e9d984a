import pytest

from detectors.recognizers.nda import FrNdaRecognizer


def scores(text: str) -> list[float]:
    return [hit.score for hit in FrNdaRecognizer().find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NDA 240012", [0.85]),
        ("n° de séjour 240012", [0.85]),
        ("séjour 240012", []),
        ("séjour 2400123", [0.75]),
        ("séjour 12/03/2024", []),
        ("séjour 12032024", []),
    ],
)
def test_a_stay_needs_a_number_and_not_a_date(text: str, expected: list[float]) -> None:
    assert scores(text) == expected

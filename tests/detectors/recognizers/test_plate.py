import pytest

from detectors.recognizers.plate import FrPlateRecognizer


def scores(text: str) -> list[float]:
    return [hit.score for hit in FrPlateRecognizer().find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AB-123-CD", [0.6]),
        ("voiture AB-123-CD", [0.8]),
        ("voiture AB 123 CD", [0.8]),
        ("AB 123 CD", []),
        ("réf AB-123-CD", []),
        ("moto 1234 AB 75", [0.6]),
        ("1234 AB 75", []),
    ],
)
def test_hyphens_and_capitals_make_a_plate_else_a_word_does(text: str, expected: list[float]) -> None:
    assert scores(text) == expected

import pytest

from detectors.recognizers.rpps import FrRppsRecognizer


def scores(text: str) -> list[float]:
    return [hit.score for hit in FrRppsRecognizer().find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RPPS 10100012342", [1.0]),
        ("RPPS 10100012345", [0.85]),
        ("Dr Marchand 10100012342", [0.9]),
        ("Dr Marchand 10100012345", []),
        ("10100012342", []),
    ],
)
def test_a_right_key_is_certain_and_a_title_stands_for_a_label(text: str, expected: list[float]) -> None:
    assert scores(text) == expected

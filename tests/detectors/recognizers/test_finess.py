import pytest

from detectors.recognizers.finess import FrFinessRecognizer


def scores(text: str) -> list[float]:
    return [hit.score for hit in FrFinessRecognizer().find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FINESS 750712184", [1.0]),
        ("FINESS 750712185", [0.85]),
        ("FINESS 2A0000014", [1.0]),
        ("750712184", []),
    ],
)
def test_a_right_key_is_certain_and_a_wrong_one_still_found(text: str, expected: list[float]) -> None:
    assert scores(text) == expected

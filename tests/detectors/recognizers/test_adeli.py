import pytest

from detectors.recognizers.adeli import FrAdeliRecognizer


def scores(text: str) -> list[float]:
    return [hit.score for hit in FrAdeliRecognizer().find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ADELI 691012349", [0.85]),
        ("ADELI 691012348", [0.9]),
        ("n° prescripteur 691012345", [0.7]),
        ("AM 691012345", [0.6]),
        ("am 10 h", []),
        ("691012347", []),
    ],
)
def test_the_label_decides_and_a_right_key_raises_the_score(text: str, expected: list[float]) -> None:
    assert scores(text) == expected

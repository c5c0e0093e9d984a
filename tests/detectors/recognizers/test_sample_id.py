import pytest

from detectors.recognizers.sample_id import FrSampleIdRecognizer


def scores(text: str) -> list[float]:
    return [hit.score for hit in FrSampleIdRecognizer().find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("prélèvement 2405031234", [0.75]),
        ("examen n° 240503", [0.75]),
        ("n° d'examen 240503", [0.75]),
        ("examen 240503", []),
        ("lot n° 24050312", []),
        ("prélèvement 250000 ml", []),
    ],
)
def test_words_with_other_uses_need_a_number_sign(text: str, expected: list[float]) -> None:
    assert scores(text) == expected

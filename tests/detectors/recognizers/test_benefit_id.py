import pytest

from detectors.recognizers.benefit_id import FrBenefitIdRecognizer


def scores(text: str) -> list[float]:
    return [hit.score for hit in FrBenefitIdRecognizer().find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MDPH 204518", [0.7]),
        ("contrat n° 204518", [0.7]),
        ("n° de contrat 204518", [0.7]),
        ("contrat 204518", []),
        ("CAF 204518 euros", []),
    ],
)
def test_words_with_other_uses_need_a_number_sign(text: str, expected: list[float]) -> None:
    assert scores(text) == expected

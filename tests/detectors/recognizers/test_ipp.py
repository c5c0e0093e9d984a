import pytest

from detectors.matching import apart
from detectors.recognizers.ipp import FrIppRecognizer


def scores(text: str) -> list[float]:
    return [hit.score for hit in apart(FrIppRecognizer().find(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IPP 8001234567", [0.85]),
        ("IPP : 4512", [0.7]),
        ("IPP : 40 mg", []),
        ("IPP : 2024", []),
        ("IPP 4512", []),
        ("dossier 23/004512", [0.75]),
        ("dossier 12/03/2024", []),
    ],
)
def test_the_proton_pump_inhibitor_stays_and_the_number_goes(text: str, expected: list[float]) -> None:
    assert scores(text) == expected

import pytest

from detectors.recognizers.identity_document import FrIdentityDocumentRecognizer


def scores(text: str) -> list[float]:
    return [hit.score for hit in FrIdentityDocumentRecognizer().find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("passeport 12AB34567", [0.8]),
        ("CNI X4RTBPFW4", [0.8]),
        ("12AB34567", []),
        ("passeport vaccinal", []),
    ],
)
def test_the_name_of_a_document_announces_its_number(text: str, expected: list[float]) -> None:
    assert scores(text) == expected

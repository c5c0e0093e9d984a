import pytest

from detectors.recognizers.dicom_uid import FrDicomUidRecognizer


def scores(text: str) -> list[float]:
    return [hit.score for hit in FrDicomUidRecognizer().find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.2.840.113619.2.55.3.604688119.971", [0.9]),
        ("1.2.840.10008.5.1.4.1.1.2", []),
        ("1.2.250.1.213.1.4.8", []),
        ("1.2.840.1.1.1.1.1", []),
        ("2.25.329800735698586629295641978511506172918", [0.9]),
    ],
)
def test_instances_go_and_the_standard_stays(text: str, expected: list[float]) -> None:
    assert scores(text) == expected

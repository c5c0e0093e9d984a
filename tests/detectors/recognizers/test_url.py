import pytest

from detectors.recognizers.url import FrUrlRecognizer


def scores(text: str) -> list[float]:
    return [hit.score for hit in FrUrlRecognizer().find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://www.doctolib.fr/cardiologue/lyon/sophie-marchand", [0.9]),
        ("https://www.doctolib.fr/cardiologue", []),
        ("https://exemple.fr/x?nom=lefevre", [0.9]),
        ("https://exemple.fr/x?page=2", []),
        ("http://intranet/a", [0.9]),
        ("https://doi.org/10.1056/x?name=marfan", []),
    ],
)
def test_a_link_to_someone_goes_and_a_public_page_stays(text: str, expected: list[float]) -> None:
    assert scores(text) == expected

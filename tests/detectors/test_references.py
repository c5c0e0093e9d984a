import pytest

from detectors.references import is_cited, is_law


def _span(text: str, date: str) -> tuple[int, int]:
    return text.index(date), text.index(date) + len(date)


@pytest.mark.parametrize(
    "text",
    [
        "loi du 04/03/2002",
        "décret n° 2013-12 du 04/03/2002",
        "le 04/03/2002 la has a publié",
        "mise à jour le 04/03/2002",
    ],
)
def test_the_date_of_a_law_or_a_publication_is_one(text: str) -> None:
    assert is_law(text, *_span(text, "04/03/2002"))


@pytest.mark.parametrize("text", ["arrêt du 04/03/2002", "vu le 04/03/2002", "loi récente. vu le 04/03/2002 ce jour"])
def test_the_date_of_care_is_none(text: str) -> None:
    assert not is_law(text, *_span(text, "04/03/2002"))


@pytest.mark.parametrize("text", ["nejm 2021", "une étude de 2021", "en 2021, les patients inclus", "esc 2021"])
def test_the_year_of_a_study_is_cited(text: str) -> None:
    assert is_cited(text, *_span(text, "2021"))


def test_the_year_of_an_operation_is_not() -> None:
    assert not is_cited("opérée en 2021 d'une hernie", 10, 14)

"""A value is kept when it has the shape that its field calls for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.fields.values import trimmed, values
from detectors.finding import Category

FIELDS = sorted({*Category} - {Category.SITUATION, Category.DISEASE, Category.DRUG, Category.PROCEDURE})
READ = [c for c in FIELDS if c not in {Category.SYMPTOM, Category.LAB_VALUE, Category.ENCODED_CONTENT}]


def read(category: Category, text: str) -> list[str]:
    return [text[slice(*span)] for span in values(category, text, 0, len(text))]


@pytest.mark.parametrize(
    ("category", "text", "expected"),
    [
        (Category.DATE_OF_BIRTH, ' "14/02/1961" ', ["14/02/1961"]),
        (Category.DATE_OF_BIRTH, "le 1er juin 1978", ["1er juin 1978"]),
        (Category.DATE_OF_BIRTH, "1961", ["1961"]),
        (Category.DATE_OF_BIRTH, "1961-02-14T00:00:00Z", ["1961-02-14T00:00:00Z"]),
        (Category.AGE, "63 ans", ["63 ans"]),
        (Category.NIR, "2 69 05 49 588 157 80", ["2 69 05 49 588 157 80"]),
        (Category.PHONE_NUMBER, "01 99 00 12 34 / 06 39 98 12 34", ["01 99 00 12 34", "06 39 98 12 34"]),
        (Category.POSTAL_CODE, "69003", ["69003"]),
        (Category.CITY, "69003 Lyon", ["69003 Lyon"]),
        (Category.ADDRESS, "Le Bourg, Crozon", ["Le Bourg, Crozon"]),
        (Category.IPP, "8001234567", ["8001234567"]),
        (Category.FINESS, "750712184", ["750712184"]),
        (Category.UNIT, "214", ["214"]),
    ],
)
def test_a_value_of_the_right_shape_is_kept(category: Category, text: str, expected: list[str]) -> None:
    assert read(category, text) == expected


@pytest.mark.parametrize(
    ("category", "text"),
    [
        (Category.DATE_OF_BIRTH, "à vérifier"),
        (Category.AGE, "65-74 ans"),
        (Category.AGE, "450"),
        (Category.NIR, "12345"),
        (Category.IPP, "voir étiquette"),
        (Category.NDA, "2024"),
        (Category.NDA, "03/05/2024"),
        (Category.PHONE_NUMBER, "15"),
        (Category.ADDRESS, "voir dossier 12"),
        (Category.ADDRESS, "192.0.2.1"),
        (Category.ADDRESS, "inconnue"),
        (Category.EMAIL_ADDRESS, "user.email"),
    ],
)
def test_another_shape_is_not(category: Category, text: str) -> None:
    assert read(category, text) == []


def test_quotes_and_brackets_are_left_out() -> None:
    assert trimmed('["LEFEVRE"] ', 0, 12) == (2, 9)


@given(st.sampled_from(READ), st.text(max_size=200))
def test_spans_lie_inside_any_text(category: Category, text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in values(category, text, 0, len(text)))

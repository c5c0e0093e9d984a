import datetime as dt

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from detectors.dates import FIGURES, GLUED, in_letters, spaced

DATES = st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2040, 12, 31))


@pytest.mark.parametrize(
    "form", ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d|%m|%Y", "%d %m %Y", "%Y-%m-%d", "%d/%m/%y", "%d / %m / %Y"]
)
@given(date=DATES)
def test_every_day_in_figures_is_a_date(form: str, date: dt.date) -> None:
    assert regex.fullmatch(FIGURES, format(date, form))


@given(DATES)
def test_eight_digits_are_a_date_in_either_order(date: dt.date) -> None:
    assert regex.fullmatch(GLUED, format(date, "%d%m%Y"))
    assert regex.fullmatch(GLUED, format(date, "%Y%m%d"))


@pytest.mark.parametrize("text", ["32/01/2024", "12/13/2024", "00/10/2024", "12/03/202", "1/2"])
def test_other_figures_are_none(text: str) -> None:
    assert not regex.fullmatch(FIGURES, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le 12 mars 2024 à 9h", ["12 mars 2024"]),
        ("du 1er juin au 3 juil. 24", ["1er juin", "3 juil. 24"]),
        ("dec1993 puis 05nov", ["dec1993", "05nov"]),
        ("vingt-six mars deux mille douze", ["vingt-six mars deux mille douze"]),
        ("feb 14 1961, march 3rd", ["feb 14 1961", "march 3rd"]),
        ("3 de mayo de 1970", ["3 de mayo de 1970"]),
        ("vingt-sept patients, mars, un mai", ["un mai"]),
        ("marche, maintenant, décembre", []),
    ],
)
def test_months_in_letters_need_a_day_or_a_year(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in in_letters(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 2 0 3 1 9 5 4", ["1 2 0 3 1 9 5 4"]),
        ("1 2 0 3 1 9 5 4 2 5 4 0 3 7 5 1 2 3 4 5 6", ["1 2 0 3 1 9 5 4"]),
        ("2 5 4 0 3 7 5 1 2 3 4 5 6 1 2 0 3 1 9 5 4", ["1 2 0 3 1 9 5 4"]),
        ("1 2 0 3 1 9 5 4 24 rue", ["1 2 0 3 1 9 5 4"]),
        ("2 5 4 0 3 7 5 1 2 3 4 5 6", []),
        ("9 9 9 9 9 9 9 9 1 2", []),
    ],
)
def test_digits_one_by_one_are_a_date_when_the_run_splits(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in spaced(text)] == expected

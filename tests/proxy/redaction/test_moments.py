from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.redaction.moments import Moment, moments, spelled
from tests.proxy.screening.narratives import MONTHS

MARCH_12 = Moment(2024, 3, 12)


@pytest.mark.parametrize(
    "words",
    [
        *("12/03/2024", "12/03/24", "12-03-2024", "12.03.2024", "12 03 2024", "12|3|2024", "12\\03\\2024"),
        *("2024-03-12", "2024-03-12T10:30:00", "20240312", "12032024", "20240312T143000Z", "1 2 0 3 2 0 2 4"),
        *("12 mars 2024", "12 mars 24", "mardi 12 mars 2024", "12 MARS 2024", "12mar2024", "March 12, 2024"),
        *(
            "March 12th 2024",
            "12 March 2024",
            "12 de marzo de 2024",
            "douze mars deux mille vingt-quatre",
            "１２/０３/2024",
        ),
    ],
)
def test_a_whole_date_is_read_however_it_is_written(words: str) -> None:
    assert moments(words) == (MARCH_12,)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("12/03", Moment(None, 3, 12)),
        ("1er juin", Moment(None, 6, 1)),
        ("05nov", Moment(None, 11, 5)),
        ("mars 2024", Moment(2024, 3)),
        ("nov. 2019", Moment(2019, 11)),
        ("dec1993", Moment(1993, 12)),
        ("03/2024", Moment(2024, 3)),
        ("2019", Moment(2019)),
    ],
)
def test_a_date_in_part_is_read_as_far_as_it_is_said(words: str, said: Moment) -> None:
    assert moments(words) == (said,)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("12 au 15/03/2024", MARCH_12, Moment(2024, 3, 15)),
        ("12 au 15 mars 2024", MARCH_12, Moment(2024, 3, 15)),
        ("12-15 mars 2024", MARCH_12, Moment(2024, 3, 15)),
        ("08/06 au 12/06/2026", Moment(2026, 6, 8), Moment(2026, 6, 12)),
        ("12 au 15/03", Moment(None, 3, 12), Moment(None, 3, 15)),
    ],
)
def test_a_range_is_its_first_and_its_last_day(words: str, first: Moment, last: Moment) -> None:
    assert moments(words) == (first, last)


@pytest.mark.parametrize(
    "words", ["18", "fin juin", "hier", "32/03/2024", "12/13/2024", "99/99", "", "x" * 10_000, "1" * 90]
)
def test_what_cannot_be_read_whole_is_not_read(words: str) -> None:
    assert moments(words) == ()


@given(day=st.dates(date(1951, 1, 1), date(2049, 12, 31)))
def test_what_is_written_is_what_is_read(day: date) -> None:
    said = Moment(day.year, day.month, day.day)
    for words in (
        f"{day:%d/%m/%Y}",
        f"{day:%d/%m/%y}",
        f"{day:%Y-%m-%d}",
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    ):
        assert moments(words) == (said,)


@given(words=st.text(max_size=80))
def test_any_text_is_read_or_left(words: str) -> None:
    assert all(moment.month is None or 1 <= moment.month <= 12 for moment in moments(words))


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("mardi 12 mars 2024", [{"weekday": "mardi", "day": "12", "name": "mars", "year": "2024"}]),
        ("14/02/61", [{"day": "14", "month": "02", "yy": "61"}]),
        ("du 3 au 12 mars", [{"day": "3"}, {"day": "12", "name": "mars"}]),
        ("28 févr. au 2 mars", [{"day": "28", "name": "févr"}, {"day": "2", "name": "mars"}]),
        ("fin juin", []),
    ],
)
def test_the_parts_of_a_date_are_where_they_are_written(words: str, parts: list[dict[str, str]]) -> None:
    found = [{name: words[start:end] for name, (start, end) in each.places.items()} for each in spelled(words)]
    assert found == parts

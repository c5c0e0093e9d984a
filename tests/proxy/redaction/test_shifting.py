from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.redaction.calendar import Calendar
from proxy.redaction.ledger import LEAST_SHIFT, MOST_SHIFT
from proxy.redaction.moments import Moment, moments
from proxy.redaction.shifting import shifted

CALENDAR = Calendar().anchored([Moment(2024, 3, 12)])
DAYS = st.integers(LEAST_SHIFT, MOST_SHIFT).flatmap(lambda days: st.sampled_from((days, -days)))
DATES = st.dates(date(1930, 1, 1), date(2040, 12, 31))
MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre")
MONTHS += ("octobre", "novembre", "décembre")


def in_letters(day: date) -> str:
    return f"{day.day}{'er' if day.day == 1 else ''} {MONTHS[day.month - 1]} {day.year}"


@pytest.mark.parametrize(
    ("words", "later", "earlier"),
    [
        ("14/02/1961", "17/03/1961", "31/12/1960"),
        ("14-02-61", "17-03-61", "31-12-60"),
        ("1/3/2024", "1/4/2024", "16/1/2024"),
        ("12.03.24", "12.04.24", "27.01.24"),
        ("14 février 1961", "17 mars 1961", "31 décembre 1960"),
        ("14 FEVRIER 1961", "17 MARS 1961", "31 DECEMBRE 1960"),
        ("17 fevrier 1961", "20 mars 1961", "3 janvier 1961"),
        ("1er mars", "1er avril", "16 janvier"),
        ("1 mars", "1er avril", "16 janvier"),
        ("Août 2023", "Septembre 2023", "Juillet 2023"),
        ("mars 2024", "avril 2024", "février 2024"),
        ("03/2024", "04/2024", "02/2024"),
        ("2024-03-12", "2024-04-12", "2024-01-27"),
        ("2024-03-12T10:30", "2024-04-12T10:30", "2024-01-27T10:30"),
        ("20240312", "20240412", "20240127"),
        ("12032024", "12042024", "27012024"),
        ("mardi 12 mars", "vendredi 12 avril", "samedi 27 janvier"),
        ("mar. 12 mars 2024", "ven. 12 avril 2024", "sam. 27 janvier 2024"),
        ("Mardi 12/03", "Vendredi 12/04", "Samedi 27/01"),
        ("du 3 au 12 mars", "du 3 au 12 avril", "du 18 au 27 janvier"),
        ("du 10 au 20 mars", "du 10 au 20 avril", "du 25 janvier au 4 février"),
        ("10 au 20/03/2024", "10 au 20/04/2024", "25/01 au 04/02/2024"),
        ("10/03 au 20/03/2024", "10/04 au 20/04/2024", "25/01 au 04/02/2024"),
        ("3-12 mars", "3-12 avril", "18-27 janvier"),
        ("28 mars au 2 avril", "28 avril au 3 mai", "12 février au 17 février"),
    ],
)
def test_a_date_moves_and_is_written_as_it_was(words: str, later: str, earlier: str) -> None:
    assert (shifted(words, CALENDAR, 31), shifted(words, CALENDAR, -45)) == (later, earlier)


@pytest.mark.parametrize(
    "words",
    ["2024", "fin juin", "douze mars", "12 March 2024", "1 2 0 3 2 0 2 4", "30/02/2024", "le 12 mars", " 12 mars", ""],
)
def test_what_cannot_be_written_back_is_not_moved(words: str) -> None:
    assert shifted(words, CALENDAR, 31) is None


def test_a_day_without_a_year_that_exists_in_no_near_one_is_not_moved() -> None:
    assert shifted("29 février", Calendar().anchored([Moment(2022, 3, 1)]), 31) is None
    assert shifted("12 mars", Calendar(), 31) is None


@given(one=DATES, other=DATES, days=DAYS)
@pytest.mark.parametrize("write", [in_letters, date.isoformat, "{0:%d/%m/%Y}".format, "{0:%d.%m.%Y}".format])
def test_the_days_between_any_two_dates_survive_whatever_their_writing(
    write: object, one: date, other: date, days: int
) -> None:
    assert callable(write)
    moved = [shifted(write(day), CALENDAR, days) for day in (one, other)]
    (first,), (second,) = (moments(words or "") for words in moved)
    assert date(*first) - date(*second) == one - other  # type: ignore[arg-type]
    assert moved[0] == write(one + timedelta(days))


@given(year=st.integers(1950, 2040), month=st.integers(1, 12), later=st.integers(1, 30), days=DAYS)
def test_two_months_never_become_one(year: int, month: int, later: int, days: int) -> None:
    other = year * 12 + month - 1 + later
    names = [f"{MONTHS[month - 1]} {year}", f"{MONTHS[other % 12]} {other // 12}"]
    moved = {shifted(name, CALENDAR, days) for name in names}
    assert None not in moved
    assert len(moved) == 2


@given(words=st.text("0123456789/.- aeéfiruvmsndl", max_size=24), days=DAYS)
def test_whatever_is_written_is_a_date_that_is_read_again_or_nothing(words: str, days: int) -> None:
    written = shifted(words, CALENDAR, days)
    assert written is None or (written != words and len(moments(written)) == len(moments(words)))

import re
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.corpus.calendar import age, birth, care, spelled, written

DAYS = st.dates(date(1929, 1, 1), date(2029, 12, 31))
LATEST = date(2027, 12, 31)


def _all(day: date, style: str) -> set[str]:
    return {written(day, style, Random(seed)) for seed in range(300)}


@pytest.mark.parametrize(
    ("day", "style", "ways"),
    [
        (date(1974, 3, 1), "num", {f"01{s}03{s}{y}" for s in "/.-" for y in ("1974", "74")}),
        (date(1974, 3, 1), "words", {"1er mars 1974"}),
        (date(2026, 12, 25), "words", {"25 décembre 2026", "25 déc. 2026"}),
        (date(1974, 3, 1), "short", {"01/03"}),
        (date(1974, 3, 1), "month", {"03/1974", "mars 1974"}),
        (date(1974, 3, 1), "year", {"1974"}),
        (date(1974, 3, 1), "iso", {"1974-03-01"}),
        (date(1974, 3, 1), "day", {"vendredi 1er mars", "vendredi 1er mars 1974"}),
        (date(1974, 3, 1), "dictated", {"premier mars mille neuf cent soixante-quatorze"}),
        (date(2021, 8, 31), "dictated", {"trente et un août deux mille vingt et un"}),
        (date(1974, 3, 1), "compact", {"01031974", "010374"}),
    ],
)
def test_a_date_is_written_in_the_ways_of_its_style(day: date, style: str, ways: set[str]) -> None:
    assert _all(day, style) == ways


def test_no_style_is_any_of_those_that_tell_the_day() -> None:
    day = date(1974, 3, 12)
    told = set().union(*(_all(day, style) for style in ("num", "words", "iso", "day", "short")))
    assert _all(day, "") == told


@pytest.mark.parametrize("style", ["Num", "n", "DAY", "full", "month "])
def test_an_unknown_style_of_date_is_refused(style: str) -> None:
    with pytest.raises(ValueError, match="no style of date"):
        written(LATEST, style, Random(0))


@given(DAYS, st.randoms(use_true_random=False))
def test_a_date_in_figures_reads_back(day: date, rng: Random) -> None:
    assert date.fromisoformat(written(day, "iso", rng)) == day
    figures = re.split("[/.-]", written(day, "num", rng))
    assert [int(figure) for figure in figures[:2]] == [day.day, day.month]
    assert int(figures[2]) in {day.year, day.year % 100}


@given(st.randoms(use_true_random=False))
def test_births_and_cares_lie_in_the_past_of_the_corpus(rng: Random) -> None:
    assert LATEST - timedelta(days=98 * 366) < birth(rng) <= LATEST - timedelta(days=60)
    assert LATEST - timedelta(days=4 * 366) < care(rng) <= LATEST
    assert LATEST - timedelta(days=40 * 366) < care(rng, antecedent=True) <= LATEST


def test_antecedents_go_further_back() -> None:
    assert min(care(Random(seed), antecedent=True) for seed in range(50)) < LATEST - timedelta(days=20 * 365)


@pytest.mark.parametrize(
    ("style", "pattern"),
    [
        ("", r"(?P<n>\d+) ?ans|[a-zé -]+ ans"),
        ("child", r"(?P<n>\d+) ans"),
        ("baby", r"(?P<n>\d+) (?:mois|semaines)"),
        ("n", r"(?P<n>\d+)"),
        ("short", r"(?P<n>\d+) ?[aA]"),
    ],
)
def test_an_age_is_written_in_its_style(style: str, pattern: str) -> None:
    drawn = [re.fullmatch(pattern, age(style, Random(seed))) for seed in range(300)]
    assert all(drawn)
    years = [int(found["n"]) for found in drawn if found and found["n"]]
    low, high = {"child": (2, 17), "baby": (1, 23)}.get(style, (16, 101))
    assert low <= min(years) <= max(years) <= high


def test_an_age_is_spelt_out_at_times() -> None:
    drawn = [age("", Random(seed)) for seed in range(1000)]
    assert 20 < sum(not text[0].isdigit() for text in drawn) < 120


@pytest.mark.parametrize("style", ["old", "CHILD", "N"])
def test_an_unknown_style_of_age_is_refused(style: str) -> None:
    with pytest.raises(ValueError, match="no style of age"):
        age(style, Random(0))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zéro"),
        (17, "dix-sept"),
        (21, "vingt et un"),
        (22, "vingt-deux"),
        (60, "soixante"),
        (70, "soixante-dix"),
        (71, "soixante et onze"),
        (77, "soixante-dix-sept"),
        (81, "quatre-vingt-un"),
        (91, "quatre-vingt-onze"),
        (99, "quatre-vingt-dix-neuf"),
        (100, "cent"),
        (101, "cent un"),
        (1000, "mille"),
        (1974, "mille neuf cent soixante-quatorze"),
        (2000, "deux mille"),
        (2027, "deux mille vingt-sept"),
    ],
)
def test_a_number_is_spelt_as_it_is_said(number: int, words: str) -> None:
    assert spelled(number) == words


def test_no_two_numbers_are_spelt_alike() -> None:
    words = [spelled(number) for number in range(10_000)]
    assert len(set(words)) == len(words)
    assert [number for number, said in enumerate(words) if "zéro" in said] == [0]

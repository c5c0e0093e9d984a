import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.anonymity.ages import ANY_AGE, Ages, bands
from detectors.anonymity.words import Words
from proxy.redaction.bands import band


@pytest.mark.parametrize(
    ("before", "words", "written"),
    [
        ("patiente de ", "87 ans", "plus de 80 ans"),
        ("patient de ", "34 ans", "30 à 39 ans"),
        ("nourrisson de ", "3 mois", "moins d'un an"),
        ("nouveau-né de ", "15 jours", "moins d'un an"),
        ("bébé à ", "J5 de vie", "moins d'un an"),
        ("enfant de ", "18 mois", "1 à 2 ans"),
        ("garçon de ", "4 ans", "3 à 5 ans"),
        ("fille de ", "8 ans", "6 à 10 ans"),
        ("fille de ", "12 ans", "11 à 14 ans"),
        ("jeune de ", "17 ans", "15 à 17 ans"),
        ("jeune de ", "18 ans", "18 à 29 ans"),
        ("pt ", "34 a", "de 30 à 39 ans"),
        ("dame ", "87 ans", "de plus de 80 ans"),
        ("H ", "34 a", "30 à 39 ans"),
        ("", "F82", "femme de plus de 80 ans"),
        ("- ", "H54", "homme de 50 à 59 ans"),
        ("âgé de ", "quatre-vingt-sept ans", "plus de 80 ans"),
        ("M. Durand, ", "82 ans et demi", "plus de 80 ans"),
        ("Elle a ", "34 ans", "entre 30 et 39 ans"),
        ("Elle a ", "87 ans", "plus de 80 ans"),
        ("opéré à ", "23 ans", "18-29 ans"),
        ("décédé à ", "87 ans", "plus de 80 ans"),
        ("Âge : ", "87", "plus de 80 ans"),
    ],
)
def test_an_age_becomes_a_band_that_reads_in_its_place(before: str, words: str, written: str) -> None:
    said = band(words, before)
    assert said is not None
    assert said.words == written


@pytest.mark.parametrize("words", ["octogénaire", "quarantaine", "trentaine", "34 SA"])
def test_what_is_no_narrower_than_a_band_or_no_age_of_life_stays(words: str) -> None:
    said = band(words, "cet ")
    assert said is not None
    assert said.words == words


@pytest.mark.parametrize(
    ("before", "written"),
    [
        ("une patiente ", "de plus de 80 ans"),
        ("un ", "patient de plus de 80 ans"),
        ("Cette ", "patiente de plus de 80 ans"),
        ("la ", "patiente de plus de 80 ans"),
    ],
)
@pytest.mark.parametrize("words", ["nonagénaire", "centenaire"])
def test_a_decade_of_few_people_becomes_the_last_band(before: str, words: str, written: str) -> None:
    said = band(words, before)
    assert said is not None
    assert (said.words, said.ages) == (written, Ages(80, ANY_AGE))


@pytest.mark.parametrize("words", ["83e année", "jeune", "", "999"])
def test_what_is_no_age_has_no_band(words: str) -> None:
    assert band(words, "") is None


@given(years=st.integers(1, 120), before=st.sampled_from(("patiente de ", "elle a ", "homme opéré à ", "femme ")))
def test_the_band_holds_the_age_and_is_read_again_as_that_band(years: int, before: str) -> None:
    said = band(f"{years} ans", before)
    assert said is not None
    assert said.ages.youngest <= years <= said.ages.oldest
    assert [ages for _, ages in bands(Words(before + said.words))] == [said.ages]
    assert str(years) not in said.words or years in said.ages

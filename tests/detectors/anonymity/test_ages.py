import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.anonymity.ages import ANY_AGE, Ages, ages, bands
from detectors.anonymity.words import Words


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("87 ans", (87, 87)),
        ("87ans", (87, 87)),
        ("34 a", (34, 34)),
        ("34a", (34, 34)),
        ("82 ans et demi", (82, 82)),
        ("2 ans et 3 mois", (2, 2)),
        ("3 mois", (0, 0)),
        ("18 mois", (1, 1)),
        ("m3", (0, 0)),
        ("15 jours", (0, 0)),
        ("j5 de vie", (0, 0)),
        ("34 sa", (0, 0)),
        ("f82", (82, 82)),
        ("h54", (54, 54)),
        ("87", (87, 87)),
        ("83e annee", (82, 82)),
        ("nonagenaire", (90, 99)),
        ("octogenaire", (80, 89)),
        ("quarantaine", (40, 49)),
        ("centenaire", (100, ANY_AGE)),
        ("quatre-vingt-sept ans", (87, 87)),
        ("trente ans", (30, 30)),
        ("87 y.o.", (87, 87)),
    ],
)
def test_an_age_is_read_in_each_writing(said: str, expected: tuple[int, int]) -> None:
    assert ages(said) == expected


@pytest.mark.parametrize("said", ["", "agee", "500 ans", "toute petite"])
def test_what_is_no_age_says_none(said: str) -> None:
    assert ages(said) is None


@given(st.text(max_size=30))
def test_any_age_read_is_possible(said: str) -> None:
    found = ages(said)
    assert found is None or 0 <= found.youngest <= found.oldest <= ANY_AGE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Patiente de plus de 80 ans, chute", Ages(80, ANY_AGE)),
        ("Homme entre 30 et 39 ans, tabac", Ages(30, 39)),
        ("patient âgé de 30 à 39 ans", Ages(30, 39)),
        ("femme de 30-39 ans", Ages(30, 39)),
        ("un garçon de moins de 5 ans", Ages(0, 4)),
        ("nourrisson de moins de 3 mois", Ages(0, 0)),
        ("résidente (> 90 ans)", Ages(90, ANY_AGE)),
    ],
)
def test_a_band_that_qualifies_a_person_is_read(text: str, expected: Ages) -> None:
    assert [band for _, band in bands(Words(text))] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Dépistage chez la femme de plus de 65 ans",
        "les patients de 18 à 65 ans",
        "suivi pendant plus de 5 ans",
        "Chez l'enfant de moins de 3 mois ?",
        "survie à 5 ans",
    ],
)
def test_a_band_of_the_general_question_is_of_nobody(text: str) -> None:
    assert list(bands(Words(text))) == []

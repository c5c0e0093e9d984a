import pytest

from detectors.finding import Category, Finding
from detectors.someone import QUASI, of_somebody

DATE, NAME = Finding(Category.DATE, 0, 10, 0.6, "date"), Finding(Category.PERSON, 20, 30, 0.85, "person")
FINESS = Finding(Category.FINESS, 0, 9, 1.0, "finess")


@pytest.mark.parametrize(
    "text",
    [
        "Contrôle prévu le 12/03/2031 à 14 h 30",
        "Un petit enfant de 3 ans tousse",
        "Le climat de Nice et les allergies",
        "Quelle posologie après 75 ans ?",
    ],
)
def test_a_date_an_age_or_a_town_in_a_text_about_nobody_is_dropped(text: str) -> None:
    assert of_somebody(text, [DATE]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Patiente revue le 12/03/2031",
        "M. D. le 12/03/2031",
        "Hospitalisé le 12/03/2031",
        "ma mère vit à Nice",
        "H 54 ans, HTA",
        "opérée en 2003",
        "ATCD : AVC en 2019",
    ],
)
def test_beside_a_word_of_a_person_it_is_kept(text: str) -> None:
    assert of_somebody(text, [DATE]) == [DATE]


def test_beside_what_identifies_alone_it_is_kept() -> None:
    assert of_somebody("12/03/2031", [DATE, NAME]) == [DATE, NAME]


def test_what_identifies_alone_and_public_numbers_are_never_dropped() -> None:
    assert of_somebody("texte sans personne", [NAME]) == [NAME]
    assert of_somebody("texte sans personne", [FINESS]) == [FINESS]
    assert Category.PERSON not in QUASI

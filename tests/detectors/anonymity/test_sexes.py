import pytest

from detectors.anonymity.profile import Sex
from detectors.anonymity.sexes import sex_of, sex_told
from detectors.anonymity.words import Words

WOMAN, MAN = Sex.WOMAN, Sex.MAN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("patiente de 34 ans", WOMAN),
        ("Mme Durand, 34 ans", WOMAN),
        ("homme de 34 ans", MAN),
        ("M. Durand, 34 ans", MAN),
        ("patient de 34 ans", MAN),
        ("F 34 ans", WOMAN),
        ("H 34 ans", MAN),
        ("34 ans, mère de triplés", WOMAN),
        ("son fils de 34 ans", MAN),
        ("sa fille (34 ans)", WOMAN),
        ("34 ans, sa femme l'accompagne", None),
        ("34 ans, opérée", None),
        ("Vue avec son mari. Age : 34 ans", None),
    ],
)
def test_the_sex_is_that_of_the_word_beside_the_age(text: str, expected: Sex | None) -> None:
    words = Words(text)
    place = words.words.index("34")
    assert sex_of(words, place, place + 2) is expected


@pytest.mark.parametrize(("said", "expected"), [("F82 chute", WOMAN), ("h54 BPCO", MAN)])
def test_a_letter_glued_to_the_age_says_it(said: str, expected: Sex) -> None:
    assert sex_of(Words(said), 0, 1) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La patiente tousse", WOMAN),
        ("Le patient tousse", MAN),
        ("Patient vu, elle tousse", WOMAN),
        ("sexe : F", WOMAN),
        ("Sexe masculin", MAN),
        ("Il faut une radio", None),
        ("opérée hier", None),
        ("Sa femme a appelé", None),
        ("Sa femme a appelé, monsieur va bien", MAN),
        ("M. D., vu ce jour en CMP", MAN),
        ("taille 1,80 m. Opérée", None),
        ("78 year old woman", WOMAN),
    ],
)
def test_the_sex_that_a_text_tells_is_not_that_of_a_relative(text: str, expected: Sex | None) -> None:
    assert sex_told(Words(text)) is expected

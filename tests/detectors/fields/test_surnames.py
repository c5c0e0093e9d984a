"""A lone capitalised word is a surname when lists of surnames know it and prose hardly uses it."""

import pytest

from detectors.fields.surnames import is_surname


@pytest.mark.parametrize("word", ["Dupuis", "BENSOUSSAN", "Thévenet-Hamel", "Diallo", "Vo", "Vasseur", "Martin"])
def test_a_surname_that_is_no_word_needs_nothing_else(word: str) -> None:
    assert is_surname(word)


@pytest.mark.parametrize("word", ["Petit", "Blanc", "Poulet", "Masson"])
def test_a_surname_that_is_also_a_word_needs_a_field_where_it_can_be_nothing_else(word: str) -> None:
    assert is_surname(word, common=True)


@pytest.mark.parametrize("word", ["Petit", "Blanc", "Poulet", "Direction", "Urgences"])
def test_a_word_of_the_language_is_no_surname_by_itself(word: str) -> None:
    assert not is_surname(word)


@pytest.mark.parametrize(
    "word", ["Généraliste", "Urgences", "Direction", "HAS", "SFAR", "CME", "Eliquis", "dupuis", "Repos", "Placebo", ""]
)
def test_bodies_specialties_drugs_and_small_letters_are_none_in_any_field(word: str) -> None:
    assert not is_surname(word, common=True)


def test_a_word_that_no_list_knows_passes_only_where_the_field_can_name_nothing_but_a_person() -> None:
    assert is_surname("Zgrdzelishv", unknown=True)
    assert not is_surname("Zgrdzelishv")
    assert not is_surname("ZGRDZELISHV", unknown=True)

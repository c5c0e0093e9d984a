import pytest
import regex

from detectors import names


@pytest.mark.parametrize(
    "name",
    [
        "Dupont",
        "Hélène Lefèvre",
        "J.-P. Durand",
        "Charles de La Rochefoucauld",
        "El Amrani Fatima-Zahra",
        "d'Ormesson Béatrice",
        "LE GALL Yann",
        "DURAND, Michel",
        "Nguyễn Văn Minh",
        "O'Connor",
    ],
)
def test_a_capitalised_name_is_matched_whole(name: str) -> None:
    assert regex.fullmatch(names.NAME, name)


@pytest.mark.parametrize("other", ["dupont", "tousse", "12", "M. Durand", "Lefèvre, DOB"])
def test_other_words_are_not_a_name(other: str) -> None:
    assert not regex.fullmatch(names.NAME, other)


@pytest.mark.parametrize(
    ("word", "common"), [("Patiente", True), ("ENTRÉE", True), ("a", True), ("A", False), ("Durand", False)]
)
def test_common_words_are_known_in_any_case(word: str, common: bool) -> None:
    assert names.is_common_word(word) is common


@pytest.mark.parametrize(
    ("words", "eponym"),
    [
        (["Parkinson"], True),
        (["Gougerot-Sjögren"], True),
        (["Gilles", "de", "la", "Tourette"], True),
        (["Jean", "Durand"], False),
    ],
)
def test_eponyms_are_known_word_by_word(words: list[str], eponym: bool) -> None:
    assert names.is_eponym(words) is eponym


@pytest.mark.parametrize(
    ("word", "first"), [("Hélène", True), ("Marie-Thérèse", True), ("LEFEVRE", False), ("Rose", True)]
)
def test_first_names_are_known_with_or_without_accents(word: str, first: bool) -> None:
    assert names.is_first_name(word) is first


def test_a_first_name_that_is_also_a_word_is_ambiguous() -> None:
    assert names.is_plain_first_name("Hélène")
    assert not names.is_plain_first_name("Rose")


@pytest.mark.parametrize(("word", "after", "species"), [("Vibrio", " cholerae", True), ("Durand", " consulte", False)])
def test_latin_species_are_not_people(word: str, after: str, species: bool) -> None:
    assert names.is_binomial(word, after) is species


def test_public_figures_drugs_titles_and_medical_words_are_known() -> None:
    assert names.is_public_figure("Louis Pasteur")
    assert names.is_drug("Célestène")
    assert names.is_title("Maire")
    assert names.is_medical_word("Leishmaniose")
    assert not names.is_public_figure("Louis Durand")
    assert not names.is_medical_word("Durand")

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.lexicons import gazetteer
from models.lexicons.gazetteer import DRUG, GRAMMAR, NAMES, WORDS, known, plain, unaccented


@pytest.mark.parametrize("name", ["helene", "karim", "fatoumata", "oceane"])
def test_a_first_name_given_in_france_is_known(name: str) -> None:
    assert known(name).first >= 3


@pytest.mark.parametrize("name", ["dupont", "kermarrec", "vasseur", "tessier", "nguyen", "obrien"])
def test_a_surname_borne_in_france_is_known(name: str) -> None:
    assert known(name).last >= 1


@pytest.mark.parametrize(("word", "frequent"), [("petit", True), ("rose", True), ("virgule", True), ("dupont", False)])
def test_a_name_that_is_also_a_word_says_so(word: str, frequent: bool) -> None:
    assert (known(word).word > 1) is frequent


def test_tools_of_grammar_and_brands_of_drugs_are_told() -> None:
    assert known("les").kinds & GRAMMAR
    assert known("kardegic").kinds & DRUG
    assert not known("dupont").kinds


def test_a_word_of_no_language_is_not_known() -> None:
    assert not any(known("qzxwvkjhgf"))


@pytest.mark.parametrize(
    ("word", "spelling"),
    [("Hélène", "helene"), ("O'Brien", "obrien"), ("Lecœur", "lecoeur"), ("Marie-Ève", "marieeve")],
)
def test_the_plain_spelling_is_lower_case_letters_without_accents(word: str, spelling: str) -> None:
    assert plain(word) == spelling


def test_unaccented_words_keep_their_signs() -> None:
    assert unaccented("Marie-Thérèse") == "marie-therese"


@given(st.text(max_size=40))
def test_plain_spelling_is_stable_and_any_text_can_be_looked_up(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    known(plain(text))


def test_the_tables_are_small_and_read_at_once() -> None:
    assert 5 * (len(NAMES) + len(WORDS)) < 2_000_000
    start = time.process_time()
    gazetteer._Table(gazetteer._HERE.with_name("names.bin"))  # noqa: SLF001 - the time to load is its contract
    assert time.process_time() - start < 0.1

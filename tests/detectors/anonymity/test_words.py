import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.anonymity.words import Words, flattened
from detectors.finding import Category, Finding


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Élève, cœur d'Héloïse", ["eleve", "coeur", "d", "heloise"]),
        ("  87 ans  ", ["87", "ans"]),
        ("", []),
        ("… !", []),
    ],
)
def test_words_are_plain(text: str, words: list[str]) -> None:
    assert Words(text).words == words


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_flattening_moves_nothing_and_each_word_stands_at_its_place(text: str) -> None:
    words = Words(text)
    assert len(flattened(text)) == len(text)
    assert len(words.starts) == len(words.words)
    for word, start in zip(words.words, words.starts, strict=True):
        assert words.flat.replace("œ", "o")[start] == word[0]
        assert start == 0 or not words.flat[start - 1].isalnum()


def test_a_finding_has_the_words_that_start_in_it() -> None:
    words = Words("Patiente de Saint-Véran, boulangère")
    assert words.of(Finding(Category.CITY, 12, 23, 0.6, "city")) == ["saint", "veran"]


def test_words_around_stop_at_the_sentence() -> None:
    words = Words("Elle dort. Homme, M. Durand, 34 ans. Vu hier\nSorti")
    at = words.words.index("34")
    assert words.before(at, 9) == ["durand", "m", "homme"]
    assert words.after(at, 9) == ["34", "ans"]
    assert words.before(words.words.index("sorti"), 3) == []
    assert words.before(0, 3) == []
    assert words.after(len(words.words), 3) == []


def test_places_of_words_come_in_order() -> None:
    assert list(Words("hier puis demain puis hier").places({"hier", "demain"})) == [0, 2, 4]
    assert list(Words("hier").places({"demain"})) == []

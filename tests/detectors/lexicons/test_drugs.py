from detectors.lexicons import words
from detectors.lexicons.drugs import DRUGS


def test_the_list_is_plain_lower_case_without_accents() -> None:
    assert "kardegic" in DRUGS
    assert all(word.isascii() and word == word.lower() for word in DRUGS)


def test_a_block_becomes_words() -> None:
    assert words("  a b\n  c ") == {"a", "b", "c"}

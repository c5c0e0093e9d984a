from detectors.lexicons.eponyms import EPONYMS


def test_the_list_is_plain_lower_case_without_accents() -> None:
    assert "parkinson" in EPONYMS
    assert all(word.isascii() and word == word.lower() for word in EPONYMS)

from detectors.lexicons.first_names import FIRST_NAMES


def test_the_list_is_plain_lower_case_without_accents() -> None:
    assert "helene" in FIRST_NAMES
    assert all(word.isascii() and word == word.lower() for word in FIRST_NAMES)

import unicodedata

from detectors.lexicons.countries import COUNTRIES


def test_countries_are_single_folded_words() -> None:
    assert all(name.isalpha() and name.islower() for name in COUNTRIES)
    assert all(unicodedata.normalize("NFD", name) == name for name in COUNTRIES)
    assert {"islande", "cote", "royaume"} & COUNTRIES == {"islande"}

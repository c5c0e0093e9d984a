import pytest

from detectors.names import Words, is_drug, is_first_name, names_in, plain


@pytest.mark.parametrize(("word", "first"), [("Marie-Thérèse", True), ("Océane", True), ("LEFEVRE", False)])
def test_each_part_of_a_first_name_is_one(word: str, first: bool) -> None:
    assert is_first_name(word) is first


def test_brands_are_drugs_and_names_are_not() -> None:
    assert is_drug("Célestène")
    assert not is_drug("Durand")


def test_plain_keeps_hyphens() -> None:
    assert plain("Hélène-Marie") == "helene-marie"


def test_a_name_that_is_announced_is_given_once() -> None:
    assert [name.rule for name in names_in(Words("Mme Hélène Lefèvre tousse"))] == ["civilité"]

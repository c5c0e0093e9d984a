import pytest
import regex

from detectors import streets


@pytest.mark.parametrize("number", ["1", "12", "1204", "12 bis", "12bis", "12-14", "12/14", "3 ter", "12a", "12 à 14"])
def test_a_number_is_read_with_its_suffix_or_its_range(number: str) -> None:
    assert regex.fullmatch(streets.NUMBER, number)


@pytest.mark.parametrize("number", ["", "bis", "12 rue", "12345"])
def test_other_words_are_no_number(number: str) -> None:
    assert not regex.fullmatch(streets.NUMBER, number)


def test_every_kind_starts_with_a_listed_word() -> None:
    kinds = ["rue", "rond-point", "chaussee", "allees", "lieu-dit", "lieudit", "résidence", "r"]
    for kind in kinds:
        assert regex.fullmatch(rf"{streets.SURE}|{streets.LOOSE}", kind)
        assert regex.split(r"\W", kind)[0] in streets.FIRST_WORDS


@pytest.mark.parametrize("part", [", bât c", ", apt 14", " - esc 2", ", 3e étage", "\nbp 123", ", bât c, porte 4"])
def test_complements_follow_a_street(part: str) -> None:
    assert regex.fullmatch(streets.MORE, part)

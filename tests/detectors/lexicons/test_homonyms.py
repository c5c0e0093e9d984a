from detectors.lexicons.communes import communes, plain
from detectors.lexicons.homonyms import HOMONYMS


def test_the_list_is_plain() -> None:
    assert all(plain(name) == name for name in HOMONYMS)


def test_nearly_every_homonym_is_a_commune_and_no_large_town_is_one() -> None:
    assert {"tours", "sens", "y", "l hopital"} <= HOMONYMS
    assert not {"paris", "lyon", "nantes", "lille"} & HOMONYMS
    assert sum(name in communes() for name in HOMONYMS) > 0.9 * len(HOMONYMS)

import pytest

from detectors.canonical.dates import edits
from detectors.canonical.edits import Layer


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("né le douze mars mille neuf cent quatre-vingt-cinq à Brest", "né le 12 mars 1985 à Brest"),
        ("le deux janvier mille neuf cent soixante dix huit", "le 2 janvier 1978"),
        ("imprimé le vingt quatre aout deux mille dix-sept", "imprimé le 24 aout 2017"),
        ("Premier janvier deux mille vingt", "1er janvier 2020"),
        ("douze mars cinquante-huit", "12 mars 58"),
        ("12 mars cinquante-huit", "12 mars 58"),
        ("le trente et un octobre dix-neuf cent quarante", "le 31 octobre 1940"),
        ("vingt-deux FÉVRIER mil neuf cent soixante-et-onze", "22 FÉVRIER 1971"),
        ("le huit mai nonante-deux", "le 8 mai 92"),
        ("en mars deux mille vingt", "en mars 2020"),
        ("le un août deux mille", "le 1 août 2000"),
        ("trois mars 2024", "3 mars 2024"),
        ("vu le trois de mars", "vu le 3 de mars"),
    ],
)
def test_a_date_in_words_is_written_in_figures(text: str, folded: str) -> None:
    assert Layer(text, edits(text)).text == folded


@pytest.mark.parametrize(
    "text",
    ["12 mars 1985", "un mars pollinique", "mai deux comprimés", "quarante mars", "en mars", "mars attaque deux fois"],
)
def test_a_month_without_a_date_in_words_stays(text: str) -> None:
    assert not edits(text)

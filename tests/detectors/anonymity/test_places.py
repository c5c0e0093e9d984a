import pytest

from detectors.anonymity.places import ELSEWHERE, inhabitants
from detectors.anonymity.words import Words
from detectors.lexicons.areas import UNKNOWN, areas
from detectors.lexicons.communes import communes
from tests.detectors.anonymity.marked import read


def _found(marked: str) -> list[int]:
    text, findings = read(marked)
    return list(inhabitants(Words(text), findings))


def _population(name: str, department: str) -> int:
    return max(commune.population for commune in communes().named(name) if commune.department == department)


@pytest.mark.parametrize(
    ("marked", "name", "department"),
    [
        ("habite <CITY>Guingamp</CITY>", "guingamp", "22"),
        ("habite <CITY>St-Véran</CITY>", "saint veran", "05"),
        ("habite <CITY>Saint-Denis</CITY>", "saint denis", "93"),
        ("habite <CITY>La Rochelle</CITY>", "la rochelle", "17"),
        ("habite <CITY>Saint-Denis</CITY> (93)", "saint denis", "93"),
        ("habite <CITY>Saint-Denis</CITY> 97400", "saint denis", "974"),
        ("habite <CITY>LYON CEDEX 03</CITY>", "lyon", "69"),
        ("habite <CITY>Lyon</CITY> 3e", "lyon 3e arrondissement", "69"),
        ("habite <CITY>Paris 1er</CITY>", "paris 1er arrondissement", "75"),
    ],
)
def test_a_town_has_the_inhabitants_of_the_least_homonym_of_its_size_unless_more_is_said(
    marked: str, name: str, department: str
) -> None:
    assert _found(marked) == [_population(name, department)]


def test_a_departement_in_words_counts_and_tells_homonyms_apart() -> None:
    assert _found("<CITY>Saint-Denis</CITY>, en Seine-Saint-Denis") == [
        areas().departments["93"],
        _population("saint denis", "93"),
    ]
    assert _found("vit dans le Cantal") == [areas().departments["15"]]


def test_a_region_is_no_village_of_its_name() -> None:
    brittany = sum(areas().departments[code] for code in ("22", "29", "35", "56"))
    assert _found("vit en <CITY>Bretagne</CITY>") == [brittany, brittany]


@pytest.mark.parametrize(
    "text", ["perdu le nord", "la somme des dons", "un lot de 12", "à l'aube", "en réunion", "Cantal ?"]
)
def test_a_common_word_is_no_departement(text: str) -> None:
    assert _found(text) == []


def test_a_postcode_counts_and_tells_homonyms_apart() -> None:
    assert _found("<POSTAL_CODE>93200</POSTAL_CODE> <CITY>Saint-Denis</CITY>") == [
        areas().postcodes["93200"],
        _population("saint denis", "93"),
    ]
    assert _found("<POSTAL_CODE>99999</POSTAL_CODE>") == [UNKNOWN]


def test_a_former_commune_and_a_foreign_town_have_few_people() -> None:
    assert _found("habite <CITY>Abriès</CITY>") == [UNKNOWN]
    assert _found("née à <CITY>Casablanca</CITY>") == [ELSEWHERE]

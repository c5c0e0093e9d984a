import pytest

from detectors.places import Gazetteer, with_tail


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lyon et vit seul", "Lyon"),
        ("saint etienne du rouvray hier", "saint etienne du rouvray"),
        ("St-Malo.", "St-Malo"),
        ("L'Haÿ-les-Roses", "L'Haÿ-les-Roses"),
        ("LEVALLOIS-PERRET CEDEX", "LEVALLOIS-PERRET"),
        ("Cergy-Inconnue", "Cergy-Inconnue"),
        ("Zzz", None),
        ("12", None),
    ],
)
def test_the_longest_name_of_a_commune_is_read(gazetteer: Gazetteer, text: str, expected: str | None) -> None:
    town = gazetteer.town(text, 0)
    assert (town and text[town.start : town.end]) == expected


def test_a_town_knows_whether_its_name_is_a_common_word(gazetteer: Gazetteer) -> None:
    tours, lyon = gazetteer.town("Tours", 0), gazetteer.town("Lyon", 0)
    assert tours
    assert lyon
    assert (tours.common, lyon.common) == (True, False)
    assert gazetteer.population(lyon) > 400_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lyon CEDEX 03, tél", "Lyon CEDEX 03"),
        ("Lyon 3e chez", "Lyon 3e"),
        ("Lyon 3ème arrondissement", "Lyon 3ème arrondissement"),
        ("Lyon 3 jours", "Lyon"),
        ("Lyon, puis", "Lyon"),
    ],
)
def test_an_arrondissement_or_a_cedex_belongs_to_the_town(text: str, expected: str) -> None:
    assert text[: with_tail(text, 4)] == expected

import pytest

from detectors.anonymity.words import Words
from detectors.finding import Category, Finding
from detectors.lexicons.communes import FILE
from detectors.placeholder import placeholders
from proxy.redaction import places
from proxy.redaction.places import kind, towns, ward


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("Saint-Véran", "[commune de moins de 2 000 habitants]"),
        ("Guingamp", "[commune de 2 000 à 10 000 habitants]"),
        ("Aurillac", "[commune de 10 000 à 50 000 habitants]"),
        ("Quimper", "[commune de 50 000 à 200 000 habitants]"),
        ("Lyon", "[commune de plus de 200 000 habitants]"),
        ("Casablanca", "[commune]"),
    ],
)
def test_a_town_becomes_the_size_of_its_commune(name: str, size: str) -> None:
    text = f"vit à {name}"
    [(_, said)] = towns(Words(text), [Finding(Category.CITY, 6, len(text), 0.6, "city")])
    assert said.words == size
    assert (said.inhabitants is None) is (size == "[commune]")


def test_a_postcode_tells_which_of_two_homonyms() -> None:
    text = "vit à 97400 Saint-Denis"
    city, code = Finding(Category.CITY, 12, len(text), 0.6, "x"), Finding(Category.POSTAL_CODE, 6, 11, 0.6, "x")
    assert [(found, said.words) for found, said in towns(Words(text), [code, city])] == [
        (city, "[commune de 50 000 à 200 000 habitants]")
    ]


@pytest.mark.parametrize("land", ["dans le Cantal", "en Lozère", "dans le Bas-Rhin"])
def test_a_town_beside_its_departement_says_nothing_of_its_size(land: str) -> None:
    text = f"vit à Aurillac, {land}"
    [(_, said)] = towns(Words(text), [Finding(Category.CITY, 6, 14, 0.6, "x")])
    assert said == places.Town("[commune]")


def test_each_town_has_its_own_size_whatever_else_is_told() -> None:
    text = "vit à Eu, né à Lyon, dans le Sud"
    eu, lyon = Finding(Category.CITY, 6, 8, 0.6, "x"), Finding(Category.CITY, 15, 19, 0.6, "x")
    age = Finding(Category.AGE, 0, 3, 0.6, "x")
    assert [(found, said.inhabitants) for found, said in towns(Words(text), [age, eu, lyon])] == [
        (eu, places.SIZES[1][1]),
        (lyon, places.LARGEST),
    ]


def test_who_lives_in_communes_of_a_size_is_what_the_table_sums_to() -> None:
    sums = [0] * 5
    for line in FILE.read_text("ascii").splitlines():
        name, _, rows = line.partition("\t")
        for row in () if name.endswith("arrondissement") else rows.split(";"):
            people = int(row.split(":")[1])
            sums[sum(people >= limit for limit, _ in places.SIZES)] += people
    assert sums == [*(total for _, total in places.SIZES), places.LARGEST]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("chu de rennes", "[hôpital]"),
        ("centre hospitalier de saint brieuc", "[hôpital]"),
        ("hopital necker", "[hôpital]"),
        ("clinique des cedres", "[clinique]"),
        ("ehpad les tilleuls", "[EHPAD]"),
        ("maison de retraite saint joseph", "[EHPAD]"),
        ("foyer les glycines", "[foyer]"),
        ("ecole maternelle jules ferry", "[école]"),
        ("college jean moulin", "[collège]"),
        ("maternite du chu", "[maternité]"),
        ("ime les glycines", "[établissement]"),
        ("cochin", "[établissement]"),
    ],
)
def test_an_establishment_becomes_its_kind(name: str, said: str) -> None:
    assert kind(name.split()) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("chambre 214", "[chambre]"),
        ("ch214", "[chambre]"),
        ("la 12", "[chambre]"),
        ("lit porte", "[chambre]"),
        ("box 4", "[chambre]"),
        ("rea lit 6", "[réanimation]"),
        ("service de geriatrie", "[gériatrie]"),
        ("medecine interne", "[médecine interne]"),
        ("hopital de jour", "[hôpital de jour]"),
        ("uhcd 5", "[urgences]"),
        ("ssr b3", "[soins de suite]"),
        ("uf 1234", "[service]"),
        ("pavillon laennec", "[service]"),
        ("3e etage", "[service]"),
    ],
)
def test_a_ward_becomes_its_specialty_or_a_room(name: str, said: str) -> None:
    assert ward(name.split()) == said


def test_all_that_is_said_of_places_is_in_the_closed_list() -> None:
    for name, _ in (*places.KINDS, *places.WARDS):
        assert placeholders(f"[{name}]") == [(0, len(name) + 2)]

import pytest

from detectors.lexicons.areas import areas, lands


def test_departements_and_postcodes_hold_the_same_people() -> None:
    found = areas()
    assert sum(found.departments.values()) == pytest.approx(68_952_941)
    assert sum(found.postcodes.values()) == pytest.approx(68_952_941, rel=0.001)


@pytest.mark.parametrize(
    ("department", "least", "most"),
    [("15", 130_000, 160_000), ("75", 2_000_000, 2_200_000), ("974", 800_000, 1_000_000)],
)
def test_a_departement_has_its_inhabitants(department: str, least: int, most: int) -> None:
    assert least < areas().departments[department] < most


@pytest.mark.parametrize(("code", "least", "most"), [("75015", 200_000, 260_000), ("69003", 90_000, 110_000)])
def test_a_postcode_of_a_city_has_the_inhabitants_of_its_arrondissement(code: str, least: int, most: int) -> None:
    assert least < areas().postcodes[code] < most


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("cantal", ("15",)),
        ("cotes d armor", ("22",)),
        ("corse du sud", ("2A",)),
        ("corse", ("2A", "2B")),
        ("bretagne", ("22", "29", "35", "56")),
        ("nord", ("59",)),
        ("ile de la reunion", ("974",)),
    ],
)
def test_a_land_has_its_departements(name: str, codes: tuple[str, ...]) -> None:
    found = lands().at(name.split(), 0)
    assert found is not None
    assert found.value == codes


@pytest.mark.parametrize("name", ["grand est", "occitanie", "paca", "ile de france", "nouvelle aquitaine"])
def test_a_region_has_more_people_than_any_of_its_departements(name: str) -> None:
    found = lands().at(name.split(), 0)
    assert found is not None
    inhabitants = [areas().departments[code] for code in found.value]
    assert len(inhabitants) > 5
    assert sum(inhabitants) > 4_000_000

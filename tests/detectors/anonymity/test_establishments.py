import pytest

from detectors.anonymity.establishments import ROOM, UNKNOWN, WARD, intake, ward


@pytest.mark.parametrize(
    ("smaller", "larger"),
    [
        (["foyer", "les", "tilleuls"], ["ehpad", "les", "tilleuls"]),
        (["ehpad", "les", "tilleuls"], ["clinique", "des", "cedres"]),
        (["clinique", "des", "cedres"], ["hopital", "saint", "louis"]),
        (["hopital", "saint", "louis"], ["chu", "de", "rennes"]),
        (["ehpad", "du", "centre", "hospitalier"], ["centre", "hospitalier", "de", "dinan"]),
    ],
)
def test_a_small_kind_takes_in_fewer_people(smaller: list[str], larger: list[str]) -> None:
    assert intake(smaller) < intake(larger)


def test_an_unknown_kind_counts_as_a_nursing_home() -> None:
    assert intake(["les", "tilleuls"]) == UNKNOWN == intake(["ehpad", "les", "tilleuls"])


@pytest.mark.parametrize(
    ("unit", "people"), [(["chambre", "214"], ROOM), (["ssr", "b3"], ROOM), (["cardiologie"], WARD)]
)
def test_a_number_makes_a_room_of_a_ward(unit: list[str], people: int) -> None:
    assert ward(unit) == people

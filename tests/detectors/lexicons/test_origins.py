import pytest

from detectors.lexicons.origins import UNKNOWN, origins


@pytest.mark.parametrize(
    ("name", "people"),
    [("malienne", 80_000), ("algerien", 850_000), ("cap verdienne", 30_000), ("cote d ivoire", 130_000)],
)
def test_an_origin_has_its_people(name: str, people: int) -> None:
    found = origins().at(name.split(), 0)
    assert found is not None
    assert found.value == people


@pytest.mark.parametrize("name", ["djiboutien", "rwandaise", "palestinienne", "erythreen"])
def test_an_origin_of_the_table_has_more_people_than_an_unknown_one(name: str) -> None:
    found = origins().at([name], 0)
    assert found is not None
    assert found.value > UNKNOWN

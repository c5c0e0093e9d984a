import pytest

from detectors.finding import DIRECT, Category, Finding, Identifying, identifying


@pytest.mark.parametrize("category", Category)
def test_one_direct_finding_is_enough_to_identify(category: Category) -> None:
    expected = Identifying.DIRECT if category in DIRECT else Identifying.NONE
    assert identifying((Finding(category, 0, 1, 1.0, "test"),)) is expected


def test_nothing_found_identifies_nobody() -> None:
    assert identifying(()) is Identifying.NONE

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.lexicons.population import FRANCE, OLDEST, people


def test_all_ages_are_all_of_france() -> None:
    assert people(0, OLDEST) == pytest.approx(FRANCE)
    assert people(0, OLDEST, "woman") + people(0, OLDEST, "man") == pytest.approx(FRANCE)


@pytest.mark.parametrize(
    ("youngest", "oldest", "sex", "expected"),
    [
        (85, 89, "woman", 838_013),
        (95, OLDEST, "man", 59_165),
        (0, 4, None, 1_591_477 + 1_662_835),
        (87, 87, "woman", 838_013 / 5),
        (100, 200, "woman", 211_834 * 7 / 12),
    ],
)
def test_a_band_is_shared_out_among_its_years(youngest: int, oldest: int, sex: str | None, expected: float) -> None:
    assert people(youngest, oldest, sex) == pytest.approx(expected)


@given(st.integers(-5, 130), st.integers(-5, 130), st.integers(-5, 130))
def test_a_wider_range_holds_no_fewer_people(first: int, second: int, third: int) -> None:
    low, middle, high = sorted((first, second, third))
    assert 0 < people(low, middle) <= people(low, high)
    assert people(low, high, "man") < people(low, high)

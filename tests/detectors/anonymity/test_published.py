"""The estimate against figures that others published, or that follow from INSEE's."""

import numpy as np
import pytest
from numpy.typing import NDArray

from detectors.anonymity.estimate import estimate, expected
from detectors.anonymity.profile import Profile, Sex
from detectors.lexicons.areas import areas
from detectors.lexicons.communes import FILE, communes
from detectors.lexicons.population import FRANCE

BIRTHDAYS = 365
AGES = range(106)
type Sizes = NDArray[np.float64]


def _towns() -> Sizes:
    names = (line.split("\t")[0] for line in FILE.read_text(encoding="ascii").splitlines())
    towns = (town for name in names if not name.endswith("arrondissement") for town in communes().named(name))
    return np.array([town.population for town in towns if town.population], float)


def _cells(*, born: bool) -> Sizes:
    """Give the share of people of each age and sex, or of each date of birth and sex, as the estimate has it."""
    shares = [expected(Profile(age, age, sex)) / FRANCE for age in AGES for sex in Sex]
    return np.repeat(np.array(shares) / BIRTHDAYS, BIRTHDAYS) if born else np.array(shares)


def _alone(places: Sizes, cells: Sizes, fewer_than: int = 2) -> float:
    """Give the share of people who share their place and their cell with fewer than that many, themselves included.

    The others who fit somebody are Poisson, of the mean that the estimate expects.
    """
    sizes, counts = np.unique(cells, return_counts=True)
    means = np.outer(places, sizes)
    none = np.exp(-means)
    term, total = none.copy(), none.copy()
    for others in range(1, fewer_than - 1):
        term = term * means / others
        total += term
    return float((means * total * counts).sum() / (means * counts).sum())


def test_the_estimate_is_proportional_to_the_inhabitants() -> None:
    one = expected(Profile(34, 34, Sex.WOMAN, inhabitants=1_000))
    assert expected(Profile(34, 34, Sex.WOMAN, inhabitants=2_000)) == pytest.approx(2 * one)
    assert one == pytest.approx(1_000 * 412_062 / FRANCE, rel=0.001)


@pytest.mark.parametrize(
    ("born", "fewer_than", "share"),
    [(False, 2, 0.018), (False, 5, 0.091), (True, 2, 0.69), (True, 5, 0.91)],
    ids=["age: alone", "age: under 5", "date of birth: alone", "date of birth: under 5"],
)
def test_the_share_of_french_people_alone_in_their_commune(born: bool, fewer_than: int, share: float) -> None:
    """Figures computed from INSEE's pyramid by single year of age (1 January 2026) and the 34,963 communes."""
    assert _alone(_towns(), _cells(born=born), fewer_than) == pytest.approx(share, rel=0.2)


def test_the_share_of_french_people_alone_in_their_departement() -> None:
    places = np.array(list(areas().departments.values()), float)
    places = places[places > 0]
    assert _alone(places, _cells(born=True)) == pytest.approx(0.009, rel=0.2)
    assert _alone(places, _cells(born=True), 5) == pytest.approx(0.086, rel=0.2)


@pytest.mark.parametrize(
    ("age", "sex", "inhabitants"),
    [(87, Sex.WOMAN, 2_030), (67, Sex.MAN, 921), (34, Sex.WOMAN, 809), (4, Sex.MAN, 946)],
)
def test_the_commune_where_five_people_are_expected(age: int, sex: Sex, inhabitants: int) -> None:
    """From the pyramid by single year of age; ours has bands of five years."""
    assert expected(Profile(age, age, sex, inhabitants=inhabitants)) == pytest.approx(5, rel=0.2)


def test_patients_are_alone_as_the_pmsi_showed() -> None:
    """D. Blum, Assemblée nationale: 89 % of the patients of 2008 by age, sex, postcode, establishment and day of entry.

    Inputs: 17 million stays a year in 1,700 hospitals of acute care (29 a day in each), patients of a hospital spread
    over 30 of the 6,300 postcodes. Independence knows of no clustering and finds more of them alone.
    """
    a_day = 17_000_000 / 1_700 / BIRTHDAYS
    alone = _alone(np.array([a_day / 30]), _cells(born=False))
    assert alone == pytest.approx(0.89, rel=0.2)
    told = Profile(60, 60, Sex.MAN, inhabitants=FRANCE // 6_300, facility=True, intake=10_000, dated=True)
    assert estimate(told).bucket <= 5

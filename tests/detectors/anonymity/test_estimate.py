from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.anonymity.estimate import BUCKETS, PMSI, K, bucket, estimate
from detectors.anonymity.profile import Profile, Sex, Trait
from detectors.lexicons.population import FRANCE
from tests.detectors.anonymity.profiles import profiles

WOMAN, MAN = Sex.WOMAN, Sex.MAN


def test_nothing_told_is_all_of_france() -> None:
    told = estimate(Profile())
    assert (round(told.people), told.bucket, told.because) == (FRANCE, BUCKETS[-1], ())


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1.0, 1), (1.99, 1), (2.0, 5), (4.99, 5), (5.0, 10), (9.99, 10), (10.0, 20), (999.0, 1_000), (6.9e7, 100_000_000)],
)
def test_a_bucket_is_the_least_bound_above(number: float, expected: int) -> None:
    assert bucket(number) == expected


@given(st.floats(1, FRANCE), st.floats(1, FRANCE))
def test_buckets_keep_the_order_and_tell_k(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert bucket(low) <= bucket(high)
    assert (bucket(one) <= K) == (one < K)


@given(profiles, profiles)
def test_a_further_trait_never_raises_the_number_nor_the_bucket(told: Profile, more: Profile) -> None:
    before = estimate(told)
    for field in fields(Profile):
        if getattr(told, field.name) == field.default and field.name not in {"youngest", "oldest", "intake"}:
            after = estimate(replace(told, **{field.name: getattr(more, field.name)}))
            assert after.people <= before.people * (1 + 1e-9)
            assert after.bucket <= before.bucket


@given(profiles, profiles)
def test_a_merged_profile_never_fits_more_people(one: Profile, other: Profile) -> None:
    merged = estimate(one.with_more(other)).people
    assert 1 <= merged <= min(estimate(one).people, estimate(other).people) * (1 + 1e-9)


@pytest.mark.parametrize(
    "told",
    [
        Profile(87, 87, inhabitants=400),
        Profile(52, 52, MAN, inhabitants=2_139, colleagues=40_000),
        Profile(34, 34, WOMAN, per_million=0.5),
        Profile(87, 87, unit=True, intake=60),
        Profile(34, 34, facility=True, intake=100_000, dated=True),
        Profile(sex=MAN, unit=True, dated=True),
        Profile(sole=True),
        Profile(singular=True),
        Profile(34, 34, WOMAN, origins=80_000, relatives=0.001),
    ],
)
def test_few_people_fit_what_identifies(told: Profile) -> None:
    assert estimate(told).people < K


@pytest.mark.parametrize(
    ("told", "at_least"),
    [
        (Profile(34, 34, WOMAN, inhabitants=519_127), 1_000),
        (Profile(60, 60, MAN, inhabitants=886_040), 1_000),
        (Profile(60, 60, MAN), 100_000),
        (Profile(80, None, WOMAN), 1_000_000),
        (Profile(60, 60, MAN, dated=True), 100),
        (Profile(60, 60, MAN, facility=True, intake=50_000), 100),
        (Profile(60, 60, MAN, colleagues=40_000), 100),
        (Profile(30, 39, WOMAN, inhabitants=10_000), 100),
    ],
)
def test_many_people_fit_a_general_fact(told: Profile, at_least: int) -> None:
    assert estimate(told).people >= at_least


@pytest.mark.parametrize("place", [{"facility": True}, {"unit": True}, {"facility": True, "unit": True}])
@pytest.mark.parametrize("who", [{"sex": WOMAN}, {"youngest": 34, "oldest": 34}, {"oldest": 17}])
def test_a_place_of_care_a_date_and_an_age_or_a_sex_are_under_five(
    place: dict[str, bool], who: dict[str, object]
) -> None:
    told = Profile(**place, **who, dated=True, intake=50_000)  # type: ignore[arg-type]  # parametrized by name
    assert estimate(told).people <= PMSI
    assert estimate(told).bucket <= 5
    assert estimate(replace(told, dated=False)).people > PMSI


def test_what_narrows_most_comes_first() -> None:
    told = Profile(34, 34, WOMAN, inhabitants=160, facility=True, intake=80, unit=True, dated=True)
    because = estimate(told).because
    assert because[0] is Trait.PLACE
    assert because[-1] is Trait.SEX
    assert set(because) == {Trait.PLACE, Trait.FACILITY, Trait.UNIT, Trait.DATE, Trait.AGE, Trait.SEX}


def test_the_only_one_and_a_singular_situation_are_one_person() -> None:
    assert estimate(Profile(sole=True)).bucket == 1
    assert estimate(Profile(sole=True, inhabitants=500_000)).because[0] is Trait.PROFESSION
    assert estimate(Profile(singular=True, dated=True)).because[0] is Trait.SITUATION

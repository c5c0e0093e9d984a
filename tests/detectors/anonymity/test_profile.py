import pytest
from hypothesis import given

from detectors.anonymity.estimate import expected
from detectors.anonymity.profile import Profile, Sex, rarity
from tests.detectors.anonymity.profiles import profiles


@given(profiles, profiles)
def test_merging_is_commutative(one: Profile, other: Profile) -> None:
    assert one.with_more(other) == other.with_more(one)


@given(profiles, profiles)
def test_merging_never_raises_what_is_expected(one: Profile, other: Profile) -> None:
    assert expected(one.with_more(other)) <= min(expected(one), expected(other)) * (1 + 1e-9)


@given(profiles)
def test_merging_with_itself_or_with_nothing_changes_nothing(one: Profile) -> None:
    assert one.with_more(one) == one
    assert one.with_more(Profile()) == one


def test_of_two_figures_the_narrower_stands_and_flags_add_up() -> None:
    one = Profile(inhabitants=400, colleagues=9_000, relatives=0.5, dated=True)
    other = Profile(inhabitants=90_000, per_million=2.0, unit=True)
    assert one.with_more(other) == Profile(
        inhabitants=400, colleagues=9_000, per_million=2.0, relatives=0.5, dated=True, unit=True
    )


@pytest.mark.parametrize(
    ("one", "other", "merged"),
    [
        (Profile(80, 89), Profile(87, 87), Profile(87, 87)),
        (Profile(80, None), Profile(None, 84), Profile(80, 84)),
        (Profile(34, 34, Sex.WOMAN), Profile(87, 87, Sex.MAN), Profile(87, 87, Sex.MAN)),
        (Profile(34, 34), Profile(sex=Sex.MAN), Profile(34, 34, Sex.MAN)),
        (Profile(34, 34), Profile(6, 6), Profile(6, 6)),
    ],
)
def test_ages_are_never_crossed_into_nobody(one: Profile, other: Profile, merged: Profile) -> None:
    assert one.with_more(other) == merged


def test_the_oldest_are_the_rarest() -> None:
    assert rarity((97, 97, Sex.MAN)) < rarity((87, 87, Sex.MAN)) < rarity((87, 87, None)) < rarity((None, None, None))

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.anonymity.estimate import BUCKETS, K, estimate
from detectors.anonymity.profile import NOBODY, Profile, Sex
from detectors.finding import Identifying
from detectors.reading import Reading
from detectors.reference import refers
from proxy.redaction.told import NOTHING, Told
from tests.detectors.anonymity.profiles import profiles

WOMAN_OF_87 = Profile(youngest=87, oldest=87, sex=Sex.WOMAN)
AT_A_SMALL_PLACE = Profile(inhabitants=400)
SECRET = Reading(secret=True, profile=WOMAN_OF_87)
FOLLOW_UP, GENERAL = "et pour elle, vu sa grossesse de 12 SA ?", "Quels vaccins pendant une grossesse de 12 SA ?"
READINGS = st.builds(
    Reading, secret=st.booleans(), vignette=st.booleans(), refers=st.booleans(), profile=st.just(NOBODY) | profiles
)
TURNS = st.lists(st.lists(READINGS, max_size=3), max_size=4)


def _turn(text: str) -> list[Reading]:
    """A turn that is not secret of itself."""
    return [Reading(refers=refers(text))]


@pytest.mark.parametrize(
    ("before", "text", "secret"),
    [
        ([SECRET], FOLLOW_UP, True),
        ([SECRET], GENERAL, False),
        ([Reading()], FOLLOW_UP, False),
        ([Reading(vignette=True)], FOLLOW_UP, False),
        ([Reading(), SECRET], FOLLOW_UP, True),
        ([], FOLLOW_UP, False),
    ],
)
def test_a_turn_is_secret_where_it_leans_on_a_secret_one(before: list[Reading], text: str, secret: bool) -> None:
    assert NOTHING.and_now(before).and_now(_turn(text)).secret is secret


def test_what_was_told_of_her_counts_in_the_turns_that_lean_on_it() -> None:
    told = NOTHING.and_now([SECRET]).and_now([Reading(refers=True, profile=AT_A_SMALL_PLACE)]).and_now(_turn(FOLLOW_UP))
    assert told == Told(secret=True, profile=WOMAN_OF_87.with_more(AT_A_SMALL_PLACE))


def test_a_general_question_tells_nothing_of_her() -> None:
    told = NOTHING.and_now([SECRET]).and_now(_turn(GENERAL))
    assert (told.secret, told.anonymity, told.identifying) == (False, None, Identifying.NONE)


def test_two_harmless_turns_of_one_person_point_to_her_together() -> None:
    first = NOTHING.and_now([SECRET])
    assert first.identifying is Identifying.NONE
    assert NOTHING.and_now([Reading(profile=AT_A_SMALL_PLACE)]).identifying is Identifying.NONE
    assert first.and_now([Reading(refers=True, profile=AT_A_SMALL_PLACE)]).identifying is Identifying.INDIRECT


@pytest.mark.parametrize(
    ("profile", "anonymity", "identifying"),
    [
        (NOBODY, None, Identifying.NONE),
        (Profile(singular=True), 1, Identifying.INDIRECT),
        (Profile(sex=Sex.WOMAN), 100_000_000, Identifying.NONE),
        (WOMAN_OF_87, 1_000_000, Identifying.NONE),
        (Profile(inhabitants=1), 1, Identifying.INDIRECT),
        (Profile(inhabitants=K), 2 * K, Identifying.NONE),
    ],
)
def test_few_people_are_identifying(profile: Profile, anonymity: int | None, identifying: Identifying) -> None:
    told = Told(profile=profile)
    assert (told.anonymity, told.identifying) == (anonymity, identifying)


@given(profiles)
def test_a_bucket_is_told_of_anybody_and_never_a_number(profile: Profile) -> None:
    told = Told(profile=profile)
    assert told.anonymity in {*BUCKETS, None}
    assert (told.anonymity is None) is (profile == NOBODY)


@given(TURNS)
def test_people_never_grow_more_numerous_while_turns_lean_on_what_was_told(turns: list[list[Reading]]) -> None:
    leaning = ([*turn, Reading(refers=True)] for turn in turns)
    people = [estimate(told.profile).people for told in accumulate(leaning, Told.and_now, initial=NOTHING)]
    assert all(after <= before * (1 + 1e-9) for before, after in pairwise(people))


@given(READINGS)
def test_what_a_turn_says_itself_is_never_lost(reading: Reading) -> None:
    alone, after = NOTHING.and_now([reading]), NOTHING.and_now([SECRET]).and_now([reading])
    assert alone.secret is reading.secret
    assert after.secret >= alone.secret
    assert estimate(after.profile).people <= estimate(alone.profile).people * (1 + 1e-9)


@given(st.lists(READINGS, max_size=4))
def test_a_conversation_sent_again_whole_makes_nobody_harder_to_find(turns: list[Reading]) -> None:
    once = NOTHING.and_now(turns)
    again = once.and_now(turns)
    assert again.secret is once.secret
    assert estimate(again.profile).people <= estimate(once.profile).people * (1 + 1e-9)


@given(READINGS, READINGS)
def test_the_order_of_two_texts_of_a_turn_does_not_matter(one: Reading, other: Reading) -> None:
    assert NOTHING.and_now([one, other]) == NOTHING.and_now([other, one])

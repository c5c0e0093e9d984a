"""Conditions and facts of every kind, drawn at random."""

from datetime import datetime
from enum import StrEnum

from hypothesis import strategies as st

from detectors.finding import Category, Identifying, Role
from policies.facts import Facts, Obstacle, Tier
from policies.hours import Moment
from policies.when import Categories, Obstacles, Persons, When

_CATEGORIES = [Category.PERSON, Category.AGE, Category.IPP]
_OBSTACLES = [Obstacle.IMAGE, Obstacle.FILE]
_SERVICES, _GROUPS = ["chatgpt", "albert"], ["dim", "nuit"]
_DAYS = [datetime(2026, 11, 23, 9), datetime(2026, 11, 23, 23), datetime(2027, 1, 3, 12)]  # noqa: DTZ001 - local time


def some(values: type[StrEnum] | list[str]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(values), min_size=1)


WHENS = st.fixed_dictionaries(
    {},
    optional={
        "tier": some(Tier),
        "service": some(_SERVICES),
        "group": some(_GROUPS),
        "hours": st.sampled_from(Moment),
        "identifying": some(Identifying),
        "secret": st.booleans(),
        "vignette": st.booleans(),
        "categories": st.one_of(
            st.builds(lambda way, values: Categories(**{way: values}), st.just(way), some(_CATEGORIES))
            for way in ("any_of", "all_of", "none_of")
        ),
        "persons": st.one_of(
            st.builds(lambda way, values: Persons(**{way: values}), st.just(way), some(Role))
            for way in ("any_of", "only")
        ),
        "obstacles": st.just(Obstacles(any=True)) | st.builds(Obstacles, any_of=some(_OBSTACLES)),
        "complete": st.booleans(),
        "anonymity_below": st.sampled_from([10, 1000, 50_000]),
    },
).map(When.model_validate)

FACTS = st.builds(
    Facts,
    service=st.sampled_from(_SERVICES),
    tier=st.sampled_from(Tier),
    categories=st.frozensets(st.sampled_from(_CATEGORIES)),
    roles=st.just(frozenset()),
    identifying=st.sampled_from(Identifying),
    secret=st.booleans(),
    vignette=st.booleans(),
    obstacles=st.frozensets(st.sampled_from(_OBSTACLES)),
    groups=st.frozensets(st.sampled_from(_GROUPS)),
    anonymity=st.none() | st.sampled_from([5, 10, 900, 1_000_000]),
    complete=st.booleans(),
    persons=st.frozensets(st.sampled_from(Role)),
    at=st.none() | st.sampled_from(_DAYS),
)

from dataclasses import replace
from datetime import date, datetime

import pytest

from detectors.finding import Category, Role
from policies.axes import KEYS, ORDINARY, Test, axis
from policies.facts import Obstacle, Tier
from policies.hours import Day, Hours, Moment
from policies.when import Categories, Obstacles, Persons, When

Test.__test__ = False  # type: ignore[attr-defined]  # not a class of tests
A, B, C = Category.AGE, Category.CITY, Category.DATE
HOURS = Hours.model_validate({"days": frozenset({Day.SUNDAY}), "from": "08:00", "to": "18:00"})


def count(name: str, *whens: When) -> int:
    return len(axis(name, [Test(when) for when in whens], {}).points)


@pytest.mark.parametrize("name", KEYS)
def test_without_any_condition_every_request_is_alike(name: str) -> None:
    assert len(axis(name, [], {}).points) == 1


@pytest.mark.parametrize(
    ("name", "whens", "points"),
    [
        ("secret", [When(secret=True)], 2),
        ("complete", [When(complete=False)], 2),
        ("service", [When(tier=frozenset({Tier.OPEN}))], 2),
        ("service", [When(tier=frozenset({Tier.OPEN})), When(tier=frozenset({Tier.APPROVED}))], 3),
        ("service", [When(service=frozenset({"claude"}))], 2),
        ("anonymity", [When(anonymity_below=10), When(anonymity_below=100)], 3),
        ("groups", [When(group=frozenset({"a"})), When(group=frozenset({"b"}))], 4),
        ("obstacles", [When(obstacles=Obstacles(any=True))], 2),
        (
            "obstacles",
            [When(obstacles=Obstacles(any=True)), When(obstacles=Obstacles(any_of=frozenset({Obstacle.AUDIO})))],
            3,
        ),
        ("persons", [When(persons=Persons(only=frozenset({Role.PATIENT})))], 2),
        ("categories", [When(categories=Categories(any_of=frozenset({A, B})))], 2),
        (
            "categories",
            [
                When(categories=Categories(any_of=frozenset({A, B}))),
                When(categories=Categories(all_of=frozenset({A, B}))),
            ],
            3,
        ),
        (
            "categories",
            [When(categories=Categories(none_of=frozenset({A}))), When(categories=Categories(any_of=frozenset({C})))],
            4,
        ),
    ],
)
def test_there_is_one_point_for_each_thing_that_conditions_tell_apart(
    name: str, whens: list[When], points: int
) -> None:
    assert count(name, *whens) == points


def test_the_tier_is_the_establishment_s_and_the_catalogue_s_for_the_others() -> None:
    test = Test(When(tier=frozenset({Tier.APPROVED})), frozenset({("claude", Tier.APPROVED)}))
    made = axis("service", [test], {"claude": Tier.OPEN})
    met = {facts.service for point, met in zip(made.points, made.met, strict=True) if met for facts in point}
    assert met == {"", "claude"}
    assert all(facts.tier is Tier.OPEN for point in made.points for facts in point if facts.service == "claude")


def test_moments_are_in_and_out_of_hours_before_within_and_after_an_exception() -> None:
    days = (date(2026, 11, 2), date(2026, 11, 2))
    tests = [Test(When(hours=Moment.DURING), hours=HOURS), Test(days=days)]
    made = axis("at", tests, {})
    # The exception lasts one Monday, out of hours all day: it is never in force during them.
    assert sorted(map(len, made.met)) == [0, 1, 1]
    longer = axis("at", [tests[0], Test(days=(date(2026, 11, 2), date(2026, 11, 30)))], {})
    assert sorted(map(len, longer.met)) == [0, 1, 1, 2]


def test_an_exception_holds_from_its_first_day_to_its_last() -> None:
    test = Test(days=(date(2026, 11, 2), date(2026, 11, 3)))
    for day, holds in [(1, False), (2, True), (3, True), (4, False)]:
        assert test.holds(replace(ORDINARY, at=datetime(2026, 11, day, 23))) is holds  # noqa: DTZ001 - local time
    assert not test.holds(ORDINARY)


def test_each_point_meets_its_tests_and_no_others() -> None:
    tests = [Test(When(categories=Categories(any_of=frozenset({one})))) for one in (A, B, C)]
    made = axis("categories", tests, {})
    for point, met in zip(made.points, made.met, strict=True):
        assert all({test for test in tests if test.holds(facts)} == met for facts in point)


def test_too_many_sets_are_not_all_tried_and_that_is_known() -> None:
    tests = [Test(When(categories=Categories(any_of=frozenset({one})))) for one in Category]
    assert not axis("categories", tests, {}).whole
    assert axis("categories", tests[:5], {}).whole


def test_facts_are_moved_along_one_axis_alone() -> None:
    made = axis("service", [Test(When(service=frozenset({"claude"})))], {"claude": Tier.APPROVED})
    moved = made.moved(replace(ORDINARY, secret=True), 1)
    assert (moved.service, moved.tier, moved.secret) == ("claude", Tier.APPROVED, True)

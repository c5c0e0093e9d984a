import pytest

from detectors.finding import Category
from policies.replacements import ALWAYS, Replacement, ways


@pytest.mark.parametrize("category", Category)
def test_anything_can_become_a_placeholder_or_be_masked(category: Category) -> None:
    assert {Replacement.PLACEHOLDER, Replacement.MASK} == ALWAYS <= ways(category)


@pytest.mark.parametrize(
    ("way", "possible", "not_possible"),
    [
        (Replacement.SURROGATE, Category.PERSON, Category.NIR),
        (Replacement.SURROGATE, Category.EMAIL_ADDRESS, Category.AGE),
        (Replacement.GENERALISE, Category.AGE, Category.PERSON),
        (Replacement.GENERALISE, Category.CITY, Category.NIR),
        (Replacement.SHIFT, Category.DATE, Category.AGE),
        (Replacement.SHIFT, Category.DATE_OF_BIRTH, Category.PERSON),
    ],
)
def test_other_ways_depend_on_what_is_replaced(way: Replacement, possible: Category, not_possible: Category) -> None:
    assert way in ways(possible)
    assert way not in ways(not_possible)


def test_every_way_is_possible_for_something() -> None:
    assert set().union(*map(ways, Category)) == set(Replacement)

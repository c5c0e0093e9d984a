import pytest

from detectors.complement import MODEL, complemented
from detectors.finding import Category, Finding


def rule(category: Category, start: int, end: int) -> Finding:
    return Finding(category, start, end, 0.85, "date")


def model(category: Category, start: int, end: int) -> Finding:
    return Finding(category, start, end, 0.55, MODEL)


@pytest.mark.parametrize(
    ("ruled", "seen", "stays"),
    [
        ([], (5, 9), True),
        ([(5, 9)], (5, 9), False),
        ([(5, 9)], (3, 6), False),
        ([(5, 9)], (8, 12), False),
        ([(5, 9)], (9, 12), True),
        ([(5, 9)], (1, 5), True),
        ([(0, 2), (3, 4), (20, 22)], (5, 9), True),
    ],
)
def test_the_model_has_its_say_where_no_rule_has_seen_the_same(
    ruled: list[tuple[int, int]], seen: tuple[int, int], stays: bool
) -> None:
    findings = [rule(Category.DATE, start, end) for start, end in ruled]
    ours = model(Category.DATE, *seen)
    assert (ours in complemented([*findings, ours])) is stays


def test_a_date_that_a_rule_reads_is_no_birth_for_the_model() -> None:
    ruled = rule(Category.DATE, 0, 10)
    assert complemented([ruled, model(Category.DATE_OF_BIRTH, 0, 10)]) == [ruled]
    assert len(complemented([ruled, model(Category.DATE_OF_BIRTH, 10, 20)])) == 2


def test_another_category_stands_beside_what_a_rule_saw() -> None:
    findings = [rule(Category.CITY, 7, 13), model(Category.FACILITY, 0, 13)]
    assert complemented(findings) == findings


def test_what_rules_see_always_stays() -> None:
    findings = [rule(Category.DATE, 0, 4), rule(Category.DATE, 2, 6)]
    assert complemented(findings) == findings


@pytest.mark.parametrize(("score", "end", "stays"), [(0.5, 6, False), (0.5, 4, False), (0.5, 7, True), (0.85, 6, True)])
def test_a_town_that_a_rule_reads_is_nobody_for_the_model(score: float, end: int, stays: bool) -> None:
    name = Finding(Category.PERSON, 0, end, score, "person")
    assert (name in complemented([rule(Category.CITY, 0, 6), name])) is stays


@pytest.mark.parametrize(("end", "stays"), [(10, False), (8, False), (16, True)])
def test_of_an_establishment_what_the_model_sees_beyond_the_rule_stays(end: int, stays: bool) -> None:
    seen = model(Category.FACILITY, 0, end)
    assert (seen in complemented([rule(Category.FACILITY, 0, 10), seen])) is stays

import pytest

from detectors.finding import Category, Finding, Role
from detectors.roles import with_roles

SEEN = [(0, 6, Role.PATIENT), (10, 16, Role.PROFESSIONAL), (20, 26, Role.RELATIVE)]


def found(category: Category, start: int, end: int) -> Finding:
    return Finding(category, start, end, 0.8, "person")


@pytest.mark.parametrize(
    ("start", "end", "role"),
    [
        (0, 6, Role.PATIENT),
        (3, 8, Role.PATIENT),
        (10, 12, Role.PROFESSIONAL),
        (8, 11, Role.PROFESSIONAL),
        (25, 40, Role.RELATIVE),
        (11, 22, Role.PROFESSIONAL),
        (4, 22, Role.PATIENT),
        (6, 10, None),
        (26, 30, None),
    ],
)
def test_a_person_has_the_role_of_the_entity_that_touches_it(start: int, end: int, role: Role | None) -> None:
    assert [f.role for f in with_roles([found(Category.PERSON, start, end)], SEEN)] == [role]


def test_only_persons_have_a_role() -> None:
    assert [f.role for f in with_roles([found(Category.CITY, 0, 6)], SEEN)] == [None]


def test_where_the_model_sees_nobody_nobody_has_a_role() -> None:
    assert [f.role for f in with_roles([found(Category.PERSON, 0, 6)], [])] == [None]

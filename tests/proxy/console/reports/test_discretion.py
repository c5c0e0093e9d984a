import pytest

from proxy.console.reports.discretion import Told, few, units
from proxy.store.views import Actions, Count


@pytest.mark.parametrize(
    ("count", "written"), [(0, "0"), (1, "<\xa05"), (4, "<\xa05"), (5, "5"), (1_200, "1\u202f200")]
)
def test_a_small_count_is_not_told_exactly(count: int, written: str) -> None:
    assert few(count) == written


def test_a_small_unit_is_not_named() -> None:
    found = units(
        [
            Count("urgences", Actions(1_000, 200, 30)),
            Count("dim", Actions(10, 2, 1)),
            Count("bloc", Actions(5, 0, 0)),
            Count("palliatifs", Actions(2, 1, 1)),
            Count("un-seul", Actions(0, 0, 1)),
        ]
    )
    assert found.told == (Told("urgences", "1\u202f230", "230"), Told("dim", "13", "<\xa05"), Told("bloc", "5", "0"))
    assert found.small == 2


def test_what_is_hidden_cannot_be_found_by_a_subtraction() -> None:
    (told,) = units([Count("dim", Actions(10, 2, 1))]).told
    assert {told.total, told.held} == {"13", "<\xa05"}

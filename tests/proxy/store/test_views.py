import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.store.views import Actions, Cursor


@given(st.integers(0, 10**18 - 1), st.integers(0, 10**18 - 1))
def test_a_cursor_is_read_as_it_was_written(time: int, key: int) -> None:
    assert Cursor.parse(str(Cursor(time, key))) == Cursor(time, key)


@pytest.mark.parametrize("written", ["", "1", "1-", "-1", "1-2-3", "a-b", "1 - 2", "١-٢", "1-2\n", "9" * 19 + "-1"])
def test_anything_else_is_no_cursor(written: str) -> None:
    assert Cursor.parse(written) is None


def test_actions_add_up() -> None:
    assert Actions(1, 2, 3).total == 6

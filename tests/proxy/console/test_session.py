"""A session says what its holder may do."""

import pytest
from starlette.requests import Request

from proxy.console.session import Right, Session, reader

SESSION = Session("0123456789abcdef", frozenset({Right.READ}), "a-token")


def test_a_right_is_held_or_not() -> None:
    assert SESSION.may(Right.READ)
    assert not SESSION.may(Right.EXPORT)


def test_a_request_that_did_not_come_through_the_guard_is_nobody_s() -> None:
    for state in ({}, {"session": None}, {"session": "0123456789abcdef"}):
        with pytest.raises(TypeError):
            reader(Request({"type": "http", "state": state}))
    assert reader(Request({"type": "http", "state": {"session": SESSION}})) is SESSION

"""A token opens once, for five minutes, and cannot be guessed."""

import pytest

from proxy.console.tokens import LIFE_S, Tokens
from tests.proxy.console.test_sessions import Clock


def test_a_token_is_good_once() -> None:
    tokens = Tokens()
    token = tokens.issue()
    assert tokens.spend(token)
    assert not tokens.spend(token)


@pytest.mark.parametrize(("later", "good"), [(0, True), (LIFE_S - 1, True), (LIFE_S, False), (86_400, False)])
def test_a_token_lives_five_minutes(later: float, good: bool) -> None:
    clock = Clock()
    tokens = Tokens(clock)
    token = tokens.issue()
    clock.now += later
    assert tokens.spend(token) is good


def test_the_last_token_alone_is_good() -> None:
    tokens = Tokens()
    old, new = tokens.issue(), tokens.issue()
    assert not tokens.spend(old)
    assert tokens.spend(new)


def test_nothing_opens_before_a_token_was_made() -> None:
    for token in ("", "x", "\udcff", "e3b0c44298fc1c14"):
        assert not Tokens().spend(token)


def test_wrong_ones_never_keep_the_right_one_out() -> None:
    tokens = Tokens()
    token = tokens.issue()
    assert not any(tokens.spend("x") for _ in range(1000))
    assert tokens.spend(token)


def test_what_is_shown_holds_no_token() -> None:
    tokens = Tokens()
    assert tokens.issue() not in repr(tokens)

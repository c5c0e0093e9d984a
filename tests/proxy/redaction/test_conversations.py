import re

import pytest

from detectors.finding import Category
from proxy.redaction.conversations import LIFETIME_S, MAX_CONVERSATIONS, Conversations


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_conversation_keeps_its_ledger_and_shares_it_with_no_other() -> None:
    conversations = Conversations()
    one, other = conversations.key("chatgpt", "id", "a"), conversations.key("chatgpt", "id", "b")
    assert conversations.ledger(one) is conversations.ledger(one)
    assert conversations.ledger(one) is not conversations.ledger(other)
    assert conversations.ledger(one).tag != conversations.ledger(other).tag


@pytest.mark.parametrize(
    ("one", "other"),
    [(("a", "bc"), ("ab", "c")), (("a",), ("a", "")), (("a",), ("A",)), ((b"\xff",), ("\xff",)), (("\ud800",), ("?",))],
)
def test_different_parts_make_different_keys(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    conversations = Conversations()
    assert conversations.key(*one) != conversations.key(*other)
    assert conversations.key(*one) == conversations.key(*one)


def test_keys_hold_no_text_and_cannot_be_tried_out_elsewhere() -> None:
    words = "Mme Lefèvre"
    key = Conversations().key("claude", "beginning", words)
    assert len(key) == 32
    assert key != Conversations().key("claude", "beginning", words)


@pytest.mark.parametrize(("idle", "kept"), [(LIFETIME_S - 1, True), (LIFETIME_S + 1, False)])
def test_a_conversation_is_forgotten_when_it_has_been_idle_too_long(idle: float, kept: bool) -> None:
    clock = Clock()
    conversations = Conversations(clock)
    ledger = conversations.ledger(b"a")
    clock.now += idle
    assert (conversations.ledger(b"a") is ledger) is kept


def test_each_use_starts_the_lifetime_again() -> None:
    clock = Clock()
    conversations = Conversations(clock)
    ledger = conversations.ledger(b"a")
    for _ in range(3):
        clock.now += LIFETIME_S - 1
        assert conversations.ledger(b"a") is ledger


def test_words_of_forgotten_conversations_leave_memory_with_the_next_request() -> None:
    clock = Clock()
    conversations = Conversations(clock)
    conversations.ledger(b"a").placeholder(Category.PERSON, "Lefèvre")
    clock.now += LIFETIME_S + 1
    conversations.ledger(b"b")
    assert len(conversations) == 1


def test_the_conversation_used_least_recently_goes_first() -> None:
    conversations = Conversations()
    ledgers = [conversations.ledger(f"{i}".encode()) for i in range(MAX_CONVERSATIONS)]
    assert conversations.ledger(b"0") is ledgers[0]
    conversations.ledger(b"new")
    assert conversations.ledger(b"0") is ledgers[0]
    assert conversations.ledger(b"1") is not ledgers[1]
    assert len(conversations) == MAX_CONVERSATIONS


def test_an_alias_is_another_name_of_the_same_conversation_and_counts_like_one() -> None:
    clock = Clock()
    conversations = Conversations(clock)
    ledger = conversations.ledger(b"beginning")
    conversations.ledger(b"other")
    clock.now += LIFETIME_S - 1
    conversations.alias(b"beginning", ledger)
    conversations.alias(b"id", ledger)
    clock.now += 2
    assert conversations.ledger(b"id") is conversations.ledger(b"beginning") is ledger
    for i in range(MAX_CONVERSATIONS):
        conversations.alias(f"{i}".encode(), ledger)
    assert len(conversations) == MAX_CONVERSATIONS


def test_conversations_never_show_what_they_hold() -> None:
    conversations = Conversations()
    conversations.ledger(conversations.key("a")).placeholder(Category.PERSON, "Lefèvre")
    assert re.fullmatch(r"Conversations\(clock=.*\)", repr(conversations))
    assert "efèvre" not in repr(conversations)

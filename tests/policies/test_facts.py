from dataclasses import FrozenInstanceError
from enum import StrEnum

import pytest

from detectors.finding import Identifying
from policies.facts import Facts, Obstacle, Tier


def bare_facts() -> Facts:
    return Facts("chatgpt", Tier.OPEN, frozenset(), frozenset({"user"}), Identifying.NONE, secret=False)


def test_facts_are_complete_and_readable_unless_said_otherwise() -> None:
    facts = bare_facts()

    assert facts.complete
    assert facts.obstacles == frozenset()
    assert not facts.vignette
    assert facts.groups == frozenset()
    assert facts.anonymity is None


def test_facts_never_change() -> None:
    with pytest.raises(FrozenInstanceError):
        bare_facts().tier = Tier.APPROVED


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (Tier, ["open", "contracted", "approved"]),
        (Obstacle, ["image", "audio", "video", "file", "encoded", "token_ids", "binary", "unknown"]),
    ],
)
def test_the_words_of_a_policy_file_are_these(words: type[StrEnum], values: list[str]) -> None:
    assert [word.value for word in words] == values

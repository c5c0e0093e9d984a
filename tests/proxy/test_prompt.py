import dataclasses

import pytest

from policies.facts import Obstacle
from proxy.prompt import Prompt, Rewriting, Role, Segment, Unreadable

SECRET = "Camille Exemple"


@pytest.mark.parametrize(
    "value",
    [
        Segment(("a", 0), Role.USER, SECRET),
        Prompt("claude", (Segment((), Role.USER, SECRET),), conversation=SECRET),
        Rewriting({("a",): SECRET}, SECRET),
    ],
)
def test_text_never_shows_in_a_representation(value: object) -> None:
    assert SECRET not in f"{value!r} {value}"


@pytest.mark.parametrize(
    "value", [Segment((), Role.USER, "x"), Unreadable((), Obstacle.IMAGE), Prompt("claude"), Rewriting()]
)
def test_what_was_analysed_cannot_change(value: object) -> None:
    for field in dataclasses.fields(value):  # type: ignore[arg-type]  # all are dataclasses
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, field.name, None)


def test_a_segment_may_be_rewritten_unless_told_otherwise() -> None:
    assert Segment((), Role.USER, "x").writable


def test_an_empty_prompt_says_nothing() -> None:
    prompt = Prompt("claude")
    assert (prompt.segments, prompt.unreadable, prompt.unknown_fields, prompt.conversation) == ((), (), 0, None)


def test_roles_are_the_words_that_policies_use() -> None:
    assert {str(role) for role in Role} == {
        *("user", "assistant", "system", "tool", "draft", "file_name", "url", "header", "key", "unknown")
    }

from dataclasses import FrozenInstanceError

import pytest

from policies.decision import Action, Decision


def test_there_are_three_outcomes() -> None:
    assert [action.value for action in Action] == ["allow", "redact", "block"]


def test_a_decision_never_changes() -> None:
    decision = Decision(Action.BLOCK, "contenu-illisible", "Une image n'a pas pu être lue.")

    with pytest.raises(FrozenInstanceError):
        decision.action = Action.ALLOW

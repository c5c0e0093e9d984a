from collections.abc import Mapping
from enum import StrEnum

import pytest

from detectors.finding import Category, Identifying, Role
from policies.decision import Action
from policies.document import Mode
from policies.facts import Obstacle, Tier
from proxy.console import words
from proxy.journal.events import Said
from proxy.journal.policy_read import Cause, Supplier
from proxy.journal.review import Handling
from proxy.reasons import ReasonCode
from proxy.services.catalogue import Kind

CLOSED: list[tuple[type[StrEnum], Mapping[str, str]]] = [
    (Action, words.ACTIONS),
    (Action, words.ACTIONS_OF_MANY),
    (Tier, words.TIERS),
    (Kind, words.KINDS),
    (Identifying, words.IDENTIFYING),
    (Role, words.ROLES),
    (ReasonCode, words.REASONS),
    (Cause, words.CAUSES),
    (Supplier, words.SUPPLIERS),
    (Mode, words.MODES),
    (Said, words.SAID),
    (Handling, words.OUTCOMES),
]


@pytest.mark.parametrize(("kind", "named"), CLOSED)
def test_every_word_of_the_journal_has_a_name(kind: type[StrEnum], named: Mapping[str, str]) -> None:
    assert set(named) == set(kind)
    assert len(set(named.values())) == len(named)


def test_what_is_found_is_named_and_what_is_not_known_stays_as_it_is() -> None:
    assert [words.category(one) for one in (Category.NIR, "LATER")] == ["numéro de sécurité sociale", "LATER"]
    assert [words.obstacle(one) for one in (Obstacle.IMAGE, "later")] == ["image", "later"]


def test_a_capital_changes_nothing_else() -> None:
    assert [words.capital(one) for one in ("masquée", "numéro RPPS", "")] == ["Masquée", "Numéro RPPS", ""]

from collections.abc import Iterator

from policies.decision import Action
from proxy.journal.entries import EVENTS, Opening
from proxy.journal.events import Direction
from proxy.journal.policy_read import Outcome
from proxy.journal.review import Entrance, Handling
from proxy.siem.event import NOTICES
from proxy.siem.titles import TITLES


def _actions() -> Iterator[str]:
    variants: dict[str, list[str]] = {
        "decision": [*Action, "redact_observed", "block_observed"],
        "policy": list(Outcome),
        "segment": list(Opening),
        "clock": list(Direction),
        "handled": list(Handling),
        "access": list(Entrance),
    }
    for name in (*EVENTS.values(), *NOTICES.values()):
        yield from (f"{name}_{variant}" for variant in variants[name]) if name in variants else (name,)


def test_everything_that_can_happen_has_its_title_and_nothing_else_has_one() -> None:
    assert sorted(TITLES) == sorted(_actions())


def test_no_two_titles_are_the_same() -> None:
    assert len(set(TITLES.values())) == len(TITLES)

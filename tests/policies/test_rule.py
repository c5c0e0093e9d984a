import json
from typing import Any

import pytest
from pydantic import ValidationError

from policies.decision import Action
from policies.rule import Override, Rule, Status

CAUGHT = {"name": "pris", "text": "Mme <PERSON>Claire Vidal</PERSON>", "expect": "redact"}
SPARED = {"name": "laissé", "text": "Bonjour", "expect": "allow"}
BARE = {"name": "nu", "facts": {}, "expect": "allow"}
SOUND: dict[str, Any] = {
    "id": "identite",
    "title": "t",
    "status": "enforce",
    "why": "w",
    "when": {"tier": ["open"]},
    "action": "redact",
    "tell": "d",
    "references": ["RGPD art. 4(1)"],
    "owner": "DPO",
    "cases": [CAUGHT, SPARED],
}


def made(**changes: object) -> Rule:
    return Rule.model_validate_json(json.dumps(SOUND | changes))


def override(**changes: object) -> Override:
    return Override.model_validate_json(json.dumps({"rule": "identite", "why": "w"} | changes))


def places(caught: pytest.ExceptionInfo[ValidationError]) -> list[tuple[str | int, ...]]:
    return [(*error["loc"], *error.get("ctx", {}).get("at", ())) for error in caught.value.errors()]


@pytest.mark.parametrize("key", sorted(SOUND))
def test_a_rule_leaves_nothing_unsaid(key: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Rule.model_validate_json(json.dumps({name: value for name, value in SOUND.items() if name != key}))

    assert places(caught) == [(key,)]


def test_a_rule_may_speak_english_too() -> None:
    assert made(tell_en="Remove the name.").tell_en == "Remove the name."


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"cases": []}, ("cases",)),
        ({"cases": [CAUGHT, CAUGHT | {"name": "encore"}]}, ("cases",)),
        ({"cases": [CAUGHT, SPARED, CAUGHT]}, ("cases", 2, "name")),
        ({"cases": [SPARED]}, ("cases",)),
        ({"action": "block"}, ("cases",)),
        ({"cases": [CAUGHT, SPARED, BARE]}, ("cases", 2)),
        ({"when": {"secret": True}, "cases": [CAUGHT, BARE]}, ("cases", 1)),
    ],
)
def test_a_rule_is_proven_by_what_it_catches_and_what_it_leaves(
    changes: dict[str, Any], place: tuple[str | int, ...]
) -> None:
    with pytest.raises(ValidationError) as caught:
        made(**changes)

    assert places(caught) == [place]


@pytest.mark.parametrize("when", [{"obstacles": {"any": True}}, {"complete": False}])
def test_a_rule_on_what_no_sentence_tells_is_proven_by_facts(when: dict[str, Any]) -> None:
    assert made(when=when, cases=[CAUGHT, BARE])


@pytest.mark.parametrize(
    ("changes", "value"),
    [
        ({"status": "retired"}, Status.RETIRED),
        ({"tell": "autre"}, "autre"),
        ({"tell_en": "other"}, "other"),
        ({"owner": "RSSI"}, "RSSI"),
    ],
)
def test_an_override_changes_what_it_says_and_nothing_else(changes: dict[str, Any], value: object) -> None:
    (key,) = changes
    changed = override(**changes)
    rule = changed.over(made(tell_en="before"))

    assert changed.changes() == {key: value}
    assert getattr(rule, key) == value
    assert rule == made(tell_en="before").model_copy(update={key: value})


def test_an_override_of_the_action_brings_its_own_proof() -> None:
    cases = [CAUGHT | {"expect": "block"}, SPARED]
    rule = override(action="block", cases=cases).over(made())

    assert rule.action is Action.BLOCK
    assert [case.expect for case in rule.cases] == [Action.BLOCK, Action.ALLOW]


@pytest.mark.parametrize(
    ("changes", "place"),
    [({}, ()), ({"action": "block"}, ("action",)), ({"action": "block", "tell": "non"}, ("action",))],
)
def test_an_override_of_nothing_or_without_proof_is_refused(
    changes: dict[str, Any], place: tuple[str | int, ...]
) -> None:
    with pytest.raises(ValidationError) as caught:
        override(**changes)

    assert places(caught) == [place]


@pytest.mark.parametrize("key", ["when", "id", "title", "references"])
def test_what_a_rule_is_about_is_not_to_be_overridden(key: str) -> None:
    with pytest.raises(ValidationError):
        override(**{key: SOUND[key]})


@pytest.mark.parametrize(
    "changes",
    [
        {"cases": [SPARED]},
        {"cases": [CAUGHT, BARE]},
        {"action": "allow", "cases": [CAUGHT]},
    ],
)
def test_a_rule_that_would_no_longer_be_proven_is_refused_when_it_is_changed(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        override(**changes).over(made())


def test_an_override_may_take_the_proof_of_a_rule_on_facts() -> None:
    rule = made(when={"complete": False}, cases=[CAUGHT, BARE])

    assert override(cases=[CAUGHT, BARE]).over(rule) == rule

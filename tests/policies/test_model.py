import json
from typing import Any

import pytest
from pydantic import ValidationError

from policies.model import Policy

CAUGHT = {"name": "pris", "text": "Mme <PERSON>Claire Vidal</PERSON>", "expect": "redact"}
SPARED = {"name": "laissé", "text": "Bonjour", "expect": "allow"}


def rule(**changes: object) -> dict[str, Any]:
    base = {
        "id": "identite",
        "title": "t",
        "status": "enforce",
        "why": "w",
        "when": {},
        "action": "redact",
        "tell": "d",
        "references": ["RGPD art. 4(1)"],
        "owner": "DPO",
        "cases": [CAUGHT, SPARED],
    }
    return base | changes


def policy(*rules: dict[str, Any], **changes: object) -> str:
    base = {
        "id": "locale",
        "title": "t",
        "version": 1,
        "default": "block",
        "owner": "DPO",
        "contact": "dpo@exemple.fr",
        "rules": list(rules),
    }
    return json.dumps(base | changes)


def errors(text: str) -> list[tuple[str | int, ...]]:
    with pytest.raises(ValidationError) as caught:
        Policy.model_validate_json(text)
    return [(*error["loc"], *error.get("ctx", {}).get("at", ())) for error in caught.value.errors()]


def test_a_rule_keeps_the_order_of_its_keys() -> None:
    read = Policy.model_validate_json(policy(rule())).rules[0]

    assert list(type(read).model_fields) == list(rule())


def test_a_policy_without_rules_blocks_all_and_is_a_policy() -> None:
    assert Policy.model_validate_json(policy()).default == "block"


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"default": "allow"}, ("default",)),
        ({"default": "redact"}, ("default",)),
        ({"version": 0}, ("version",)),
        ({"version": "1"}, ("version",)),
        ({"id": "Ma Politique"}, ("id",)),
        ({"id": "identité"}, ("id",)),
        ({"approved_tool": {"name": "IA", "url": "http://ia.exemple.fr"}}, ("approved_tool", "url")),
        ({"approved_tool": {"name": "IA", "url": "javascript:alert(1)"}}, ("approved_tool", "url")),
        ({"secrets": []}, ("secrets",)),
    ],
)
def test_a_faulty_head_is_refused_at_its_place(changes: dict[str, Any], place: tuple[str | int, ...]) -> None:
    assert errors(policy(rule(), **changes)) == [place]


def test_an_approved_tool_has_a_safe_address() -> None:
    tool = {"name": "IA de l'hôpital", "url": "https://ia.exemple.fr/aide"}

    assert Policy.model_validate_json(policy(rule(), approved_tool=tool)).approved_tool.url == tool["url"]


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"cases": []}, ("cases",)),
        ({"cases": [CAUGHT]}, ("cases",)),
        ({"cases": [SPARED]}, ("cases",)),
        ({"cases": [CAUGHT, {"name": "n", "facts": {}, "expect": "allow"}]}, ("cases", 1)),
        ({"references": []}, ("references",)),
        ({"status": "draft"}, ("status",)),
        ({"when": None}, ("when",)),
        ({"tell": " "}, ("tell",)),
    ],
)
def test_a_faulty_rule_is_refused_at_its_place(changes: dict[str, Any], place: tuple[str | int, ...]) -> None:
    assert errors(policy(rule(**changes))) == [("rules", 0, *place)]


@pytest.mark.parametrize("when", [{"complete": False}, {"obstacles": {"any": True}}])
def test_a_rule_that_no_sentence_can_reach_is_proven_by_facts(when: dict[str, Any]) -> None:
    cases = [{"name": "a", "facts": {}, "expect": "block"}, {"name": "b", "facts": {}, "expect": "allow"}]

    assert Policy.model_validate_json(policy(rule(when=when, action="block", cases=cases)))


@pytest.mark.parametrize("second", ["identite", "default"])
def test_an_id_is_taken_once_and_default_never(second: str) -> None:
    assert errors(policy(rule(), rule(id=second))) == [("rules", 1, "id")]

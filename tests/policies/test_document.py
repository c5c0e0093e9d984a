import json
from typing import Any

import pytest
from pydantic import ValidationError

from detectors.finding import Category
from policies.document import Document
from policies.replacements import Replacement, ways

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
        Document.model_validate_json(text)
    return [(*error["loc"], *error.get("ctx", {}).get("at", ())) for error in caught.value.errors()]


def test_a_rule_keeps_the_order_of_its_keys() -> None:
    read = Document.model_validate_json(policy(rule())).rules[0]

    assert [key for key in type(read).model_fields if key != "tell_en"] == list(rule())


def test_a_policy_without_rules_blocks_all_and_is_a_policy() -> None:
    assert Document.model_validate_json(policy()).default == "block"


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

    assert Document.model_validate_json(policy(rule(), approved_tool=tool)).approved_tool.url == tool["url"]


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

    assert Document.model_validate_json(policy(rule(when=when, action="block", cases=cases)))


def test_an_id_is_taken_once() -> None:
    assert errors(policy(rule(), rule(id="identite"))) == [("rules", 1, "id")]


EXTENDING = {"extends": "has-2025", "id": "chu", "title": "t", "version": 1}
TOOL = {"service": "mistral", "tier": "contracted", "why": "w"}
GROUP = {"id": "dim", "title": "t", "os_groups": ["dim"]}
OVERRIDE = {"rule": "cas-invente", "why": "w", "status": "retired"}
EXCEPTION = {
    "id": "codage",
    "title": "t",
    "rule": "secret-medical",
    "when": {"group": ["dim"]},
    "action": "allow",
    "approver": "a",
    "reason": "r",
    "granted": "2026-11-01",
    "expires": "2026-11-30",
}
IDENTIFIER = {
    "id": "ipp-chu",
    "title": "t",
    "category": "IPP",
    "pattern": "[A-Z]{2}[0-9]{7}",
    "examples": ["AB1234567", "CD7654321"],
    "non_examples": ["AB123"],
}


def extending(**changes: object) -> str:
    return json.dumps(EXTENDING | changes)


def test_a_policy_that_extends_another_need_say_no_more_than_its_name() -> None:
    document = Document.model_validate_json(extending())

    assert document.model_dump(exclude_none=True, exclude_defaults=True) == EXTENDING


@pytest.mark.parametrize("key", ["default", "owner", "contact"])
def test_a_policy_that_extends_nothing_says_all(key: str) -> None:
    without = {name: value for name, value in json.loads(policy()).items() if name != key}

    with pytest.raises(ValidationError, match=f"« {key} » manque"):
        Document.model_validate_json(json.dumps(without))
    assert Document.model_validate_json(json.dumps(without | {"extends": "has-2025"}))


def test_there_is_nothing_to_override_where_nothing_is_extended() -> None:
    assert errors(policy(overrides=[OVERRIDE])) == [("overrides",)]
    assert Document.model_validate_json(extending(overrides=[OVERRIDE]))


@pytest.mark.parametrize(
    ("key", "block", "name"),
    [
        ("tools", TOOL, "service"),
        ("groups", GROUP, "id"),
        ("identifiers", IDENTIFIER, "id"),
        ("overrides", OVERRIDE, "rule"),
        ("exceptions", EXCEPTION, "id"),
        ("rules", rule(), "id"),
    ],
)
def test_each_block_has_its_own_name(key: str, block: dict[str, Any], name: str) -> None:
    other = block | {name: "autre"}

    assert Document.model_validate_json(extending(**{key: [block, other]}))
    assert errors(extending(**{key: [block, other, block]})) == [(key, 2, name)]
    with pytest.raises(ValidationError, match=f"« {block[name]} » est déjà pris"):
        Document.model_validate_json(extending(**{key: [block, block]}))


@pytest.mark.parametrize("category", Category)
def test_a_category_is_replaced_in_the_ways_that_it_can_be(category: Category) -> None:
    for way in Replacement:
        text = extending(replacements={category: way})
        if way in ways(category):
            assert Document.model_validate_json(text).replacements == {category: way}
        else:
            assert errors(text) == [("replacements", category)]


def test_a_way_that_is_not_possible_is_answered_with_those_that_are() -> None:
    with pytest.raises(ValidationError, match=r"NIR ne se remplace que par : mask, placeholder\."):
        Document.model_validate_json(extending(replacements={"PERSON": "surrogate", "NIR": "shift"}))


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"extends": "../has-2025"}, ("extends",)),
        ({"extends": "has-2025.yaml"}, ("extends",)),
        ({"mode": "off"}, ("mode",)),
        ({"language": "de"}, ("language",)),
        ({"establishment": ""}, ("establishment",)),
        ({"limits": {"seconds": 0}}, ("limits", "seconds")),
        ({"retention": {"days": 400}}, ("retention", "days")),
        ({"hours": {"days": ["lundi"], "from": "18:00", "to": "08:00"}}, ("hours", "to")),
    ],
)
def test_a_faulty_establishment_is_refused_at_its_place(changes: dict[str, Any], place: tuple[str | int, ...]) -> None:
    assert errors(extending(**changes)) == [place]

"""What somebody who writes a policy sees in their editor, asked of the language server that editors embed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from policies.schema import FILE, Schema, dump, schema
from tests.editor.language_server import CARET, Document, LanguageServer, language_server

FOLDER = FILE.parent
MODELINE = f"# yaml-language-server: $schema=./{FILE.name}\n"
SHIPPED = sorted(FOLDER.rglob("*.yaml"))
ITEM = "-"
RULE = ("rules", ITEM)

type Way = tuple[str, ...]
"""From the top of a file to a place in it: keys, and ITEM where a list is entered."""


@pytest.fixture(scope="module")
def editor() -> Iterator[LanguageServer]:
    assert FILE.read_text(encoding="utf-8") == dump(), "run `python -m policies.schema`"
    with language_server() as server:
        yield server


def typed(editor: LanguageServer, text: str) -> Document:
    """A new policy file, with the first line that all have."""
    return editor.open(FOLDER, MODELINE + text)


def block(way: Way, inside: str) -> str:
    """The least YAML around this block, when it stands at this place."""
    if not way:
        return inside
    indented = block(way[1:], inside).replace("\n", "\n  ")
    return f"- {indented}" if way[0] == ITEM else f"{way[0]}:\n  {indented}"


def value(way: Way, word: str) -> str:
    """The least YAML around this word, when it is the value at this place."""
    return block(way[:-1], f"- {word}" if way[-1] == ITEM else f"{way[-1]}: {word}")


def alternatives(node: Schema) -> list[Schema]:
    """What a value may be, references followed."""
    if "$ref" in node:
        return alternatives(schema()["$defs"][node["$ref"].rpartition("/")[2]])
    options = [*node.get("anyOf", []), *(option for option in node.get("oneOf", []) if "const" not in option)]
    return [node, *(kind for option in options for kind in alternatives(option))]


def steps(kind: Schema) -> dict[str, Schema]:
    """What stands right inside: of items, and of keys that an enumeration names, one is like the others."""
    if "items" in kind:
        return {ITEM: kind["items"]}
    if "propertyNames" in kind:
        (names,) = alternatives(kind["propertyNames"])
        return {names["oneOf"][0]["const"]: kind["additionalProperties"]}
    keys: dict[str, Schema] = kind.get("properties", {})
    return keys


def places(node: Schema, way: Way = (), around: tuple[str, ...] = ()) -> Iterator[tuple[Way, Schema]]:
    """Every place that a policy file may have; a block that may hold itself is entered once."""
    if (name := node.get("$ref", "")) in around:
        return
    for kind in alternatives(node):
        yield way, kind
        for step, held in steps(kind).items():
            yield from places(held, (*way, step), (*around, name) if name else around)


PLACES = list(places(schema()))
BLOCKS = {way: kind["properties"] for way, kind in PLACES if "properties" in kind}
CHOICES = {way: kind["oneOf"] for way, kind in PLACES if "const" in kind.get("oneOf", [{}])[0]}

each_block = pytest.mark.parametrize("way", BLOCKS, ids=".".join)
each_choice = pytest.mark.parametrize("way", CHOICES, ids=".".join)


def keys_of(way: Way) -> dict[str, str]:
    return {key: held["description"] for key, held in BLOCKS[way].items()}


def values_of(way: Way) -> dict[str, str]:
    return {choice["const"]: choice["description"] for choice in CHOICES[way]}


def remarks_on(editor: LanguageServer, texts: dict[Way, str]) -> Iterator[tuple[list[str], Way]]:
    """What is said of the last line of each, all being read at once."""
    opened = [(way, MODELINE + text, typed(editor, text)) for way, text in texts.items()]
    for way, text, document in opened:
        yield [remark.message for remark in document.remarks() if remark.line == len(text.splitlines())], way


def test_the_places_of_a_policy_are_all_walked() -> None:
    assert {(), RULE, (*RULE, "when"), (*RULE, "cases", ITEM)} <= set(BLOCKS)
    assert {(*RULE, "status"), (*RULE, "action"), (*RULE, "when", "tier", ITEM)} <= set(CHOICES)


def test_every_key_and_every_value_is_described() -> None:
    for way, kind in PLACES:
        assert "enum" not in kind, f"{way}: values without their meaning"
        for described in (*kind.get("properties", {}).values(), *kind.get("oneOf", [])):
            assert described.get("description"), way


@each_block
def test_every_key_of_a_block_is_offered_with_its_description(editor: LanguageServer, way: Way) -> None:
    offered = typed(editor, block(way, CARET)).suggestions().values()

    assert {one.label: one.documentation for one in offered if one.is_key} == keys_of(way)


@each_block
def test_a_key_that_is_taken_comes_with_its_colon(editor: LanguageServer, way: Way) -> None:
    offered = typed(editor, block(way, CARET)).suggestions().values()

    assert [one.label for one in offered if one.is_key and not one.inserted.startswith(f"{one.label}:")] == []


@each_choice
def test_every_value_of_a_choice_is_offered_with_its_meaning(editor: LanguageServer, way: Way) -> None:
    offered = typed(editor, value(way, CARET)).suggestions()

    assert {label: one.documentation for label, one in offered.items()} == values_of(way)


@each_choice
def test_resting_on_a_value_shows_its_meaning(editor: LanguageServer, way: Way) -> None:
    for word, meaning in values_of(way).items():
        assert meaning in typed(editor, value(way, CARET + word)).hover()


@each_block
def test_resting_on_a_key_shows_its_description(editor: LanguageServer, way: Way) -> None:
    for key, description in keys_of(way).items():
        if (*way, key) not in CHOICES:
            assert description in typed(editor, block(way, f"{CARET}{key}: x")).hover(), key


def test_a_wrong_key_is_underlined_where_it_is(editor: LanguageServer) -> None:
    for remarks, way in remarks_on(editor, {way: block(way, "intrus: x") for way in BLOCKS}):
        assert any("intrus" in message for message in remarks), way


def test_a_wrong_value_is_underlined_where_it_is(editor: LanguageServer) -> None:
    for remarks, way in remarks_on(editor, {way: value(way, "intrus") for way in CHOICES}):
        assert any(word in message for message in remarks for word in values_of(way)), way


def test_a_key_that_is_already_there_is_not_offered_again(editor: LanguageServer) -> None:
    offered = typed(editor, block(RULE, f"id: une-regle\ntitle: Une règle\n{CARET}")).suggestions()

    assert {label for label, one in offered.items() if one.is_key} == keys_of(RULE).keys() - {"id", "title"}


def test_a_value_is_offered_inside_brackets_too(editor: LanguageServer) -> None:
    offered = typed(editor, block((*RULE, "when"), f"tier: [open, {CARET}]")).suggestions()

    assert {"open", "contracted", "approved"} <= offered.keys()


def test_the_status_of_a_rule_is_one_of_three(editor: LanguageServer) -> None:
    offered = typed(editor, block(RULE, f"status: {CARET}")).suggestions()

    assert list(offered) == ["observe", "enforce", "retired"]
    assert {label: one.documentation for label, one in offered.items()} == values_of((*RULE, "status"))


def test_resting_on_an_action_says_what_becomes_of_the_demand(editor: LanguageServer) -> None:
    redact = values_of((*RULE, "action"))["redact"]

    for text in (f"action: {CARET}redact", f"{CARET}action: redact"):
        assert redact in typed(editor, block(RULE, text)).hover()


@pytest.mark.parametrize("policy", SHIPPED, ids=lambda path: path.name)
def test_a_shipped_policy_is_read_by_its_schema_and_nothing_in_it_is_underlined(
    editor: LanguageServer, policy: Path
) -> None:
    text = policy.read_text(encoding="utf-8")
    before, id_, after = text.partition("\nid:")
    spoilt = f"{before}\nintrus: x{id_}{after}"

    assert editor.open(policy.parent, text).remarks() == []
    assert [remark.line for remark in editor.open(policy.parent, spoilt).remarks()] == [before.count("\n") + 2]

from policies.decision import Action
from policies.document import Document
from policies.loading import DEFAULT
from policies.rule import Rule
from policies.schema import FILE, Schema, dump, schema


def definitions() -> list[Schema]:
    return [schema(), *schema()["$defs"].values()]


def test_the_file_in_the_repository_is_the_one_generated() -> None:
    assert FILE.read_text(encoding="utf-8") == dump(), "run `python -m policies.schema`"


def test_every_key_is_described() -> None:
    for definition in definitions():
        for name, key in definition.get("properties", {}).items():
            assert key.get("description"), name


def test_every_value_of_every_enumeration_is_described() -> None:
    described = [value for definition in definitions() for value in definition.get("oneOf", [])]

    assert {"allow", "open", "PERSON", "observe", "image", "direct"} <= {value["const"] for value in described}
    assert all(value["description"] for value in described)
    assert not any("enum" in definition for definition in definitions())


def test_the_words_of_an_action_are_in_the_schema() -> None:
    values = schema()["$defs"]["Action"]["oneOf"]

    assert [value["const"] for value in values] == list(Action)


def test_nothing_may_be_null_and_no_other_key_may_be_added() -> None:
    assert "null" not in dump()
    objects = [definition for definition in definitions() if definition.get("type") == "object"]
    assert objects
    assert all(definition["additionalProperties"] is False for definition in objects)


def test_our_docstrings_do_not_reach_the_editor() -> None:
    text = dump()

    assert Document.__doc__ not in text
    assert Rule.__doc__ not in text


def test_the_shipped_policy_points_to_the_schema() -> None:
    first = DEFAULT.read_text(encoding="utf-8").splitlines()[0]

    assert first == f"# yaml-language-server: $schema=./{FILE.name}"
    assert FILE.parent == DEFAULT.parent

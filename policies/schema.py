"""The JSON Schema of policy files, in French, for completion and hover in any editor.

`python -m policies.schema` writes it beside this file.
"""

import json
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from policies.document import Document
from policies.glossary import GLOSSARY

FILE = Path(__file__).with_name("schema.json")

type Schema = dict[str, Any]  # JSON Schema is open by nature


@cache
def schema() -> Schema:
    """Generate the schema from the models, every enumeration with the meaning of its values."""
    generated: Schema = _tidied(Document.model_json_schema())
    lists = {name: generated["$defs"].pop(name) for name in list(generated["$defs"]) if name.startswith(_LIST)}
    generated = _inlined(generated, lists)
    for name, definition in generated["$defs"].items():
        generated["$defs"][name] = _ENUMERATIONS.get(name) or _without_docstring(definition)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Politique Paravent",
        "description": "Ce qu'un établissement laisse partir vers les IA génératives",
    }
    return head | _without_docstring(generated)


def dump() -> str:
    """The schema as the text of its file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


_LIST = "Some_"
"""How the names begin that pydantic gives to lists of alternatives, which say nothing to anybody."""


def _inlined(node: Any, lists: Schema) -> Any:  # noqa: ANN401 - any JSON value
    """Write each list of alternatives where it is used."""
    if isinstance(node, list):
        return [_inlined(item, lists) for item in node]
    if not isinstance(node, dict):
        return node
    target = lists.get(str(node.get("$ref", "")).removeprefix("#/$defs/"))
    own = {key: _inlined(value, lists) for key, value in node.items() if target is None or key != "$ref"}
    return own if target is None else _inlined(target, lists) | own


def _enumeration(members: type[StrEnum]) -> Schema:
    return {
        "type": "string",
        "oneOf": [{"const": member.value, "description": GLOSSARY[members][member]} for member in members],
    }


_ENUMERATIONS = {members.__name__: _enumeration(members) for members in GLOSSARY}


def _without_docstring(definition: Schema) -> Schema:
    return {key: value for key, value in definition.items() if key != "description"}


def _tidied(node: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Leave out generated titles and nulls: an optional key is left out of a policy, never empty."""
    if isinstance(node, list):
        return [_tidied(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _tidied(value) for key, value in node.items() if not _generated(key, value)}
    options = [option for option in kept.pop("anyOf", []) if option != {"type": "null"}]
    return (options[0] if options else {}) | kept


def _generated(key: str, value: object) -> bool:
    """Whether pydantic adds it; its "date-time" asks for a time zone, and a policy speaks of local time."""
    named = key == "title" and isinstance(value, str)
    return named or (key == "default" and value is None) or (key, value) == ("format", "date-time")


if __name__ == "__main__":
    FILE.write_text(dump(), encoding="utf-8")

"""The JSON Schema of policy files, in French, for completion and hover in any editor.

`python -m policies.schema` writes it beside this file.
"""

import json
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from policies.glossary import GLOSSARY
from policies.model import Policy

FILE = Path(__file__).with_name("schema.json")

type Schema = dict[str, Any]  # JSON Schema is open by nature


@cache
def schema() -> Schema:
    """Generate the schema from the models, every enumeration with the meaning of its values."""
    generated: Schema = _tidied(Policy.model_json_schema())
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


def _enumeration(members: type[StrEnum]) -> Schema:
    return {"oneOf": [{"const": member.value, "description": GLOSSARY[members][member]} for member in members]}


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
    return (key == "title" and isinstance(value, str)) or (key == "default" and value is None)


if __name__ == "__main__":
    FILE.write_text(dump(), encoding="utf-8")

"""The schemas that Elastic and OCSF publish, read from the packages that carry them: nothing is fetched."""

import json
import subprocess
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from ocsf_json_schema import OcsfJsonSchemaEmbedded

_NODE = "const {EcsFlat, EcsVersion} = require('@elastic/ecs'); console.log(JSON.stringify([EcsVersion, EcsFlat]))"
_FOLDER = Path(__file__).parents[2] / "siem_schemas"  # `npm ci` there


@cache
def ecs_fields() -> tuple[str, Mapping[str, Any]]:
    """The version of ECS, and what it says of each field by its dotted name."""
    told = subprocess.run(["node", "-e", _NODE], cwd=_FOLDER, check=True, capture_output=True).stdout
    version, fields = json.loads(told)
    return version, fields


@cache
def _ocsf() -> OcsfJsonSchemaEmbedded:
    return OcsfJsonSchemaEmbedded(json.loads((files("ocsf_json_schema") / "ocsf" / "1.8.0.json").read_text("utf-8")))


@cache
def ocsf_class(class_uid: int, profiles: tuple[str, ...]) -> Draft202012Validator:
    """What an event of that class with those profiles must be; attributes that it does not name are refused."""
    schema = _ocsf().get_class_schema(_ocsf().lookup_class_name_from_uid(class_uid), list(profiles))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def ocsf_type_caption(class_uid: int, type_uid: int) -> str:
    """What OCSF calls an event of that type: class and activity."""
    name = _ocsf().lookup_class_name_from_uid(class_uid)
    caption = _ocsf().schema.schema["classes"][name]["attributes"]["type_uid"]["enum"][str(type_uid)]["caption"]
    assert isinstance(caption, str)
    return caption

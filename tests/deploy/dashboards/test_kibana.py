import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from proxy.siem.fields import emitted
from proxy.siem.titles import TITLES

_FOLDER = Path(__file__).parents[3] / "deploy" / "dashboards"
_OBJECTS: list[dict[str, Any]] = [
    json.loads(line) for line in (_FOLDER / "kibana.ndjson").read_text("utf-8").splitlines()
]
_LENSES = [each for each in _OBJECTS if each["type"] == "lens"]
_EVERYTHING = "___records___"
_CONDITION = re.compile(r"([\w.]+) : (\([^)]*\)|\S+)")


def _columns(lens: dict[str, Any]) -> dict[str, Any]:
    (layer,) = lens["attributes"]["state"]["datasourceStates"]["formBased"]["layers"].values()
    assert sorted(layer["columnOrder"]) == sorted(layer["columns"])
    columns: dict[str, Any] = layer["columns"]
    return columns


def _conditions(lens: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for name, values in _CONDITION.findall(lens["attributes"]["state"]["query"]["query"]):
        yield name, values.strip("()").split(" or ")


@pytest.mark.parametrize("lens", _LENSES, ids=lambda lens: lens["id"])
def test_every_field_is_one_that_is_sent(lens: dict[str, Any]) -> None:
    columns = {column["sourceField"] for column in _columns(lens).values()} - {_EVERYTHING}
    asked = {name for name, _ in _conditions(lens)}
    assert asked
    assert columns | asked <= emitted().keys()


@pytest.mark.parametrize("lens", _LENSES, ids=lambda lens: lens["id"])
def test_every_value_that_is_asked_for_is_one_that_is_sent(lens: dict[str, Any]) -> None:
    known = {"event.action": set(TITLES), "event.kind": {"alert"}, "event.module": {"paravent"}, "event.reason": {"*"}}
    known["paravent.event"] = {"decision", "report", "handled"}
    assert all(set(values) <= known[name] for name, values in _conditions(lens))


@pytest.mark.parametrize("lens", _LENSES, ids=lambda lens: lens["id"])
def test_every_column_that_is_shown_is_one_of_the_lens(lens: dict[str, Any]) -> None:
    vis = lens["attributes"]["state"]["visualization"]
    shown = {each["columnId"] for each in vis.get("columns", [])}
    for layer in vis.get("layers", []):
        shown |= {layer["xAccessor"], *layer["accessors"], *filter(None, [layer.get("splitAccessor")])}
    assert shown == _columns(lens).keys()


def test_every_object_that_is_referred_to_is_there() -> None:
    there = {(each["type"], each["id"]) for each in _OBJECTS}
    assert len(there) == len(_OBJECTS)
    assert {(ref["type"], ref["id"]) for each in _OBJECTS for ref in each["references"]} <= there


def test_the_dashboard_shows_every_lens_once() -> None:
    (board,) = [each for each in _OBJECTS if each["type"] == "dashboard"]
    panels = json.loads(board["attributes"]["panelsJSON"])
    names = {reference["name"]: reference["id"] for reference in board["references"]}
    shown = [names[f"{panel['panelIndex']}:{panel['panelRefName']}"] for panel in panels]
    assert sorted(shown) == sorted(lens["id"] for lens in _LENSES)


def test_what_is_ours_is_indexed_as_words_and_numbers() -> None:
    template = json.loads((_FOLDER / "elasticsearch-template.json").read_text("utf-8"))
    rules = [rule for each in template["template"]["mappings"]["dynamic_templates"] for rule in each.values()]
    assert {rule["match_mapping_type"]: rule["mapping"]["type"] for rule in rules} == {
        "string": "keyword",
        "date": "keyword",
        "long": "long",
    }

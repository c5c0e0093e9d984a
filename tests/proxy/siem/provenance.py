"""Where each value of an event comes from: the entry, or a constant of ours; there is no third place."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path

import proxy.siem
from proxy.journal.reading import Line
from proxy.siem.event import Event
from proxy.siem.ocsf_classes import activity_of
from proxy.siem.product import VERSION
from proxy.siem.severity import level


def leaves(value: object) -> Iterator[object]:
    """All values, and names under which counts stand, however deep."""
    if isinstance(value, dict):
        for name, inside in value.items():
            yield name
            yield from leaves(inside)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from leaves(each)
    else:
        yield value


@cache
def constants() -> frozenset[object]:
    """Every string and number written in the package's code, and the product's version."""
    trees = [ast.parse(path.read_text("utf-8")) for path in Path(proxy.siem.__path__[0]).glob("*.py")]
    found = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    return frozenset({*found, VERSION})


def unaccounted(told: object, event: Event, line: Line | None) -> set[object]:
    """What stands in an event and comes from nowhere; dotted and composed names are looked at part by part."""
    known = set(constants()) | set(leaves(dict(line.entry) if line else {})) | _derived(event)
    known |= {said for field in fields(event.proof) for said in (field.name, getattr(event.proof, field.name))}
    known |= set(leaves(event.details)) | {event.name, event.action, event.entry.time, event.reference}
    known |= {part for name in known if isinstance(name, str) for part in re.split(r"[._]", name)}
    return {value for value in leaves(told) if not _parts(value) <= known and value not in known}


def _derived(event: Event) -> set[object]:
    """Times in other units, sums, and numbers that are made of a class and an activity."""
    details = event.details
    numbers = details.get("categories", {})
    total = sum(numbers.values()) if isinstance(numbers, dict) else 0
    latency = details.get("latency_ms", 0)
    duration = latency * 1_000_000 if isinstance(latency, int) else 0
    activity = activity_of(event)
    return {event.milliseconds, total, duration, activity.category_uid, activity.type_uid, int(level(event))}


def _parts(value: object) -> set[object]:
    if not isinstance(value, str):
        return {value}
    return set(re.split(r", |\.|_counts\.|_", value))

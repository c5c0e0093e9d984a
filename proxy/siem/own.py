"""What is ours in an event, under names that no other product uses; each format carries all of it.

Names are `paravent.<event>.<field>`, so that a name means one thing and has one type whatever the event.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields

from proxy.siem.event import Event

type Value = str | int | bool | list[str]

_PREFIX = "paravent"


def own(event: Event) -> dict[str, Value]:
    """Dotted names and plain values; counts by name become the list of names and one number for each."""
    proof = {field.name: getattr(event.proof, field.name) for field in fields(event.proof)}
    told = {"event": event.name, "reference": event.reference, **_under("journal", proof)}
    told |= _under(event.name, event.details)
    return {f"{_PREFIX}.{name}": _plain(value) for name, value in told.items() if value is not None}


def nested(flat: Mapping[str, object]) -> dict[str, object]:
    """The same with an object for each part of the dotted names."""
    tree: dict[str, object] = {}
    for name, value in flat.items():
        *above, last = name.split(".")
        branch = tree
        for part in above:
            deeper = branch.setdefault(part, {})
            if not isinstance(deeper, dict):
                raise TypeError(part)
            branch = deeper
        branch[last] = value
    return tree


def _under(prefix: str, told: Mapping[str, object]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in told.items():
        if isinstance(value, Mapping):
            found[f"{prefix}.{name}"] = sorted(value)
            found |= {f"{prefix}.{name}_counts.{each}": count for each, count in value.items()}
        else:
            found[f"{prefix}.{name}"] = value
    return found


def _plain(value: object) -> Value:
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [str(each) for each in value]
    return str(value)

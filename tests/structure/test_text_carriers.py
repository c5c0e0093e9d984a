"""Only a few types carry a person's words, and none of them shows any."""

import dataclasses
import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import pytest

import detectors
import policies
import proxy
from proxy.prompt import Prompt, Role, Segment

MARK = "Hélène Lefèvre"


def _modules() -> Iterator[ModuleType]:
    for package in (proxy, policies, detectors):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if "__main__" not in info.name:
                yield importlib.import_module(info.name)


def _dataclasses() -> list[type]:
    found = {
        value
        for module in _modules()
        for value in vars(module).values()
        if isinstance(value, type) and dataclasses.is_dataclass(value) and value.__module__ == module.__name__
    }
    return sorted(found, key=lambda kind: f"{kind.__module__}.{kind.__qualname__}")


TEXT_FIELDS = {
    "text",
    "body",
    "data",
    "source",
    "inside",
    "target",
    "headers",
    "tree",
    "original",
    "changes",
    "proposal",
}
"""Names under which words of a person travel."""

SPEECH = {"proxy.demo", "proxy.cli", "policies", "proxy.services.wire_format"}
"""Where texts are ours: policies, help, and what the demonstration itself types."""


@pytest.mark.parametrize("kind", _dataclasses(), ids=lambda kind: f"{kind.__module__}.{kind.__qualname__}")
def test_a_type_that_carries_words_does_not_show_them(kind: type) -> None:
    if any(kind.__module__.startswith(room) for room in SPEECH):
        return
    if not kind.__dataclass_params__.repr:  # type: ignore[attr-defined]  # set by @dataclass
        return
    assert not {field.name for field in dataclasses.fields(kind) if field.repr} & TEXT_FIELDS


def test_a_segment_and_a_prompt_hide_their_text() -> None:
    prompt = Prompt("chatgpt", (Segment((), Role.USER, MARK),), conversation=MARK)
    assert MARK not in repr(prompt)

import pytest

from proxy.prompt import Role
from proxy.services import reading
from proxy.services.openai_responses import ANSWER, FIELDS
from proxy.wire.types import Tree


@pytest.mark.parametrize(
    ("item", "role", "writable"),
    [
        ({"content": "x"}, Role.USER, True),
        ({"type": "function_call", "arguments": "x"}, Role.ASSISTANT, True),
        ({"type": "custom_tool_call", "input": "x"}, Role.ASSISTANT, True),
        ({"type": "function_call_output", "output": "x"}, Role.TOOL, True),
        ({"type": "function_call_output", "output": [{"text": "x"}]}, Role.TOOL, True),
        ({"type": "reasoning", "summary": [{"text": "x"}]}, Role.ASSISTANT, True),
        ({"type": "web_search_call", "action": {"query": "x"}}, Role.ASSISTANT, True),
        ({"type": "shell_call", "action": {"command": ["x"]}}, Role.ASSISTANT, True),
        ({"type": "file_search_call", "queries": ["x"]}, Role.ASSISTANT, True),
        ({"type": "code_interpreter_call", "code": "x"}, Role.ASSISTANT, True),
        ({"content": [{"annotations": [{"title": "x"}]}]}, Role.USER, False),
        ({"nouveau": "x"}, Role.UNKNOWN, False),
    ],
)
def test_each_item_is_said_by_whom_its_kind_says(item: dict[str, Tree], role: Role, writable: bool) -> None:
    prompt = reading.read("test", FIELDS, {"input": [item]})
    found = [(s.role, s.writable) for s in prompt.segments if s.text == "x"]
    assert found == [(role, writable)]


@pytest.mark.parametrize(
    ("sealed", "judged"), [("gAAAAABo" * 20, False), ("Ceci est une phrase.", True), ("0639980017", True)]
)
def test_encrypted_reasoning_passes_only_when_it_is_a_blob(sealed: str, judged: bool) -> None:
    prompt = reading.read("test", FIELDS, {"input": [{"encrypted_content": sealed}]})
    assert bool(prompt.segments) is judged


@pytest.mark.parametrize(
    ("event", "ends"),
    [
        ({"type": "response.output_text.delta", "delta": "a"}, False),
        ({"type": "response.output_text.done"}, True),
        ({"type": "response.completed"}, True),
        ({"type": "response.incomplete"}, True),
        ({"type": "response.failed"}, True),
        ({}, False),
        (None, False),
    ],
)
def test_a_text_ends_with_its_part(event: Tree, ends: bool) -> None:
    assert ANSWER.ends(event) is ends

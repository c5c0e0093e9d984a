from collections.abc import Callable
from contextlib import suppress
from typing import Any

import anthropic
import httpx2
import pytest

from policies.facts import Obstacle
from proxy.prompt import Role
from proxy.services import reading
from proxy.services.anthropic import FORMAT
from proxy.services.wire_format import Refusal
from proxy.wire.types import Tree
from tests.proxy.services.conftest import Tap

SAID: list[Any] = [{"role": "user", "content": "Bonjour"}]
MODEL = "claude-opus-4-5-20251101"
ENDPOINT = FORMAT.endpoints[0]


def client(tap: Tap) -> anthropic.Anthropic:
    http = anthropic.DefaultHttpxClient(transport=tap.transport(httpx2))
    return anthropic.Anthropic(api_key="sk-essai", http_client=http, max_retries=0)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda c: c.messages.create(model=MODEL, max_tokens=9, messages=SAID, system="Sois bref."),
         [(Role.USER, "Bonjour"), (Role.SYSTEM, "Sois bref.")]),
        (lambda c: c.messages.create(model=MODEL, max_tokens=9, messages=SAID, stream=True,
                                     thinking={"type": "enabled", "budget_tokens": 1024}), [(Role.USER, "Bonjour")]),
        (lambda c: c.messages.count_tokens(model=MODEL, messages=SAID), [(Role.USER, "Bonjour")]),
        (lambda c: c.beta.messages.create(model=MODEL, max_tokens=9, messages=SAID, betas=["a-2025-06-27"],
                                          container={"id": "container_011CPhYZ", "skills": []}),
         [(Role.USER, "Bonjour")]),
        (lambda c: c.messages.batches.create(requests=[
            {"custom_id": "r-1", "params": {"model": MODEL, "max_tokens": 9, "messages": SAID}}]),
         [(Role.USER, "r-1"), (Role.USER, "Bonjour")]),
    ],
)  # fmt: skip
def test_the_sdks_words_are_read_and_nothing_else(
    tap: Tap, call: Callable[[anthropic.Anthropic], object], said: list[tuple[Role, str]]
) -> None:
    with suppress(anthropic.APIStatusError):
        call(client(tap))
    assert (sorted(tap.said), tap.strange) == (sorted(said), [])


@pytest.mark.parametrize(
    ("block", "role", "writable"),
    [
        ({"type": "text", "text": "x"}, Role.USER, True),
        ({"type": "thinking", "thinking": "x", "signature": "EqQB"}, Role.ASSISTANT, False),
        ({"type": "tool_use", "input": {"query": {"": ["x"]}}}, Role.ASSISTANT, True),
        ({"type": "tool_result", "content": "x"}, Role.TOOL, True),
        ({"type": "tool_result", "content": [{"type": "text", "text": "x"}]}, Role.TOOL, True),
        ({"type": "document", "title": "x"}, Role.FILE_NAME, True),
        ({"type": "document", "context": "x"}, Role.USER, True),
        ({"type": "document", "source": {"type": "content", "content": [{"text": "x"}]}}, Role.USER, True),
        ({"type": "redacted_thinking", "data": "x y"}, Role.UNKNOWN, False),
        ({"type": "nouveau", "nouveau": "x"}, Role.UNKNOWN, False),
    ],
)
def test_each_block_is_said_by_whom_its_kind_says(block: dict[str, Tree], role: Role, writable: bool) -> None:
    prompt = reading.read("test", ENDPOINT.fields, {"messages": [{"role": "user", "content": [block]}]})
    assert [(s.role, s.writable) for s in prompt.segments if "x" in s.text and s.role is not Role.KEY] == [
        (role, writable)
    ]


@pytest.mark.parametrize("source", [{"type": "base64", "data": "QUJD"}, {"type": "file", "file_id": "file_011CNha8"}])
def test_images_and_files_cannot_be_read(source: Tree) -> None:
    tree: Tree = {"messages": [{"content": [{"type": "document", "source": source}]}]}
    assert [u.obstacle for u in reading.read("test", ENDPOINT.fields, tree).unreadable] == [Obstacle.FILE]


def test_a_refusal_is_shown_by_the_sdk() -> None:
    answer = FORMAT.refusal(Refusal("Rien n'a été envoyé.", "REF1", "nir"))
    transport = httpx2.MockTransport(lambda _: httpx2.Response(403, json=answer))
    http = anthropic.DefaultHttpxClient(transport=transport)
    with pytest.raises(anthropic.PermissionDeniedError, match="Rien n'a été envoyé"):
        anthropic.Anthropic(api_key="x", http_client=http, max_retries=0).models.list()

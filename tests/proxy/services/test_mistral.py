from collections.abc import Callable
from contextlib import suppress
from typing import Any

import httpx2
import pytest
from mistralai.client import Mistral
from mistralai.client.errors import SDKError

from proxy.prompt import Role
from proxy.services import reading
from proxy.services.mistral import FORMAT
from proxy.services.wire_format import Refusal
from proxy.wire.types import Tree
from tests.proxy.services.conftest import Tap

SAID: list[Any] = [{"role": "system", "content": "Sois bref."}, {"role": "user", "content": "Bonjour"}]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda c: c.chat.complete(model="mistral-large-2411", messages=SAID, temperature=0.1),
         [(Role.SYSTEM, "Sois bref."), (Role.USER, "Bonjour")]),
        (lambda c: c.chat.stream(model="mistral-large-latest", messages=SAID[1:]), [(Role.USER, "Bonjour")]),
        (lambda c: c.fim.complete(model="codestral-2508", prompt="def f(", suffix="return"),
         [(Role.USER, "def f("), (Role.USER, "return")]),
        (lambda c: c.agents.complete(agent_id="ag_0198a2b7", messages=SAID[1:]), [(Role.USER, "Bonjour")]),
        (lambda c: c.embeddings.create(model="mistral-embed", inputs=["Bonjour"]), [(Role.USER, "Bonjour")]),
        (lambda c: c.classifiers.moderate(model="mistral-moderation-latest", inputs=["Bonjour"]),
         [(Role.USER, "Bonjour")]),
        (lambda c: c.beta.conversations.start(model="mistral-medium-latest", inputs="Bonjour", instructions="Bref."),
         [(Role.USER, "Bonjour"), (Role.SYSTEM, "Bref.")]),
        (lambda c: c.beta.conversations.append(conversation_id="conv_0198a2b7", inputs="Bonjour"),
         [(Role.USER, "Bonjour")]),
    ],
)  # fmt: skip
def test_the_sdks_words_are_read_and_nothing_else(
    tap: Tap, call: Callable[[Mistral], object], said: list[tuple[Role, str]]
) -> None:
    with suppress(SDKError):
        call(Mistral(api_key="essai", client=httpx2.Client(transport=tap.transport(httpx2))))
    assert (sorted(tap.said), tap.strange) == (sorted(said), [])


@pytest.mark.parametrize(
    ("path", "tree", "role"),
    [
        ("/v1/chat/completions", {"messages": [{"role": "assistant", "content": "x"}]}, Role.ASSISTANT),
        ("/v1/chat/completions", {"messages": [{"role": "tool", "content": [{"text": "x"}]}]}, Role.TOOL),
        ("/v1/chat/completions", {"messages": [{"content": [{"thinking": [{"text": "x"}]}]}]}, Role.ASSISTANT),
        ("/v1/chat/completions", {"messages": [{"content": [{"document_name": "x"}]}]}, Role.FILE_NAME),
        ("/v1/chat/completions", {"tools": [{"function": {"description": "x"}}]}, Role.SYSTEM),
        ("/v1/conversations", {"inputs": [{"role": "user", "content": "x"}]}, Role.USER),
        ("/v1/conversations", {"inputs": [{"result": "x"}]}, Role.TOOL),
        ("/v1/conversations/conv_1/restart", {"inputs": [{"arguments": "x"}]}, Role.ASSISTANT),
    ],
)
def test_words_are_said_by_whom_the_format_says(path: str, tree: Tree, role: Role) -> None:
    endpoint = FORMAT.endpoint(path)
    assert endpoint
    assert [(s.role, s.text) for s in reading.read("test", endpoint.fields, tree).segments] == [(role, "x")]


def test_the_conversation_is_named_in_the_path() -> None:
    endpoint = FORMAT.endpoint("/v1/conversations/conv_1/restart")
    match = endpoint and endpoint.path.fullmatch("/v1/conversations/conv_1/restart")
    assert match
    assert match["conversation"] == "conv_1"


@pytest.mark.parametrize(
    ("event", "ends"),
    [
        ({"choices": [{"finish_reason": None}]}, False),
        ({"choices": [{"finish_reason": "stop"}]}, True),
        ({"type": "message.output.delta"}, False),
        ({"type": "conversation.response.done"}, True),
        ({"type": "conversation.response.error"}, True),
        ("x", False),
    ],
)
def test_a_text_ends_with_its_choice_or_its_conversation(event: Tree, ends: bool) -> None:
    assert FORMAT.endpoints[0].answer.ends(event) is ends


def test_the_sdk_shows_a_refusal() -> None:
    answer = FORMAT.refusal(Refusal("Rien n'a été envoyé.", "REF1", "nir"))
    transport = httpx2.MockTransport(lambda _: httpx2.Response(403, json=answer))
    sdk = Mistral(api_key="x", client=httpx2.Client(transport=transport))
    with pytest.raises(SDKError, match="Rien n'a été envoyé"):
        sdk.models.list()

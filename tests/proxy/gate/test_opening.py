import gzip
import json
from collections.abc import Callable

import pytest

from proxy.gate.opening import opened
from proxy.gate.request import Request
from proxy.prompt import Role
from proxy.reasons import ReasonCode
from proxy.wire.errors import WireError

type Make = Callable[..., Request]
PAGE = {"messages": [{"author": {"role": "user"}, "content": {"parts": ["Bonjour"]}}]}


def said(*texts: str) -> dict[str, object]:
    return {"messages": [{"role": "user", "content": text} for text in texts]}


def test_a_request_is_opened_to_all_that_is_judged(trequest: Make) -> None:
    content = opened(trequest(said("Bonjour", "Encore"), target="/v1/chat/completions?q=a+b"))
    assert [(segment.role, segment.text) for segment in content.prompt.segments] == [
        (Role.USER, "Bonjour"),
        (Role.USER, "Encore"),
        (Role.URL, "a b"),
    ]
    assert (content.format.name, content.prompt.service) == ("openai", "openai-api")


def test_a_compressed_body_is_opened_too(trequest: Make) -> None:
    body = gzip.compress(json.dumps(said("Bonjour")).encode())
    assert [s.text for s in opened(trequest(body, headers={"content-encoding": "gzip"})).prompt.segments] == ["Bonjour"]


@pytest.mark.parametrize(
    ("host", "target", "body", "conversation"),
    [
        ("chatgpt.com", "/backend-api/f/conversation", PAGE | {"conversation_id": "6f2c-1"}, "6f2c-1"),
        ("chatgpt.com", "/backend-api/f/conversation", PAGE | {"conversation_id": None}, None),
        ("chatgpt.com", "/backend-api/f/conversation", PAGE | {"conversation_id": ""}, None),
        ("claude.ai", "/api/organizations/0a/chat_conversations/0b/completion", {"prompt": "Bonjour"}, "0b"),
        ("api.openai.com", "/v1/responses", {"input": "Bonjour", "previous_response_id": "resp_1a"}, "resp_1a"),
        ("api.openai.com", "/v1/chat/completions", {"messages": []}, None),
    ],
)
def test_the_conversation_is_named_by_the_path_or_the_body(
    trequest: Make, host: str, target: str, body: dict, conversation: str | None
) -> None:
    assert opened(trequest(body, host=host, target=target)).prompt.conversation == conversation


def test_a_path_that_no_format_declares_is_judged_leaf_by_leaf(trequest: Make) -> None:
    content = opened(trequest({"nouveau": "Mme Lefèvre"}, target="/v9/inconnu"))
    assert content.endpoint.rewrite is False
    assert "Mme Lefèvre" in [segment.text for segment in content.prompt.segments]


@pytest.mark.parametrize(
    ("body", "headers", "reason"),
    [
        (b"{", {}, ReasonCode.JSON_INVALID),
        (b'{"a":1,"a":2}', {}, ReasonCode.JSON_DUPLICATE_KEY),
        (b"{}", {"content-encoding": "gzip"}, ReasonCode.ENCODING_INVALID),
        (b"{}", {"content-encoding": "inconnu"}, ReasonCode.ENCODING_UNKNOWN),
    ],
)
def test_what_cannot_be_understood_is_refused(
    trequest: Make, body: bytes, headers: dict[str, str], reason: ReasonCode
) -> None:
    with pytest.raises(WireError) as raised:
        opened(trequest(body, headers=headers))
    assert raised.value.reason is reason

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import httpx2
import openai
import pytest

from policies.facts import Obstacle
from proxy.prompt import Role
from proxy.services import reading
from proxy.services.openai import FORMAT, refusal
from proxy.services.wire_format import Refusal
from proxy.wire.types import Tree
from tests.proxy.services.conftest import Tap

SAID: list[Any] = [{"role": "system", "content": "Sois bref."}, {"role": "user", "content": "Bonjour"}]
AUDIO = ("a.wav", b"RIFF\0", "audio/wav")


def client(tap: Tap) -> openai.OpenAI:
    http = openai.DefaultHttpxClient(transport=tap.transport(httpx2))
    return openai.OpenAI(api_key="sk-essai", http_client=http, max_retries=0)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda c: c.chat.completions.create(model="gpt-5", messages=SAID),
         [(Role.SYSTEM, "Sois bref."), (Role.USER, "Bonjour")]),
        (lambda c: c.chat.completions.create(model="gpt-4o-2024-08-06", messages=SAID[1:], stream=True, temperature=1),
         [(Role.USER, "Bonjour")]),
        (lambda c: c.responses.create(model="gpt-5", input="Bonjour", instructions="Sois bref."),
         [(Role.USER, "Bonjour"), (Role.SYSTEM, "Sois bref.")]),
        (lambda c: c.responses.create(model="gpt-5", input=SAID, stream=True, reasoning={"effort": "low"}),
         [(Role.SYSTEM, "Sois bref."), (Role.USER, "Bonjour")]),
        (lambda c: c.completions.create(model="gpt-3.5-turbo-instruct", prompt="Bonjour", logit_bias={"50256": -100}),
         [(Role.USER, "Bonjour")]),
        (lambda c: c.embeddings.create(model="text-embedding-3-small", input=["Bonjour"]), [(Role.USER, "Bonjour")]),
        (lambda c: c.moderations.create(model="omni-moderation-2024-09-26", input="Bonjour"), [(Role.USER, "Bonjour")]),
        (lambda c: c.images.generate(model="gpt-image-1", prompt="Chat", size="1024x1024"), [(Role.USER, "Chat")]),
        (lambda c: c.audio.speech.create(model="gpt-4o-mini-tts", voice="alloy", input="Bonjour"),
         [(Role.USER, "Bonjour")]),
        (lambda c: c.audio.transcriptions.create(model="whisper-1", file=AUDIO, prompt="Consultation"),
         [(Role.USER, "whisper-1"), (Role.USER, "Consultation"), (Role.FILE_NAME, "a.wav")]),
        (lambda c: c.files.create(file=("lettre.txt", b"Bonjour"), purpose="assistants"),
         [(Role.USER, "assistants"), (Role.FILE_NAME, "lettre.txt"), (Role.USER, "Bonjour")]),
    ],
)  # fmt: skip
def test_the_sdks_words_are_read_and_nothing_else(
    tap: Tap, call: Callable[[openai.OpenAI], object], said: list[tuple[Role, str]]
) -> None:
    with suppress(openai.APIStatusError):
        call(client(tap))
    assert (sorted(tap.said), tap.strange) == (sorted(said), [])


@pytest.mark.parametrize("tokens", [[9906, 220, 16, 3], [[9906, 220, 16, 3], [1, 2, 3, 4]]])
def test_tokens_in_the_place_of_words_cannot_be_read(tap: Tap, tokens: Any) -> None:  # noqa: ANN401 - either shape
    with suppress(openai.APIStatusError):
        client(tap).embeddings.create(model="text-embedding-3-small", input=tokens)
    assert {part.obstacle for part in tap.prompts[0].unreadable} == {Obstacle.TOKEN_IDS}


@pytest.mark.parametrize(
    ("path", "tree", "role"),
    [
        ("/v1/chat/completions", {"messages": [{"role": "developer", "content": "x"}]}, Role.SYSTEM),
        ("/v1/chat/completions", {"messages": [{"role": "assistant", "content": "x"}]}, Role.ASSISTANT),
        ("/v1/chat/completions", {"messages": [{"role": "tool", "content": "x"}]}, Role.TOOL),
        ("/v1/chat/completions", {"messages": [{"role": "user", "content": [{"text": "x"}]}]}, Role.USER),
        ("/v1/chat/completions", {"tools": [{"function": {"description": "x"}}]}, Role.SYSTEM),
        ("/v1/responses", {"input": [{"role": "assistant", "content": [{"text": "x"}]}]}, Role.ASSISTANT),
        ("/v1/responses", {"input": [{"output": "x"}]}, Role.TOOL),
        ("/v1/responses", {"input": [{"content": [{"filename": "x"}]}]}, Role.FILE_NAME),
        ("/v1/completions", {"prompt": ["x"]}, Role.USER),
    ],
)
def test_words_are_said_by_whom_the_format_says(path: str, tree: Tree, role: Role) -> None:
    endpoint = FORMAT.endpoint(path)
    assert endpoint
    assert [(s.role, s.text) for s in reading.read("test", endpoint.fields, tree).segments] == [(role, "x")]


@pytest.mark.parametrize(
    ("event", "ends"),
    [
        ({"choices": [{"delta": {"content": "a"}, "finish_reason": None}]}, False),
        ({"choices": [{"delta": {}, "finish_reason": "stop"}]}, True),
        ({"choices": []}, False),
        ("[DONE]", False),
    ],
)
def test_a_text_ends_with_its_choice(event: Tree, ends: bool) -> None:
    endpoint = FORMAT.endpoint("/v1/chat/completions")
    assert endpoint
    assert endpoint.answer.ends(event) is ends


def test_the_sdk_shows_a_refusal() -> None:
    answer = refusal(Refusal("Rien n'a été envoyé.", "REF1", "nir"))
    transport = httpx2.MockTransport(lambda _: httpx2.Response(403, json=answer))
    sdk = openai.OpenAI(api_key="x", http_client=openai.DefaultHttpxClient(transport=transport), max_retries=0)
    with pytest.raises(openai.PermissionDeniedError, match="Rien n'a été envoyé") as caught:
        sdk.models.list()
    assert (caught.value.code, caught.value.type) == ("nir", "paravent_refusal")

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import httpx
import pytest
from google import genai
from google.genai import errors, types

from policies.facts import Obstacle
from proxy.prompt import Role
from proxy.services import reading
from proxy.services.gemini import FORMAT
from proxy.services.wire_format import Refusal
from proxy.wire.types import Tree
from tests.proxy.services.conftest import Tap

MODEL = "gemini-2.5-flash"
(ENDPOINT,) = FORMAT.endpoints


def client(transport: Any) -> genai.Client:  # noqa: ANN401 - of httpx
    options = types.HttpOptions(httpx_client=httpx.Client(transport=transport))
    return genai.Client(api_key="essai", http_options=options)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda c: c.models.generate_content(
            model=MODEL, contents="Bonjour",
            config=types.GenerateContentConfig(system_instruction="Sois bref.", temperature=0.1, seed=3)),
         [(Role.USER, "Bonjour"), (Role.SYSTEM, "Sois bref.")]),
        (lambda c: list(c.models.generate_content_stream(model=MODEL, contents=["Bonjour", "Bonsoir"])),
         [(Role.USER, "Bonjour"), (Role.USER, "Bonsoir")]),
        (lambda c: c.models.count_tokens(model=MODEL, contents="Bonjour"), [(Role.USER, "Bonjour")]),
        (lambda c: c.models.embed_content(
            model="gemini-embedding-001", contents=["Bonjour"], config=types.EmbedContentConfig(title="Accueil")),
         [(Role.USER, "Bonjour"), (Role.USER, "Accueil")]),
    ],
)  # fmt: skip
def test_the_sdks_words_are_read_and_nothing_else(
    tap: Tap, call: Callable[[genai.Client], object], said: list[tuple[Role, str]]
) -> None:
    with suppress(errors.APIError):
        call(client(tap.transport(httpx)))
    assert (sorted(tap.said), tap.strange) == (sorted(said), [])


@pytest.mark.parametrize(
    ("tree", "role"),
    [
        ({"contents": [{"role": "user", "parts": [{"text": "x"}]}]}, Role.USER),
        ({"contents": [{"role": "model", "parts": [{"text": "x"}]}]}, Role.ASSISTANT),
        ({"contents": {"parts": [{"text": "x"}]}}, Role.USER),
        ({"systemInstruction": {"parts": [{"text": "x"}]}}, Role.SYSTEM),
        ({"system_instruction": {"parts": [{"text": "x"}]}}, Role.SYSTEM),
        ({"contents": [{"parts": [{"functionCall": {"args": {"": "x"}}}]}]}, Role.ASSISTANT),
        ({"contents": [{"parts": [{"function_response": {"response": {"": "x"}}}]}]}, Role.TOOL),
        ({"contents": [{"parts": [{"executableCode": {"code": "x"}}]}]}, Role.ASSISTANT),
        ({"contents": [{"parts": [{"codeExecutionResult": {"output": "x"}}]}]}, Role.TOOL),
        ({"tools": [{"functionDeclarations": [{"description": "x"}]}]}, Role.SYSTEM),
        ({"generationConfig": {"stopSequences": ["x"]}}, Role.SYSTEM),
    ],
)
def test_words_are_said_by_whom_the_format_says(tree: Tree, role: Role) -> None:
    assert [(s.role, s.text) for s in reading.read("test", ENDPOINT.fields, tree).segments] == [(role, "x")]


@pytest.mark.parametrize(
    "part",
    [
        {"inlineData": {"data": "QUJD", "mimeType": "image/png"}},
        {"inline_data": {"data": "QUJD", "mime_type": "image/png"}},
        {"fileData": {"fileUri": "https://exemple.org/a"}},
        {"file_data": {"file_uri": "https://exemple.org/a"}},
    ],
)
def test_files_cannot_be_read_in_either_spelling(part: Tree) -> None:
    prompt = reading.read("test", ENDPOINT.fields, {"contents": [{"parts": [part]}]})
    assert ([u.obstacle for u in prompt.unreadable], prompt.segments) == ([Obstacle.FILE], ())


@pytest.mark.parametrize(
    ("event", "ends"),
    [
        ({"candidates": [{"content": {}}]}, False),
        ({"candidates": [{"finishReason": "STOP"}]}, True),
        ({"candidates": {}}, False),
        ([], False),
    ],
)
def test_a_text_ends_with_its_candidate(event: Tree, ends: bool) -> None:
    assert ENDPOINT.answer.ends(event) is ends


def test_the_sdk_shows_a_refusal() -> None:
    answer = FORMAT.refusal(Refusal("Rien n'a été envoyé.", "REF1", "nir"))
    transport = httpx.MockTransport(lambda _: httpx.Response(403, json=answer))
    with pytest.raises(errors.ClientError, match="Rien n'a été envoyé") as caught:
        client(transport).models.generate_content(model=MODEL, contents="Bonjour")
    assert (caught.value.code, caught.value.status) == (403, "PERMISSION_DENIED")

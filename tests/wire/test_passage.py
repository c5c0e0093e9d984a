"""What goes through, and how: untouched where harmless, with placeholders where not, and with words put back."""

import asyncio
import json

import httpx
import pytest
from starlette.responses import JSONResponse

from proxy.composition import Paravent
from proxy.demo import clients
from proxy.demo.clients import Turn
from proxy.demo.stand_in import Received
from tests.wire.kit import CHAT, HARMLESS, LETTER, NAME, STORY, World, asking, client, decisions, network, said

_PAGE = {"accept": "text/html,application/xhtml+xml"}
_CHATGPT = "https://chatgpt.com"


async def test_a_harmless_prompt_leaves_byte_for_byte(asker: httpx.AsyncClient, received: list[Received]) -> None:
    body = asking(HARMLESS, temperature=0.70, user="")
    answer = await asker.post(CHAT, content=body)
    assert HARMLESS in said(answer)
    assert [item.body for item in received] == [body]


async def test_a_name_leaves_as_a_placeholder_and_comes_back(
    http2: bool, asker: httpx.AsyncClient, paravent: Paravent, received: list[Received]
) -> None:
    answer = await asker.post(CHAT, content=asking(LETTER))
    assert answer.http_version == ("HTTP/2" if http2 else "HTTP/1.1")
    assert said(answer) == f"Bien reçu : « {LETTER} »"
    assert not [secret for secret in ("Hélène", "Lefèvre", "06 39 98 12 34") if secret in received[0].plain]
    assert "Mme [NOM_1_" in received[0].words
    assert received[0].headers["content-length"] == str(len(received[0].body))
    line = decisions(paravent)[-1]
    assert (line["action"], line["rule_id"]) == ("redact", "identite-directe")
    assert line["categories"] == {"PERSON": 1, "PHONE_NUMBER": 1}


async def test_a_name_comes_back_in_a_stream_cut_anywhere(asker: httpx.AsyncClient, received: list[Received]) -> None:
    async with asker.stream("POST", CHAT, content=asking(LETTER, stream=True)) as answer:
        lines = [line async for line in answer.aiter_lines()]
    frames = [json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data: {")]
    words = "".join(choice["delta"].get("content") or "" for frame in frames for choice in frame["choices"])
    assert words == f"Bien reçu : « {LETTER} »"
    assert "Lef" not in received[0].plain


_STREAMS: tuple[Turn, ...] = (
    clients.openai_chat,
    clients.openai_stream,
    clients.openai_responses,
    clients.anthropic_stream,
    clients.mistral_stream,
    clients.gemini_stream,
    clients.chatgpt_page,
    clients.claude_page,
    clients.lechat_page,
)


@pytest.mark.parametrize("ask", _STREAMS, ids=lambda ask: ask.__name__)
async def test_every_service_streams_the_name_back(
    ask: Turn, http2: bool, paravent: Paravent, received: list[Received]
) -> None:
    shown = await asyncio.to_thread(ask, network(paravent, http2=http2), LETTER)
    assert shown == f"Bien reçu : « {LETTER} »"
    assert "Mme [NOM_1_" in received[0].words
    assert "Lef" not in received[0].plain


async def test_a_story_known_through_care_stays_here(
    asker: httpx.AsyncClient, paravent: Paravent, received: list[Received]
) -> None:
    answer = await asker.post(CHAT, content=asking(STORY))
    assert (answer.status_code, received) == (403, [])
    assert answer.headers["x-should-retry"] == "false"
    assert decisions(paravent)[-1]["rule_id"] == answer.headers["x-paravent-code"] == "secret-medical"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({b"x-title": f"Courrier de Mme {NAME}".encode()}, 403),
        ({b"x-upload-file-name": f"Mme {NAME}.pdf".encode()}, 403),
        ({b"x-title": b"Courrier"}, 200),
        ({b"x-request-id": b"0b9f4c66-1f3e-4d8a-9f6e-0d6f0b7c1a2b"}, 200),
    ],
)
async def test_words_in_a_header_are_judged(
    headers: dict[bytes, bytes], status: int, asker: httpx.AsyncClient, received: list[Received]
) -> None:
    answer = await asker.post(CHAT, content=asking(HARMLESS), headers=headers)
    assert answer.status_code == status
    assert len(received) == (status == 200)


@pytest.mark.parametrize(
    ("words", "status"), [(HARMLESS, 200), (LETTER, 403), (STORY, 403), ("Mme Lefèvre, NIR 1 85 03 75 123 456 41", 403)]
)
async def test_an_endpoint_that_nobody_declared_is_judged_and_never_rewritten(
    words: str, status: int, asker: httpx.AsyncClient, paravent: Paravent, received: list[Received]
) -> None:
    body = json.dumps({"thing": [{"new": words}]}).encode()
    answer = await asker.post(f"{_CHATGPT}/backend-api/unheard-of", content=body)
    assert answer.status_code == status
    assert [item.body for item in received] == [body] * (status == 200)
    assert decisions(paravent)[-1]["unknown_fields"] == 1


_BYTES = b"\x89\0\1\2 Mme Claire Vidal"


@pytest.mark.parametrize(
    ("name", "kind", "content", "status"),
    [
        ("bilan.pdf", "application/pdf", b"%PDF-1.7 " + _BYTES, 403),
        ("photo.png", "image/png", _BYTES, 403),
        ("dictee.webm", "audio/webm", _BYTES, 403),
        ("bilan.docx", "application/octet-stream", _BYTES, 403),
        ("notes.txt", "text/plain", LETTER.encode(), 403),
        ("notes.txt", "text/plain", LETTER.encode("latin-1"), 403),
        ("notes.txt", "text/plain", LETTER.encode("utf-16"), 403),
        ("notes.txt", "text/plain", "Mme Claire Vidal".encode("utf-16-le"), 403),
        ("notes.txt", "text/plain", HARMLESS.encode(), 200),
        (f"Mme {NAME}.txt", "text/plain", HARMLESS.encode(), 403),
    ],
)
async def test_a_file_leaves_only_when_it_was_read(  # noqa: PLR0917 - fixtures
    name: str, kind: str, content: bytes, status: int, paravent: Paravent, http2: bool, received: list[Received]
) -> None:
    async with client(paravent, http2=http2) as asker:
        del asker.headers["content-type"]
        answer = await asker.post("https://claude.ai/api/0aaa/upload", files={"file": (name, content, kind)})
    assert answer.status_code == status
    assert len(received) == (status == 200)
    assert all(content in item.body for item in received)


@pytest.mark.parametrize(
    ("url", "body"),
    [
        (f"{_CHATGPT}/api/auth/signin/email", b"email=helene.lefevre%40exemple.fr&callbackUrl=%2F"),
        ("https://claude.ai/api/auth/send_magic_link", b'{"email_address":"helene.lefevre@exemple.fr"}'),
        ("https://chat.mistral.ai/api/trpc/user.update", b'{"0":{"json":{"firstName":"Helene"}}}'),
    ],
)
async def test_a_professional_signs_in_with_an_address_of_their_own(
    url: str, body: bytes, asker: httpx.AsyncClient, received: list[Received]
) -> None:
    kind = "application/json" if body.startswith(b"{") else "application/x-www-form-urlencoded"
    answer = await asker.post(url, content=body, headers={"content-type": kind})
    assert answer.status_code == 200
    assert [item.body for item in received] == [body]


async def test_a_conversation_shown_again_has_its_names(
    world: World, paravent: Paravent, asker: httpx.AsyncClient, http2: bool, received: list[Received]
) -> None:
    """The page asks for the history of a conversation whose id only the answer told."""
    await asyncio.to_thread(clients.chatgpt_page, network(paravent, http2=http2), LETTER)
    history = {"mapping": {"1": {"message": {"content": {"parts": [received[0].words]}}}}}
    path = "/backend-api/conversation/6f2c0000-0000-4000-8000-00000000000a"
    world.stand_in.pages = {path: lambda _: JSONResponse(history), f"{path[:-1]}b": lambda _: JSONResponse(history)}
    assert LETTER in (await asker.get(_CHATGPT + path)).text
    assert LETTER not in (await asker.get(f"{_CHATGPT}{path[:-1]}b")).text


async def test_a_service_that_cannot_be_reached_is_told_apart_from_a_refusal(http2: bool, world: World) -> None:
    async with world.running(reroute=("127.0.0.1", 9)) as paravent, client(paravent, http2=http2) as asker:
        answer = await asker.post(CHAT, content=asking(HARMLESS))
        assert (answer.status_code, "x-paravent-code" in answer.headers) == (502, False)
        assert [line["action"] for line in decisions(paravent)] == ["allow"]

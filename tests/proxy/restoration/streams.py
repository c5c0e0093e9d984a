"""Services' streams: how each sends the pieces of a text, and how its client reads them."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from detectors.finding import Category
from proxy.redaction.ledger import Ledger
from proxy.restoration.framing import JsonLines, ServerSentEvents
from proxy.restoration.stream import StreamRestorer
from proxy.services.registry import find
from proxy.services.wire_format import Answer

type Json = Any

NAME, QUOTED = "Hélène Lefèvre", 'Claire "la\\Rousse"\nVidal'
LEDGER = Ledger("AB2N")
ONE, TWO = (LEDGER.placeholder(Category.PERSON, words) for words in (NAME, QUOTED))
ANTHROPIC_BLOCK = {"type": "content_block_delta", "index": 0}


@dataclass(frozen=True)
class Stream:
    """A service's stream: how it sends the pieces of a text, and how its client reads them."""

    adapter: str
    path: str
    send: Callable[[list[str]], list[Json]]
    read: Callable[[list[Json]], str]
    nested: bool = False
    lines: bool = False

    @property
    def answer(self) -> Answer:
        return find(self.adapter, self.path)[1].answer


def chat(pieces: list[str]) -> list[Json]:
    chunks = [{"choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": None}]} for piece in pieces]
    return [*chunks, {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}, "[DONE]"]


def read_chat(events: list[Json]) -> str:
    return "".join(choice["delta"].get("content", "") for event in events for choice in event["choices"])


def tool(pieces: list[str]) -> list[Json]:
    calls = [{"tool_calls": [{"index": 0, "function": {"arguments": piece}}]} for piece in pieces]
    return [*({"choices": [{"index": 0, "delta": call}]} for call in calls), *chat([])]


def read_tool(events: list[Json]) -> str:
    calls = (call for event in events for call in event["choices"][0]["delta"].get("tool_calls", []))
    return "".join(call["function"]["arguments"] for call in calls)


def responses(pieces: list[str]) -> list[Json]:
    at = {"item_id": "msg_1a", "output_index": 0, "content_index": 0}
    deltas = [{"type": "response.output_text.delta", **at, "delta": piece} for piece in pieces]
    return [*deltas, {"type": "response.output_text.done", **at, "text": "".join(pieces)}]


def read_responses(events: list[Json]) -> str:
    text = "".join(event["delta"] for event in events if event["type"] == "response.output_text.delta")
    assert text == events[-1]["text"]
    return text


def call(pieces: list[str]) -> list[Json]:
    kind = "response.function_call_arguments"
    deltas = [{"type": f"{kind}.delta", "item_id": "fc_1", "output_index": 0, "delta": piece} for piece in pieces]
    return [*deltas, {"type": f"{kind}.done", "item_id": "fc_1", "output_index": 0, "arguments": "".join(pieces)}]


def read_call(events: list[Json]) -> str:
    text = "".join(event.get("delta", "") for event in events)
    assert text == events[-1]["arguments"]
    return text


def anthropic(pieces: list[str], kind: str = "text_delta", key: str = "text") -> list[Json]:
    deltas = [ANTHROPIC_BLOCK | {"delta": {"type": kind, key: piece}} for piece in pieces]
    return [*deltas, {"type": "content_block_stop", "index": 0}, {"type": "message_stop"}]


def read_anthropic(events: list[Json], key: str = "text") -> str:
    return "".join(event.get("delta", {}).get(key, "") for event in events)


def gemini(pieces: list[str]) -> list[Json]:
    candidates = [{"content": {"parts": [{"text": piece}], "role": "model"}} for piece in (*pieces, "")]
    candidates[-1]["finishReason"] = "STOP"
    return [{"candidates": [candidate]} for candidate in candidates]


def read_gemini(events: list[Json]) -> str:
    return "".join(event["candidates"][0]["content"]["parts"][0]["text"] for event in events)


def mistral(pieces: list[str]) -> list[Json]:
    return [{"type": "message.output.delta", "output_index": 0, "content": piece} for piece in pieces] + [
        {"type": "conversation.response.done"}
    ]


def read_mistral(events: list[Json]) -> str:
    return "".join(event.get("content", "") for event in events)


def chatgpt(pieces: list[str]) -> list[Json]:
    """Thoughts, then the answer; the pointer is said once for each."""
    first, *others = pieces or [""]
    return [
        "v1",
        {"p": "", "o": "add", "v": {"message": {"content": {"parts": [""]}}, "conversation_id": "6f2c-1"}},
        {"p": "/message/content/thoughts/0/content", "o": "append", "v": f"Pour {ONE[:6]}"},
        {"v": f"{ONE[6:]} et {TWO[:5]}"},
        {"p": "/message/content/parts/0", "o": "append", "v": first},
        *({"v": piece} for piece in others),
        {"p": "", "o": "patch", "v": [{"p": "/message/status", "o": "replace", "v": "finished_successfully"}]},
        {"type": "message_stream_complete"},
        "[DONE]",
    ]


def read_chatgpt(events: list[Json]) -> str:
    texts: dict[str, str] = {}
    pointer = ""
    for event in (event for event in events if isinstance(event, dict)):
        pointer = event.get("p") or pointer
        if isinstance(event.get("v"), str):
            texts[pointer] = texts.get(pointer, "") + event["v"]
    assert texts["/message/content/thoughts/0/content"] == f"Pour {NAME} et {TWO[:5]}"
    return texts["/message/content/parts/0"]


def lechat(pieces: list[str]) -> list[Json]:
    first, *others = pieces or [""]
    patches = [
        {"op": "add", "path": "/contentChunks/0", "value": {"type": "text", "text": f"· {first}"}},
        *({"op": "append", "path": "/contentChunks/0/text", "value": piece} for piece in others),
        {"op": "replace", "path": "/status", "value": "done"},
    ]
    return [{"json": {"type": "message", "messageId": "m-1", "patches": [patch]}} for patch in patches]


def read_lechat(events: list[Json]) -> str:
    patches = [patch for event in events for patch in event["json"]["patches"]]
    assert [patch["value"] for patch in patches if patch["path"] == "/status"] == ["done"]
    values = [patch["value"] for patch in patches if patch["path"] != "/status"]
    # What the opening held back comes in a copy of it, where nothing else followed.
    texts = [value["text"] if isinstance(value, dict) else value for value in values]
    assert texts[0].startswith("· ")
    return "".join(texts).removeprefix("· ")


STREAMS = {
    "chat": Stream("openai", "/v1/chat/completions", chat, read_chat),
    "tool": Stream("openai", "/v1/chat/completions", tool, read_tool, nested=True),
    "responses": Stream("openai", "/v1/responses", responses, read_responses),
    "call": Stream("openai", "/v1/responses", call, read_call, nested=True),
    "anthropic": Stream("anthropic", "/v1/messages", anthropic, read_anthropic),
    "anthropic tool": Stream(
        "anthropic",
        "/v1/messages",
        lambda pieces: anthropic(pieces, "input_json_delta", "partial_json"),
        lambda events: read_anthropic(events, "partial_json"),
        nested=True,
    ),
    "claude.ai": Stream("claude", "/api/organizations/0a/chat_conversations/0b/completion", anthropic, read_anthropic),
    "gemini": Stream("gemini", "/v1beta/models/gemini-pro:streamGenerateContent", gemini, read_gemini),
    "mistral": Stream("mistral", "/v1/chat/completions", chat, read_chat),
    "mistral agents": Stream("mistral", "/v1/conversations", mistral, read_mistral),
    "chatgpt": Stream("chatgpt", "/backend-api/f/conversation", chatgpt, read_chatgpt),
    "le chat": Stream("lechat", "/api/chat", lechat, read_lechat, lines=True),
}


def encoded(stream: Stream, events: Iterable[Json], end: str = "\n") -> bytes:
    texts = [event if event == "[DONE]" else json.dumps(event, ensure_ascii=False) for event in events]
    return "".join(f"15:{text}{end}" if stream.lines else f"data: {text}{end}{end}" for text in texts).encode()


def decoded(data: bytes) -> list[Json]:
    lines = [line.removeprefix("data: ").removeprefix("15:") for line in data.decode().splitlines()]
    return [json.loads(line) for line in lines if line[:1] in '{["' and line and line != "[DONE]"]


def through(stream: Stream, data: bytes, cuts: Iterable[int], ledger: Ledger = LEDGER) -> bytes:
    restorer = StreamRestorer(stream.answer, ledger, JsonLines() if stream.lines else ServerSentEvents())
    places = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    pieces = [piece for start, stop in pairwise(places) for piece in restorer(data[start:stop])] + restorer(b"")
    assert all(pieces)
    return b"".join(pieces)

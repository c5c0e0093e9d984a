import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detectors.finding import Category
from proxy.redaction.ledger import Ledger
from proxy.restoration.framing import JsonLines, ServerSentEvents
from proxy.restoration.stream import StreamRestorer
from proxy.restoration.text import escaped, plain, restore
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
        {"op": "add", "path": "/contentChunks/0", "value": {"type": "text", "text": f"· {first} ·"}},
        *({"op": "append", "path": "/contentChunks/0/text", "value": piece} for piece in others),
        {"op": "replace", "path": "/status", "value": "done"},
    ]
    return [{"json": {"type": "message", "messageId": "m-1", "patches": [patch]}} for patch in patches]


def read_lechat(events: list[Json]) -> str:
    patches = [patch for event in events for patch in event["json"]["patches"]]
    assert [patch["value"] for patch in patches if patch["path"] == "/status"] == ["done"]
    first, *others = [patch["value"] for patch in patches if patch["path"] != "/status"]
    assert first["text"].startswith("· ")
    return (first["text"].removeprefix("· ").replace(" ·", "", 1)) + "".join(others)


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
EACH = pytest.mark.parametrize("stream", STREAMS.values(), ids=STREAMS)
PIECES = st.lists(
    st.sampled_from(
        [ONE, TWO, ONE[:6], ONE[6:], TWO[:3], TWO[3:], ONE[1:-1], "[", "N", "bonjour ", "\n", "é", '"', "\\n"]
    ),
    min_size=1,
    max_size=12,
)


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


@EACH
@settings(max_examples=40, deadline=None)
@given(pieces=PIECES, end=st.sampled_from(["\n", "\r\n"]), cuts=st.lists(st.integers(0, 10_000), max_size=20))
def test_what_the_client_reads_is_the_whole_text_restored(
    stream: Stream, pieces: list[str], end: str, cuts: list[int]
) -> None:
    data = encoded(stream, stream.send(pieces), end)
    expected = restore("".join(pieces), LEDGER, escaped if stream.nested else plain)
    assert stream.read(decoded(through(stream, data, cuts))) == expected


@EACH
def test_a_stream_that_comes_byte_by_byte_reads_the_same(stream: Stream) -> None:
    data = encoded(stream, stream.send([f"Chère {ONE[:4]}", f"{ONE[4:]}, vous et {TWO[:-1]}", "] : "]))
    assert through(stream, data, range(len(data))) == through(stream, data, [])


@EACH
def test_where_nothing_was_replaced_every_byte_stays(stream: Stream) -> None:
    data = encoded(stream, stream.send([f"Chère {ONE[:4]}", f"{ONE[4:]}, [", "vous."]))
    assert through(stream, data, range(0, len(data), 7), Ledger()) == data


@EACH
def test_words_put_back_in_tool_arguments_leave_them_valid(stream: Stream) -> None:
    if stream.nested:
        arguments = json.dumps({"patient": TWO, "motif": f"suivi de {ONE}"}, ensure_ascii=False)
        data = encoded(stream, stream.send([arguments[i : i + 3] for i in range(0, len(arguments), 3)]))
        read = json.loads(stream.read(decoded(through(stream, data, []))))
        assert read == {"patient": QUOTED, "motif": f"suivi de {NAME}"}


def test_a_stream_cut_short_anywhere_loses_nothing() -> None:
    data = encoded(STREAMS["chat"], chat(["Chère [NO", "M_1_AB2", "N", "[TEL"]))
    ends = [at for at in range(len(data)) if data[:at].endswith((b"}\n", b"]\n", b"}", b"\n\n"))]
    for at in (at for at in range(len(data)) if at not in ends):
        complete = data[: data.rfind(b"\n\n", 0, at) + 2] if b"\n\n" in data[:at] else b""
        shown = through(STREAMS["chat"], data[:at], [])
        rest = data[len(complete) : at]
        assert shown.endswith(rest)
        text = read_chat(decoded(shown.removesuffix(rest)))
        assert text == restore(read_chat(decoded(complete)), LEDGER)


def test_what_is_held_back_comes_before_what_ends_the_stream() -> None:
    chunks = encoded(STREAMS["chat"], [*chat(["signé [NOM"])[:1], "[DONE]"])
    shown = through(STREAMS["chat"], chunks, [])
    assert read_chat(decoded(shown)) == "signé [NOM"
    assert shown.endswith(b"data: [DONE]\n\n")
    half = through(STREAMS["chat"], chunks.replace(b"data: [DONE]\n\n", b"event: fi"), [])
    assert (read_chat(decoded(half)), half.endswith(b"\n\nevent: fi")) == ("signé [NOM", True)


@pytest.mark.parametrize(
    "event",
    [
        b": ping\n\n",
        b"event: ping\nid: 3\nretry: 10\n\n",
        b"data: [DONE]\n\n",
        b"data: une ligne\ndata: une autre\n\n",
        b'data: {"a": 1.50, "b":\ndata:  "c"}\n\n',
        b"data: 7\n\n",
        b'data: {"a":1,"a":2}\n\n',
        b"data: \xff\n\n",
        b"\n",
    ],
)
def test_an_event_with_nothing_to_restore_keeps_its_bytes(event: bytes) -> None:
    assert through(STREAMS["chat"], event, range(len(event))) == event


def test_a_named_event_keeps_its_name_and_its_multi_line_data_becomes_one_line() -> None:
    event = f'event: delta\nid: 7\ndata: {{"choices": [{{"delta":\ndata: {{"content": "{ONE}"}}}}]}}\n\n'.encode()
    assert through(STREAMS["chat"], event, []) == (
        f'event: delta\nid: 7\ndata: {{"choices":[{{"delta":{{"content":"{NAME}"}}}}]}}\n\n'.encode()
    )


@pytest.mark.parametrize("leaf", ["thinking", "signature"])
def test_signed_thinking_comes_back_to_the_service_as_it_was_written(leaf: str) -> None:
    stream = STREAMS["anthropic"]
    data = encoded(stream, anthropic([f"Pour {ONE}"], f"{leaf}_delta", leaf))
    assert through(stream, data, []) == data


def test_the_conversation_is_told_as_soon_as_its_event_is_there() -> None:
    told: list[str] = []
    restorer = StreamRestorer(STREAMS["chatgpt"].answer, LEDGER, ServerSentEvents(), told.append)
    restorer(encoded(STREAMS["chatgpt"], chatgpt(["bonjour"])[:2]))
    assert told == ["6f2c-1"]


def test_a_long_answer_takes_time_in_proportion() -> None:
    pieces = [f"Chère {ONE}, ", "votre rendez-vous "] * 8_000
    data = encoded(STREAMS["chat"], chat(pieces))
    assert len(data) > 1_000_000
    started = time.perf_counter()
    shown = through(STREAMS["chat"], data, range(0, len(data), 100))
    assert time.perf_counter() - started < 6
    assert read_chat(decoded(shown)).count(NAME) == 8_000


def test_one_long_line_in_small_pieces_takes_time_in_proportion() -> None:
    data = encoded(STREAMS["chat"], chat(["x" * 1_000_000]))
    started = time.perf_counter()
    through(STREAMS["chat"], data, range(0, len(data), 10))
    assert time.perf_counter() - started < 3

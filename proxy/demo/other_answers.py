"""The stand-in speaking Anthropic's, Gemini's and the web applications' formats."""

from collections.abc import Iterator

from proxy.demo.speech import Json, echo, pieces, someone, words

_USAGE = {"input_tokens": 1, "output_tokens": 1}


def messages(body: Json) -> Json | Iterator[Json]:
    """Anthropic messages: an echo, or a use of the first tool offered."""
    last = body["messages"][-1]["content"]
    text = words(last)
    is_result = isinstance(last, list) and any(part.get("type") == "tool_result" for part in last)
    block: Json = {"type": "text", "text": echo(text)}
    if body.get("tools") and not is_result:
        block = {
            "type": "tool_use",
            "id": "toolu_01AbC",
            "name": body["tools"][0]["name"],
            "input": {"patient": someone(text)},
        }
    return anthropic_events(body, block) if body.get("stream") else _message(body, [block])


def _message(body: Json, content: list[Json]) -> Json:
    reason = "tool_use" if content and content[0]["type"] == "tool_use" else "end_turn"
    return {
        "id": "msg_01AbC",
        "type": "message",
        "role": "assistant",
        "model": body.get("model", ""),
        "content": content,
        "stop_reason": reason if content else None,
        "stop_sequence": None,
        "usage": _USAGE,
    }


def anthropic_events(body: Json, block: Json) -> Iterator[Json]:
    """The events of one block."""
    yield {"type": "message_start", "message": _message(body, [])}
    if block["type"] == "text":
        yield {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}
        deltas = [{"type": "text_delta", "text": piece} for piece in pieces(block["text"])]
    else:
        yield {"type": "content_block_start", "index": 0, "content_block": block | {"input": {}}}
        arguments = f'{{"patient": "{block["input"]["patient"]}"}}'
        deltas = [{"type": "input_json_delta", "partial_json": piece} for piece in pieces(arguments)]
    for i, delta in enumerate(deltas):
        yield {"type": "content_block_delta", "index": 0, "delta": delta}
        if i == 1:
            yield {"type": "ping"}
    yield {"type": "content_block_stop", "index": 0}
    yield {
        "type": "message_delta",
        "delta": {"stop_reason": "end_turn", "stop_sequence": None},
        "usage": _USAGE,
    }
    yield {"type": "message_stop"}


def gemini(body: Json, *, stream: bool) -> Json | Iterator[Json]:
    """generateContent: an echo, or a call of the first function offered."""
    text = words(body["contents"][-1].get("parts"))
    declarations = [d for tool in body.get("tools", []) for d in tool.get("functionDeclarations", [])]
    part: Json = {"text": echo(text)}
    if declarations and "functionResponse" not in str(body["contents"][-1]):
        part = {"functionCall": {"name": declarations[0]["name"], "args": {"patient": someone(text)}}}
    if not stream:
        return _candidate(part, "STOP")
    return _gemini_events(part)


def _gemini_events(part: Json) -> Iterator[Json]:
    if "text" in part:
        yield from (_candidate({"text": piece}, None) for piece in pieces(part["text"]))
        yield _candidate({"text": ""}, "STOP")
    else:
        yield _candidate(part, "STOP")


def _candidate(part: Json, reason: str | None) -> Json:
    candidate = {"index": 0, "content": {"role": "model", "parts": [part]}}
    return {
        "candidates": [candidate | ({"finishReason": reason} if reason else {})],
        "modelVersion": "stand-in",
        "usageMetadata": {"promptTokenCount": 1},
    }


def chatgpt(body: Json) -> Iterator[Json]:
    """The ChatGPT page's stream: patches whose pointer is remembered from one frame to the next."""
    text = words(body["messages"][-1]["content"]["parts"])
    conversation = body.get("conversation_id") or "6f2c0000-0000-4000-8000-00000000000a"
    message = {
        "id": "m-1a",
        "author": {"role": "assistant"},
        "content": {"content_type": "text", "parts": [""]},
    }
    yield "v1"
    yield {
        "p": "",
        "o": "add",
        "v": {"message": message, "conversation_id": conversation, "error": None},
        "c": 0,
    }
    first, *others = pieces(echo(text))
    yield {"p": "/message/content/parts/0", "o": "append", "v": first}
    yield from ({"v": piece} for piece in others)
    yield {
        "p": "",
        "o": "patch",
        "v": [{"p": "/message/status", "o": "replace", "v": "finished_successfully"}],
    }
    yield {"type": "message_stream_complete", "conversation_id": conversation}
    yield "[DONE]"


def claude_web(body: Json) -> Iterator[Json]:
    """The Claude page's stream."""
    yield from anthropic_events(body, {"type": "text", "text": echo(body["prompt"])})


def lechat_new(body: Json) -> Json:
    """Le Chat opens a conversation."""
    return [{"result": {"data": {"json": {"chatId": "c0ffee00-0000-4000-8000-000000000001"}}}} for _ in body]


def lechat(body: Json) -> Iterator[Json]:
    """Le Chat's lines of patches."""
    given = body.get("messageInput") or ""
    at = {"type": "message", "messageId": "m-1a"}
    first, *others = pieces(echo(words(given)))
    opening = {"op": "add", "path": "/contentChunks/0", "value": {"type": "text", "text": first}}
    yield {"json": at | {"patches": [opening]}}
    for piece in others:
        yield {"json": at | {"patches": [{"op": "append", "path": "/contentChunks/0/text", "value": piece}]}}
    yield {"json": at | {"patches": [{"op": "replace", "path": "/status", "value": "done"}]}}

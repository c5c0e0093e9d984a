"""The stand-in speaking OpenAI's and Mistral's formats."""

import json
from collections.abc import Iterator

from proxy.demo.speech import Json, echo, pieces, someone, words

_USAGE = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}


def chat(body: Json) -> Json | Iterator[Json]:
    """Chat completions: an echo, or a call of the first tool offered."""
    last = body["messages"][-1]
    text = words(last.get("content"))
    if body.get("tools") and last["role"] == "user":
        return _stream_call(body, text) if body.get("stream") else _whole(body, _call(body, text), "tool_calls")
    if body.get("stream"):
        return _stream(body, echo(text))
    return _whole(body, {"role": "assistant", "content": echo(text)}, "stop")


def _arguments(text: str) -> str:
    return json.dumps({"patient": someone(text)}, ensure_ascii=False)


def _call(body: Json, text: str) -> Json:
    function = {"name": body["tools"][0]["function"]["name"], "arguments": _arguments(text)}
    calls = [{"id": "call_abc123XYZ", "type": "function", "index": 0, "function": function}]
    return {"role": "assistant", "content": "", "tool_calls": calls}


def _whole(body: Json, message: Json, reason: str) -> Json:
    choice = {"index": 0, "message": message, "finish_reason": reason}
    return _completion(body, "chat.completion", choice) | {"usage": _USAGE}


def _completion(body: Json, kind: str, choice: Json) -> Json:
    return {
        "id": "chatcmpl-stand1n",
        "object": kind,
        "created": 1,
        "model": body["model"],
        "choices": [choice],
    }


def _chunk(body: Json, delta: Json, reason: str | None = None) -> Json:
    return _completion(body, "chat.completion.chunk", {"index": 0, "delta": delta, "finish_reason": reason})


def _stream(body: Json, text: str) -> Iterator[Json]:
    yield _chunk(body, {"role": "assistant", "content": ""})
    yield from (_chunk(body, {"content": piece}) for piece in pieces(text))
    yield _chunk(body, {}, "stop") | {"usage": _USAGE}
    yield "[DONE]"


def _stream_call(body: Json, text: str) -> Iterator[Json]:
    first, *others = pieces(_arguments(text))
    head = _call(body, text)["tool_calls"][0]
    head["function"]["arguments"] = first
    yield _chunk(body, {"role": "assistant", "content": None, "tool_calls": [head]})
    for piece in others:
        yield _chunk(body, {"tool_calls": [{"index": 0, "function": {"arguments": piece}}]})
    yield _chunk(body, {}, "tool_calls")
    yield "[DONE]"


def responses(body: Json) -> Json | Iterator[Json]:
    """The Responses API: an echo."""
    given = body["input"]
    text = echo(given if isinstance(given, str) else words(given[-1]))
    return _stream_response(body, text) if body.get("stream") else _response(body, text)


def _response(body: Json, text: str, status: str = "completed") -> Json:
    part = {"type": "output_text", "text": text, "annotations": [], "logprobs": []}
    item = {"id": "msg_1a", "type": "message", "role": "assistant", "status": status, "content": [part]}
    return {
        "id": "resp_stand1n2b",
        "object": "response",
        "created_at": 1,
        "status": status,
        "model": body["model"],
        "output": [item] if status == "completed" else [],
        "parallel_tool_calls": True,
        "tool_choice": "auto",
        "tools": [],
        "error": None,
        "incomplete_details": None,
        "instructions": None,
        "metadata": {},
        "temperature": 1,
        "top_p": 1,
        "usage": None,
    }


def _stream_response(body: Json, text: str) -> Iterator[Json]:
    at = {"item_id": "msg_1a", "output_index": 0, "content_index": 0}
    done = _response(body, text)
    opening = {"id": "msg_1a", "type": "message", "role": "assistant", "status": "in_progress", "content": []}
    empty = {"type": "output_text", "text": "", "annotations": []}
    events = [
        {"type": "response.created", "response": _response(body, text, "in_progress")},
        {"type": "response.output_item.added", "output_index": 0, "item": opening},
        {"type": "response.content_part.added", **at, "part": empty},
        *({"type": "response.output_text.delta", **at, "delta": piece, "logprobs": []} for piece in pieces(text)),
        {"type": "response.output_text.done", **at, "text": text, "logprobs": []},
        {"type": "response.content_part.done", **at, "part": done["output"][0]["content"][0]},
        {"type": "response.output_item.done", "output_index": 0, "item": done["output"][0]},
        {"type": "response.completed", "response": done},
    ]
    yield from (event | {"sequence_number": i} for i, event in enumerate(events))


def completions(body: Json) -> Json:
    """The older completions."""
    choice = {"index": 0, "text": echo(words(body["prompt"])), "finish_reason": "stop", "logprobs": None}
    return _completion(body, "text_completion", choice) | {"usage": _USAGE}


def embeddings(body: Json) -> Json:
    """Two numbers for each text."""
    count = 1 if isinstance(body["input"], str) else len(body["input"])
    data = [{"object": "embedding", "index": i, "embedding": [0.0, 1.0]} for i in range(count)]
    return {"object": "list", "data": data, "model": body["model"], "usage": _USAGE, "id": "emb1"}

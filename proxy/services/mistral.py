"""The Mistral API: chat, fill-in-the-middle, agents, conversations, embeddings, moderation."""

import re

from policies.facts import Obstacle
from proxy.prompt import Role
from proxy.services import shapes
from proxy.services.fields import Field, Fields, Media, Meta, Text
from proxy.services.schemas import schema
from proxy.services.wire_format import Answer, Endpoint, Refusal, WireFormat
from proxy.wire.types import Tree


def _message(at: str) -> tuple[Field, ...]:
    return (
        Meta(f"{at}.role"),
        Meta(f"{at}.type"),
        Meta(f"{at}.object"),
        Meta(f"{at}.id", shapes.identifier),
        Text(f"{at}.content"),
        Meta(f"{at}.content.*.type"),
        Text(f"{at}.content.*.text"),
        Text(f"{at}.content.*.thinking.*.text", Role.ASSISTANT),
        Meta(f"{at}.content.*.thinking.*.type"),
        Media(f"{at}.content.*.image_url", Obstacle.IMAGE),
        Media(f"{at}.content.*.image_url.url", Obstacle.IMAGE),
        Meta(f"{at}.content.*.image_url.detail"),
        Media(f"{at}.content.*.document_url", Obstacle.FILE),
        Text(f"{at}.content.*.document_name", Role.FILE_NAME),
        Media(f"{at}.content.*.file_id", Obstacle.FILE),
        Media(f"{at}.content.*.input_audio", Obstacle.AUDIO),
        Media(f"{at}.content.*.input_audio.data", Obstacle.AUDIO),
        Meta(f"{at}.name"),
        Meta(f"{at}.tool_call_id", shapes.identifier),
        Meta(f"{at}.tool_calls.*.id", shapes.identifier),
        Meta(f"{at}.tool_calls.*.type"),
        Meta(f"{at}.tool_calls.*.index"),
        Meta(f"{at}.tool_calls.*.function.name"),
        Text(f"{at}.tool_calls.*.function.arguments", Role.ASSISTANT, nested=True),
        Text(f"{at}.tool_calls.*.function.arguments.**", Role.ASSISTANT),
        Text(f"{at}.result", Role.TOOL, nested=True),
        Text(f"{at}.arguments", Role.ASSISTANT, nested=True),
        Meta(f"{at}.prefix"),
    )


def _format(at: str) -> tuple[Field, ...]:
    return (
        Meta(f"{at}.type"),
        Meta(f"{at}.json_schema.name"),
        Text(f"{at}.json_schema.description", Role.SYSTEM),
        Meta(f"{at}.json_schema.strict"),
        *schema(f"{at}.json_schema.schema"),
        *schema(f"{at}.json_schema.schema_definition"),
    )


_COMMON = (
    Meta("model"),
    Meta("agent_id", shapes.identifier),
    Text("instructions", Role.SYSTEM),
    Text("prompt"),
    Text("suffix"),
    Text("stop", Role.SYSTEM, writable=False),
    Text("stop.*", Role.SYSTEM, writable=False),
    Text("metadata.*"),
    Meta("safe_prompt"),
    Meta("prompt_mode"),
    Meta("reasoning_effort"),
    Meta("tool_choice"),
    Meta("tool_choice.**"),
    Meta("tools.*.type"),
    Meta("tools.*.function.name"),
    Text("tools.*.function.description", Role.SYSTEM),
    *schema("tools.*.function.parameters"),
    Meta("tools.*.function.strict"),
    *_format("response_format"),
    Meta("prediction.type"),
    Text("prediction.content"),
    Meta("encoding_format"),
    Meta("output_dtype"),
    Meta("handoff_execution"),
    *_format("completion_args.response_format"),
    Text("completion_args.stop.*", Role.SYSTEM, writable=False),
    Meta("completion_args.*"),
    Meta("output_dimension"),
    Meta("parallel_tool_calls"),
    Meta("presence_penalty"),
    Meta("frequency_penalty"),
    Meta("random_seed"),
    Meta("temperature"),
    Meta("max_tokens"),
    Meta("min_tokens"),
    Meta("stream"),
    Meta("top_p"),
    Meta("store"),
    Meta("n"),
)

_CHAT = Fields(*_message("messages.*"), *_COMMON)
_CONVERSATION = Fields(Text("inputs"), *_message("inputs.*"), Text("name"), Text("description"), *_COMMON)
_TEXTS = Fields(
    Text("input"),
    Text("input.*"),
    Text("inputs"),
    Text("inputs.*"),
    *_message("input.*"),
    *_message("input.*.*"),
    *_COMMON,
)


def _ends(event: Tree) -> bool:
    if not isinstance(event, dict):
        return False
    choices = event.get("choices")
    finished = isinstance(choices, list) and any(isinstance(c, dict) and c.get("finish_reason") for c in choices)
    return finished or str(event.get("type", "")).endswith((".done", ".error"))


_ANSWER = Answer(
    deltas=(
        "choices.*.delta.content",
        "choices.*.delta.content.*.text",
        "choices.*.delta.tool_calls.*.function.arguments",
        "content",
        "content.text",
        "arguments",
    ),
    nested=("**.arguments",),
    ends=_ends,
    conversation=("conversation_id",),
)


def refusal(refusal: Refusal) -> Tree:
    """What https://docs.mistral.ai/api shows for errors."""
    return {
        "object": "error",
        "message": refusal.message,
        "type": "paravent_refusal",
        "param": None,
        "code": refusal.code,
        "reference": refusal.reference,
    }


FORMAT = WireFormat(
    "mistral",
    (
        Endpoint(re.compile(r"/v1/(?:chat|fim|agents)/completions"), _CHAT, _ANSWER),
        Endpoint(
            re.compile(r"/v1/conversations(?:/(?P<conversation>[\w-]+)(?:/restart)?)?(?:#stream)?"),
            _CONVERSATION,
            _ANSWER,
        ),
        Endpoint(re.compile(r"/v1/(?:embeddings|moderations|chat/moderations|classifications)"), _TEXTS),
    ),
    refusal,
)

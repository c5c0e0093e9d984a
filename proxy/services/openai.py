"""The OpenAI API, and the many services that speak it: chat completions, responses, completions, embeddings."""

import re

from policies.facts import Obstacle
from proxy.prompt import Role
from proxy.services import openai_responses, shapes
from proxy.services.fields import Fields, Media, Meta, Text
from proxy.services.schemas import schema
from proxy.services.wire_format import Answer, Endpoint, Refusal, WireFormat
from proxy.wire.types import Tree

_COMMON = Fields(
    Meta("model"),
    Meta("service_tier"),
    Meta("prompt_cache_key", shapes.identifier),
    Meta("prompt_cache_retention"),
    Meta("reasoning_effort"),
    Meta("verbosity"),
    Meta("encoding_format"),
    Meta("modalities.*"),
    Meta("tool_choice"),
    Meta("tool_choice.**"),
    Meta("seed"),
    Meta("logit_bias.*"),
    Text("user", writable=False),
    Text("safety_identifier", writable=False),
    Text("metadata.*"),
    Text("stop", Role.SYSTEM, writable=False),
    Text("stop.*", Role.SYSTEM, writable=False),
)

_CHAT = _COMMON + Fields(
    Meta("messages.*.role"),
    Text("messages.*.content"),
    Meta("messages.*.content.*.type"),
    Text("messages.*.content.*.text"),
    Text("messages.*.content.*.refusal"),
    Media("messages.*.content.*.image_url", Obstacle.IMAGE),
    Media("messages.*.content.*.image_url.url", Obstacle.IMAGE),
    Meta("messages.*.content.*.image_url.detail"),
    Media("messages.*.content.*.input_audio.data", Obstacle.AUDIO),
    Meta("messages.*.content.*.input_audio.format"),
    Media("messages.*.content.*.file.file_data", Obstacle.FILE),
    Media("messages.*.content.*.file.file_id", Obstacle.FILE),
    Text("messages.*.content.*.file.filename", Role.FILE_NAME),
    Text("messages.*.refusal"),
    Text("messages.*.reasoning_content", Role.ASSISTANT),
    Text("messages.*.name", writable=False),
    Meta("messages.*.id", shapes.identifier),
    Meta("messages.*.tool_call_id", shapes.identifier),
    Meta("messages.*.audio.id", shapes.identifier),
    Meta("messages.*.tool_calls.*.id", shapes.identifier),
    Meta("messages.*.tool_calls.*.type"),
    Meta("messages.*.tool_calls.*.function.name"),
    Text("messages.*.tool_calls.*.function.arguments", Role.ASSISTANT, nested=True),
    Meta("messages.*.tool_calls.*.custom.name"),
    Text("messages.*.tool_calls.*.custom.input", Role.ASSISTANT),
    Meta("messages.*.function_call.name"),
    Text("messages.*.function_call.arguments", Role.ASSISTANT, nested=True),
    Meta("tools.*.type"),
    Meta("tools.*.function.name"),
    Text("tools.*.function.description", Role.SYSTEM),
    *schema("tools.*.function.parameters"),
    Meta("functions.*.name"),
    Text("functions.*.description", Role.SYSTEM),
    *schema("functions.*.parameters"),
    Meta("response_format.type"),
    Meta("response_format.json_schema.name"),
    Text("response_format.json_schema.description", Role.SYSTEM),
    *schema("response_format.json_schema.schema"),
    Meta("prediction.type"),
    Text("prediction.content"),
    Text("prediction.content.*.text"),
    Meta("prediction.content.*.type"),
    Meta("audio.voice"),
    Meta("audio.format"),
    Meta("web_search_options.user_location.type"),
    *(
        Text(f"web_search_options.user_location.approximate.{name}", writable=False)
        for name in ("country", "city", "region", "timezone")
    ),
    Meta("web_search_options.search_context_size"),
    # Read by nobody here, declared so that the objects' own names are not taken for a person's words.
    Meta("stream_options.include_usage"),
    Meta("stream_options.include_obfuscation"),
    Meta("messages.*.annotations"),
    Meta("max_completion_tokens"),
    Meta("parallel_tool_calls"),
    Meta("presence_penalty"),
    Meta("frequency_penalty"),
    Meta("top_logprobs"),
    Meta("temperature"),
    Meta("max_tokens"),
    Meta("logprobs"),
    Meta("stream"),
    Meta("top_p"),
    Meta("store"),
    Meta("n"),
)

_RESPONSES = _COMMON + openai_responses.FIELDS

_TEXTS = _COMMON + Fields(
    Text("prompt"),
    Text("prompt.*"),
    Text("input"),
    Text("input.*"),
    Text("input.*.text"),
    Meta("input.*.type"),
    Media("input.*.image_url.url", Obstacle.IMAGE),
    Text("suffix"),
    Text("instructions", Role.SYSTEM),
    Meta("voice"),
    Meta("response_format"),
    Meta("size"),
    Meta("quality"),
    Meta("style"),
    Meta("moderation"),
    Meta("output_format"),
    Meta("output_compression"),
    Meta("partial_images"),
    Meta("stream_format"),
    Meta("background"),
    Meta("dimensions"),
    Meta("max_tokens"),
    Meta("temperature"),
    Meta("stream"),
    Meta("top_p"),
    Meta("echo"),
    Meta("best_of"),
    Meta("speed"),
    Meta("n"),
)

_FORM = Fields(
    Meta("*.name"),
    Text("*.filename", Role.FILE_NAME),
    Meta("*.type"),
    Text("*.content"),
)
"""The parts of a multipart form, as `wire.multipart_form` gives them."""


def _chat_ends(event: Tree) -> bool:
    choices = event.get("choices") if isinstance(event, dict) else None
    return isinstance(choices, list) and any(isinstance(c, dict) and c.get("finish_reason") for c in choices)


_CHAT_ANSWER = Answer(
    deltas=(
        "choices.*.delta.content",
        "choices.*.delta.content.*.text",
        "choices.*.delta.refusal",
        "choices.*.delta.reasoning_content",
        "choices.*.delta.tool_calls.*.function.arguments",
        "choices.*.delta.function_call.arguments",
        "choices.*.text",
    ),
    nested=("choices.*.*.tool_calls.*.function.arguments", "choices.*.*.function_call.arguments"),
    ends=_chat_ends,
)


def refusal(refusal: Refusal) -> Tree:
    """As https://platform.openai.com/docs/guides/error-codes shows errors; SDKs raise with `error.message`."""
    return {
        "error": {
            "message": refusal.message,
            "type": "paravent_refusal",
            "param": None,
            "code": refusal.code,
            "reference": refusal.reference,
        }
    }


def _path(tail: str) -> re.Pattern[str]:
    """Providers mount the same endpoints under different prefixes (`/openai/v1`, `/inference/v1`, `/api/v1`)."""
    return re.compile(rf"(?:/[\w.~-]+){{0,5}}/{tail}")


FORMAT = WireFormat(
    "openai",
    (
        Endpoint(_path("chat/completions"), _CHAT, _CHAT_ANSWER),
        Endpoint(_path("responses"), _RESPONSES, openai_responses.ANSWER, ("previous_response_id", "conversation.id")),
        Endpoint(_path("completions"), _TEXTS, _CHAT_ANSWER),
        Endpoint(_path("(?:files|audio/(?:transcriptions|translations)|images/(?:edits|variations))"), _FORM),
        Endpoint(_path("(?:embeddings|moderations|images/generations|audio/speech)"), _TEXTS),
    ),
    refusal,
)

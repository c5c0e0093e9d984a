"""The request of OpenAI's Responses API, and how its answer comes back."""

from policies.facts import Obstacle
from proxy.prompt import Role
from proxy.services import shapes
from proxy.services.fields import Field, Fields, Media, Meta, Text
from proxy.services.schemas import schema
from proxy.services.wire_format import Answer
from proxy.wire.types import Tree

_ITEMS: tuple[Field, ...] = (
    Meta("input.*.type"),
    Meta("input.*.role"),
    Meta("input.*.status"),
    Meta("input.*.phase"),
    Meta("input.*.id", shapes.identifier),
    Meta("input.*.call_id", shapes.identifier),
    Meta("input.*.name"),
    Text("input.*.content"),
    Meta("input.*.content.*.type"),
    Text("input.*.content.*.text"),
    Text("input.*.content.*.refusal"),
    Text("input.*.content.*.filename", Role.FILE_NAME),
    Media("input.*.content.*.file_data", Obstacle.FILE),
    Media("input.*.content.*.file_url", Obstacle.FILE),
    Media("input.*.content.*.file_id", Obstacle.FILE),
    Media("input.*.content.*.image_url", Obstacle.IMAGE),
    Media("input.*.content.*.input_audio.data", Obstacle.AUDIO),
    Meta("input.*.content.*.detail"),
    Meta("input.*.content.*.logprobs"),
    Text("input.*.output", Role.TOOL, nested=True),
    Text("input.*.output.*.text", Role.TOOL),
    Meta("input.*.output.*.type"),
    Text("input.*.arguments", Role.ASSISTANT, nested=True),
    Text("input.*.input", Role.ASSISTANT),
    Text("input.*.summary.*.text", Role.ASSISTANT),
    Meta("input.*.summary.*.type"),
    Meta("input.*.encrypted_content", shapes.sealed),
    Meta("input.*.content.*.annotations.*.type"),
    *(
        Text(f"input.*.content.*.annotations.*.{name}", writable=False)
        for name in ("url", "title", "filename", "file_id", "container_id", "start_index", "end_index", "index")
    ),
    Meta("input.*.action.type"),
    *(Text(f"input.*.action.{name}", Role.ASSISTANT) for name in ("query", "queries.*", "url", "pattern")),
    Text("input.*.action.**", Role.ASSISTANT, nested=True),
    Text("input.*.queries.*", Role.ASSISTANT),
    Text("input.*.results.*.text", Role.TOOL),
    Text("input.*.code", Role.ASSISTANT),
)

_TOOLS: tuple[Field, ...] = (
    Meta("tools.*.type"),
    Meta("tools.*.name"),
    Text("tools.*.description", Role.SYSTEM),
    *schema("tools.*.parameters"),
    Meta("tools.*.search_context_size"),
    *(
        Text(f"tools.*.user_location.{name}", writable=False)
        for name in ("type", "country", "city", "region", "timezone")
    ),
    Text("tools.*.filters.allowed_domains.*", Role.SYSTEM, writable=False),
    Text("tools.*.filters.**", Role.SYSTEM, writable=False),
    Meta("tools.*.vector_store_ids.*", shapes.identifier),
    Meta("tools.*.max_num_results"),
    Meta("tools.*.container", shapes.identifier),
    Meta("tools.*.container.type"),
    Meta("tools.*.container.file_ids.*", shapes.identifier),
    Meta("tools.*.server_label"),
    Text("tools.*.server_description", Role.SYSTEM),
    Text("tools.*.server_url", Role.SYSTEM, writable=False),
    Meta("tools.*.require_approval"),
    Meta("tools.*.allowed_tools.*"),
    *(Meta(f"tools.*.{name}") for name in ("model", "size", "quality", "background", "moderation", "output_format")),
    Meta("tools.*.format.*"),
)

FIELDS = Fields(
    *_ITEMS,
    *_TOOLS,
    Text("input"),
    Text("instructions", Role.SYSTEM),
    Meta("previous_response_id", shapes.identifier),
    Meta("conversation", shapes.identifier),
    Meta("conversation.id", shapes.identifier),
    Meta("include.*"),
    Meta("reasoning.effort"),
    Meta("reasoning.*"),
    Meta("top_logprobs"),
    Meta("truncation"),
    Meta("text.verbosity"),
    Meta("text.format.type"),
    Meta("text.format.name"),
    Text("text.format.description", Role.SYSTEM),
    *schema("text.format.schema"),
    Meta("prompt.id", shapes.identifier),
    Meta("prompt.version"),
    Text("prompt.variables.**"),
    Meta("max_output_tokens"),
    Meta("max_tool_calls"),
    Meta("parallel_tool_calls"),
    Meta("temperature"),
    Meta("background"),
    Meta("stream"),
    Meta("top_p"),
    Meta("store"),
    Meta("stream_options.include_obfuscation"),
)


def _ends(event: Tree) -> bool:
    kind = str(event.get("type", "")) if isinstance(event, dict) else ""
    return kind.endswith((".done", ".completed", ".incomplete", ".failed"))


ANSWER = Answer(
    deltas=("delta",),
    nested=("**.arguments",),
    nested_types=frozenset({"response.function_call_arguments.delta"}),
    frozen=("**.encrypted_content",),
    ends=_ends,
    conversation=("id", "response.id"),
)

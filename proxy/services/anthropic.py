"""The Anthropic API: messages, token counts, batches of messages, and the older completions."""

import re

from policies.facts import Obstacle
from proxy.prompt import Role
from proxy.services import shapes
from proxy.services.anthropic_events import DELTAS, NESTED, ends, refusal
from proxy.services.fields import Field, Fields, Media, Meta, Text
from proxy.services.schemas import schema
from proxy.services.wire_format import Answer, Endpoint, WireFormat


def _block(at: str, role: Role | None = None) -> tuple[Field, ...]:
    """A content block at `at`, of whoever speaks where `role` is None. Thinking is signed: judged, never rewritten."""
    return (
        Meta(f"{at}.type"),
        Meta(f"{at}.id", shapes.identifier),
        Text(f"{at}.text", role),
        Text(f"{at}.thinking", Role.ASSISTANT, writable=False),
        Meta(f"{at}.signature", shapes.sealed),
        Meta(f"{at}.data", shapes.sealed),
        Meta(f"{at}.name"),
        Meta(f"{at}.tool_use_id", shapes.identifier),
        *_cache(at),
        Text(f"{at}.source", writable=False),
        Text(f"{at}.url", writable=False),
        Text(f"{at}.page_age", writable=False),
        Text(f"{at}.input.**", Role.ASSISTANT, nested=True),
        Text(f"{at}.title", Role.FILE_NAME),
        Text(f"{at}.context"),
        Meta(f"{at}.source.type"),
        Meta(f"{at}.source.media_type"),
        Text(f"{at}.source.content"),
        Text(f"{at}.source.content.*.text"),
        Meta(f"{at}.source.content.*.type"),
        Media(f"{at}.source.url", Obstacle.FILE),
        Media(f"{at}.source.file_id", Obstacle.FILE),
        Media(f"{at}.source.data", Obstacle.FILE),
        Media(f"{at}.file_id", Obstacle.FILE),
        Meta(f"{at}.**.encrypted_content", shapes.sealed),
        Meta(f"{at}.**.encrypted_index", shapes.sealed),
        Meta(f"{at}.citations.enabled"),
        Text(f"{at}.citations.**", writable=False),
    )


def _cache(at: str) -> tuple[Field, ...]:
    return Meta(f"{at}.cache_control.type"), Meta(f"{at}.cache_control.ttl")


def _context_management(at: str) -> tuple[Field, ...]:
    return (
        Meta(f"{at}.type"),
        *(Meta(f"{at}.{name}.{part}") for name in ("trigger", "keep", "clear_at_least") for part in ("type", "value")),
        Meta(f"{at}.exclude_tools.*"),
    )


def _connectors(at: str) -> tuple[Field, ...]:
    """MCP servers that the service calls by itself; their access token is the client's secret, not a patient's."""
    return (
        Meta(f"{at}.type"),
        Meta(f"{at}.name"),
        Text(f"{at}.url", Role.SYSTEM, writable=False),
        Meta(f"{at}.authorization_token", shapes.sealed),
        Meta(f"{at}.tool_configuration.enabled"),
        Meta(f"{at}.tool_configuration.allowed_tools.*"),
    )


def _message(root: str) -> tuple[Field, ...]:
    """The parameters of one message request, at `root` (empty, or ending with a dot)."""
    return (
        Meta(f"{root}model"),
        Text(f"{root}system", Role.SYSTEM),
        Text(f"{root}system.*.text", Role.SYSTEM),
        Meta(f"{root}system.*.type"),
        *_cache(f"{root}system.*"),
        Meta(f"{root}messages.*.role"),
        Text(f"{root}messages.*.content"),
        *_block(f"{root}messages.*.content.*"),
        Text(f"{root}messages.*.content.*.content", Role.TOOL, nested=True),
        *_block(f"{root}messages.*.content.*.content.*", Role.TOOL),
        Meta(f"{root}tools.*.name"),
        Meta(f"{root}tools.*.type"),
        Text(f"{root}tools.*.description", Role.SYSTEM),
        *_cache(f"{root}tools.*"),
        *(
            Text(f"{root}tools.*.{name}", Role.SYSTEM, writable=False)
            for name in (
                "allowed_domains.*",
                "blocked_domains.*",
                *(f"user_location.{part}" for part in ("type", "city", "country", "region", "timezone")),
            )
        ),
        Meta(f"{root}tools.*.max_uses"),
        *schema(f"{root}tools.*.input_schema"),
        Meta(f"{root}tool_choice.disable_parallel_tool_use"),
        Meta(f"{root}tool_choice.*"),
        Meta(f"{root}thinking.*"),
        Meta(f"{root}service_tier"),
        Meta(f"{root}container", shapes.identifier),
        Meta(f"{root}container.id", shapes.identifier),
        *(Meta(f"{root}container.skills.*.{name}") for name in ("type", "skill_id", "version")),
        *_context_management(f"{root}context_management.edits.*"),
        *_connectors(f"{root}mcp_servers.*"),
        Meta(f"{root}betas.*"),
        Text(f"{root}stop_sequences.*", Role.SYSTEM, writable=False),
        Text(f"{root}metadata.user_id", writable=False),
        Text(f"{root}prompt"),
        Meta(f"{root}output_config.effort"),
        *(
            field
            for at in (f"{root}output_format", f"{root}output_config.format")
            for field in (Meta(f"{at}.type"), *schema(f"{at}.schema"))
        ),
        Meta(f"{root}max_tokens_to_sample"),
        Meta(f"{root}budget_tokens"),
        Meta(f"{root}temperature"),
        Meta(f"{root}max_tokens"),
        Meta(f"{root}stream"),
        Meta(f"{root}top_k"),
        Meta(f"{root}top_p"),
        Meta(f"{root}is_error"),
    )


_ANSWER = Answer(
    deltas=DELTAS,
    nested=NESTED,
    # Thinking is signed with its text: what comes back for the next turn must be what the service wrote.
    frozen=("**.thinking", "**.signature", "**.encrypted_content", "**.data"),
    ends=ends,
)

FORMAT = WireFormat(
    "anthropic",
    (
        Endpoint(
            re.compile(r"(?:/[\w.~-]+){0,3}/v1/(?:messages(?:/count_tokens)?|complete)"),
            Fields(*_message("")),
            _ANSWER,
        ),
        Endpoint(
            re.compile(r"(?:/[\w.~-]+){0,3}/v1/messages/batches"),
            Fields(Text("requests.*.custom_id", writable=False), *_message("requests.*.params.")),
        ),
    ),
    refusal,
)

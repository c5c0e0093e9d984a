"""The Claude web application (claude.ai). Only the new turn is sent; the conversation is in the path."""

import re

from policies.facts import Obstacle
from proxy.prompt import Role
from proxy.services import shapes
from proxy.services.anthropic_events import DELTAS, NESTED, ends, refusal
from proxy.services.fields import Fields, Media, Meta, Text
from proxy.services.schemas import schema
from proxy.services.wire_format import Answer, Endpoint, WireFormat

_COMPLETION = Fields(
    Text("prompt"),
    Text("attachments.*.extracted_content"),
    Text("attachments.*.file_name", Role.FILE_NAME),
    Meta("attachments.*.file_type"),
    Media("files.*", Obstacle.FILE),
    Media("files.*.**", Obstacle.FILE),
    Text("custom_system_prompt", Role.SYSTEM),
    Text("personalized_styles.*.prompt", Role.SYSTEM),
    Text("personalized_styles.*.summary", Role.SYSTEM),
    Text("personalized_styles.*.name", Role.SYSTEM, writable=False),
    *(Meta(f"personalized_styles.*.{name}") for name in ("type", "key", "nameKey", "summaryKey", "isDefault")),
    Meta("personalized_styles.*.*", shapes.identifier),
    Meta("tools.*.name"),
    Meta("tools.*.type"),
    Text("tools.*.description", Role.SYSTEM),
    *schema("tools.*.input_schema"),
    Text("create_conversation_params.name"),
    *(
        Meta(f"create_conversation_params.{name}")
        for name in ("model", "include_conversation_preferences", "is_temporary")
    ),
    Meta("create_conversation_params.**", shapes.identifier),
    Media("sync_sources.**", Obstacle.FILE),
    Meta("parent_message_uuid", shapes.identifier),
    *(Meta(f"turn_message_uuids.{who}_message_uuid", shapes.identifier) for who in ("human", "assistant")),
    Meta("turn_message_uuids.*", shapes.identifier),
    Meta("organization_uuid", shapes.identifier),
    Meta("conversation_uuid", shapes.identifier),
    Meta("model"),
    Meta("timezone"),
    Meta("locale"),
    Meta("rendering_mode"),
    Meta("attachments.*.file_size"),
    Meta("thinking_mode"),
)

_TITLE = Fields(Text("message_content"), Text("recent_titles.*"), Text("name"), Text("title"))

_PROJECT = Fields(
    Text("name"),
    Text("description"),
    Text("instructions", Role.SYSTEM),
    Text("prompt_template", Role.SYSTEM),
    Text("content"),
    Text("file_name", Role.FILE_NAME),
    Text("controls.*", Role.SYSTEM),
    Meta("uuid", shapes.identifier),
)

_SIGN_IN = Fields(Meta("**", shapes.account))


_ANSWER = Answer(deltas=DELTAS, nested=NESTED, ends=ends)

_ORGANIZATION = r"/api/organizations/[\w-]+"
_CONVERSATION = rf"{_ORGANIZATION}/chat_conversations/(?P<conversation>[\w-]+)"

FORMAT = WireFormat(
    "claude",
    (
        Endpoint(re.compile(rf"{_CONVERSATION}/(?:retry_)?completion"), _COMPLETION, _ANSWER),
        Endpoint(re.compile(rf"{_CONVERSATION}(?:/title)?"), _TITLE),
        Endpoint(re.compile(rf"{_ORGANIZATION}/chat_conversations"), _TITLE + Fields(Meta("**", shapes.identifier))),
        Endpoint(re.compile(rf"{_ORGANIZATION}/(?:projects(?:/[\w-]+)?(?:/docs)?|memory/controls)"), _PROJECT),
        Endpoint(re.compile(r"/api/(?:auth|account|bootstrap)(?:/[\w-]+)*"), _SIGN_IN, rewrite=False),
    ),
    refusal,
)

"""The ChatGPT web application. Only new messages are sent; drafts leave before Send and are judged like the rest."""

import re

from policies.facts import Obstacle
from proxy.prompt import Role
from proxy.services import shapes
from proxy.services.fields import Field, Fields, Media, Meta, Text
from proxy.services.wire_format import Answer, Endpoint, Refusal, WireFormat
from proxy.wire.types import Tree

_MESSAGES: tuple[Field, ...] = (
    Meta("messages.*.id", shapes.identifier),
    Meta("messages.*.author.role"),
    Meta("messages.*.content.content_type"),
    Text("messages.*.content.parts.*"),
    Text("messages.*.content.parts.*.text"),
    *(Meta(f"messages.*.content.parts.*.{name}") for name in ("content_type", "direction", "size_bytes")),
    *(Meta(f"messages.*.content.parts.*.{name}") for name in ("width", "height", "format", "expiry_datetime")),
    Media("messages.*.content.parts.*.asset_pointer", Obstacle.IMAGE),
    Text("messages.*.content.text"),
    Text("messages.*.metadata.attachments.*.name", Role.FILE_NAME),
    Media("messages.*.metadata.attachments.*.id", Obstacle.FILE),
    Meta("messages.*.metadata.attachments.*.mime_type"),
    Meta("messages.*.metadata.attachments.*.library_file_id", shapes.identifier),
    *(Meta(f"messages.*.metadata.attachments.*.{name}") for name in ("size", "source", "is_big_paste")),
    Meta("messages.*.metadata.attachments.*.*"),
    Meta("messages.*.metadata.serialization_metadata.custom_symbol_offsets"),
    *(
        Meta(f"messages.*.metadata.{name}")
        for name in ("selected_github_repos", "selected_all_github_repos", "dictation", "system_hints")
    ),
    Meta("messages.*.metadata.**"),
    Meta("messages.*.create_time"),
)

_CONTEXT: tuple[Field, ...] = (
    Meta("action"),
    Meta("conversation_id", shapes.identifier),
    Meta("parent_message_id", shapes.identifier),
    Meta("model"),
    Meta("timezone"),
    Meta("timezone_offset_min"),
    Meta("conversation_mode.kind"),
    Meta("conversation_mode.**", shapes.identifier),
    Meta("system_hints.*"),
    Meta("supported_encodings.*"),
    *(Meta(f"client_contextual_info.{name}") for name in ("is_dark_mode", "time_since_loaded", "app_name")),
    *(Meta(f"client_contextual_info.{side}_{name}") for side in ("page", "screen") for name in ("width", "height")),
    Meta("client_contextual_info.pixel_ratio"),
    Meta("client_contextual_info.*"),
    Meta("paragen_cot_summary_display_override"),
    Meta("client_prepare_state"),
    Meta("client_prepare_source"),
    Meta("fork_from_shared_post"),
    Meta("history_and_training_disabled"),
    Meta("enable_message_followups"),
    Meta("supports_buffering"),
    Meta("force_parallel_switch"),
    Meta("thinking_effort"),
    Meta("suggestions.*"),
    Meta("websocket_request_id", shapes.identifier),
    Meta("attachment_mime_types.*"),
    Meta("content_references"),
)

_CONVERSE = Fields(*_MESSAGES, *_CONTEXT)
_DRAFT = Fields(
    Text("partial_query.content.parts.*", Role.DRAFT),
    Meta("partial_query.id", shapes.identifier),
    Meta("partial_query.author.role"),
    Meta("partial_query.content.content_type"),
    *_MESSAGES,
    *_CONTEXT,
)
_COMPLETE = Fields(Text("input_text", Role.DRAFT), *_CONTEXT)
_TITLE = Fields(
    Text("title"),
    Text("about_user_message", Role.SYSTEM),
    Text("about_model_message", Role.SYSTEM),
    Text("selected_text"),
    Text("instructions", Role.SYSTEM),
    Text("name"),
    Text("description"),
    Meta("is_archived"),
    Meta("is_visible"),
)
_FILE = Fields(
    Text("file_name", Role.FILE_NAME, writable=False),
    Meta("mime_type"),
    Meta("use_case"),
    Meta("file_size"),
    Meta("file_id", shapes.identifier),
    *(Meta(name) for name in ("timezone_offset_min", "reset_rate_limits", "index_for_retrieval", "entry_surface")),
    Meta("**", shapes.identifier),
)
_ACCOUNT = Fields(Meta("**", shapes.account))


def _ends(event: Tree) -> bool:
    """A typed frame, or a patch that does more than append, ends the text under way."""
    return isinstance(event, dict) and ("type" in event or event.get("o") in ("patch", "replace"))


_ANSWER = Answer(
    deltas=("v",), ends=_ends, conversation=("conversation_id", "v.conversation_id"), joined=True, pointer="p"
)
_BY_ID = ("conversation_id",)


def refusal(refusal: Refusal) -> Tree:
    """The page shows `detail` of a 4xx answer."""
    return {"detail": refusal.message, "code": refusal.code, "reference": refusal.reference}


_API = r"/backend-(?:api|anon|alt)"

FORMAT = WireFormat(
    "chatgpt",
    (
        Endpoint(re.compile(rf"{_API}/(?:f/)?conversation"), _CONVERSE, _ANSWER, _BY_ID),
        Endpoint(re.compile(rf"{_API}/(?:f/)?conversation/resume"), Fields(*_CONTEXT), _ANSWER, _BY_ID),
        Endpoint(re.compile(rf"{_API}/(?:f/)?conversation/prepare"), _DRAFT, Answer(), _BY_ID),
        Endpoint(re.compile(rf"{_API}/conversation/experimental/generate_autocompletions"), _COMPLETE),
        Endpoint(re.compile(rf"{_API}/conversation/implicit_message_feedback"), _TITLE, Answer(), _BY_ID),
        Endpoint(re.compile(rf"{_API}/conversation/(?P<conversation>[0-9a-f-]{{36}})(?:/textdocs)?"), _TITLE),
        Endpoint(re.compile(rf"{_API}/(?:user_system_messages|memories|gizmos)(?:/[\w-]+)*"), _TITLE),
        Endpoint(re.compile(rf"{_API}/files(?:/process_upload_stream|/[\w-]+/uploaded)?"), _FILE, rewrite=False),
        Endpoint(
            re.compile(rf"(?:{_API}/(?:me|accounts?|settings|sentinel)|/api/auth)(?:/[\w.-]+)*"),
            _ACCOUNT,
            rewrite=False,
        ),
    ),
    refusal,
)

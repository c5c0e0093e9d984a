"""Mistral's Le Chat (chat.mistral.ai). The first message of a chat goes through tRPC, the next through /api/chat."""

import re

from policies.facts import Obstacle
from proxy.prompt import Role
from proxy.services import shapes
from proxy.services.fields import Fields, Media, Meta, Text
from proxy.services.wire_format import Answer, Endpoint, Refusal, WireFormat
from proxy.wire.types import Tree

_OPTIONS = """
    action agentId agentsApiAgentId audioRecording canva chatId features incognito integrations isSampleChatForAgentId
    libraries mode model projectId voiceInput
""".split()  # noqa: SIM905 - a paragraph is easier to read and to sort than a list

_NEW_CHAT = Fields(
    Text("*.json.content"),
    Text("*.json.content.*.text"),
    Meta("*.json.content.*.type"),
    Text("*.json.files.*.name", Role.FILE_NAME),
    *(Media(f"*.json.files.*.{name}", Obstacle.FILE) for name in ("id", "url", "type")),
    Media("*.json.files.*.**", Obstacle.FILE),
    Text("*.json.instructions", Role.SYSTEM),
    *(Meta(f"*.json.{name}", shapes.identifier) for name in _OPTIONS),
    Meta("*.json.**", shapes.identifier),
    Meta("*.meta.**"),
    Meta("*.meta.values"),
    Meta("*.meta.v"),
)

_CHAT = Fields(
    Text("messageInput"),
    Text("messageInput.*.text"),
    Meta("messageInput.*.type"),
    Text("content"),
    Text("content.*.text"),
    Meta("content.*.type"),
    Text("messageFiles.*.name", Role.FILE_NAME),
    *(Media(f"messageFiles.*.{name}", Obstacle.FILE) for name in ("id", "url", "type")),
    Media("messageFiles.*.**", Obstacle.FILE),
    Meta("chatId", shapes.identifier),
    Meta("messageId", shapes.identifier),
    Meta("model"),
    Meta("mode"),
    Meta("features.*"),
    Meta("libraries.*", shapes.identifier),
    Meta("integrations.*", shapes.identifier),
    *(Text(f"clientPromptData.{name}", writable=False) for name in ("currentDate", "userTimezone")),
    Text("clientPromptData.**", writable=False),
    Meta("stableAnonymousIdentifier", shapes.identifier),
    Meta("shouldAwaitStreamBackgroundTasks"),
    Meta("shouldUseMessagePatch"),
    Meta("shouldUsePersistentStream"),
    Meta("disabledFeatures.*"),
    Meta("agentId", shapes.identifier),
    Meta("projectId", shapes.identifier),
)

_ACCOUNT = Fields(Meta("**", shapes.account))
_EVENT = Fields(Meta("**", shapes.identifier))


def _ends(event: Tree) -> bool:
    """A patch of anything but the text itself ends it."""
    line = event.get("json") if isinstance(event, dict) else None
    patches = line.get("patches") if isinstance(line, dict) else None
    places = (
        [str(patch.get("path")) for patch in patches if isinstance(patch, dict)] if isinstance(patches, list) else []
    )
    return any(not place.startswith("/contentChunks") for place in places)


_ANSWER = Answer(
    deltas=("json.patches.*.value", "json.patches.*.value.text", ""),
    ends=_ends,
    conversation=("*.result.data.json.chatId", "json.chat.id"),
    joined=True,
)


def refusal(refusal: Refusal) -> Tree:
    """The shape of a tRPC error, which the page's client turns into a notice."""
    return [
        {
            "error": {
                "json": {
                    "message": refusal.message,
                    "code": -32003,
                    "data": {
                        "code": "FORBIDDEN",
                        "httpStatus": refusal.status,
                        "reference": refusal.reference,
                    },
                }
            }
        }
    ]


def _calls(routers: str) -> re.Pattern[str]:
    """A batch of tRPC calls, all of them to these routers."""
    call = rf"(?:{routers})\.[\w.]+"
    return re.compile(rf"/api/trpc/{call}(?:,{call})*")


FORMAT = WireFormat(
    "lechat",
    (
        Endpoint(_calls("event"), _EVENT, rewrite=False),
        Endpoint(_calls("user|auth|account"), _ACCOUNT, rewrite=False),
        Endpoint(re.compile(r"/api/trpc/[\w.,]+"), _NEW_CHAT, _ANSWER, ("0.json.chatId",)),
        Endpoint(re.compile(r"/api/chat"), _CHAT, _ANSWER, ("chatId",)),
    ),
    refusal,
)

"""How Anthropic's API and its web application both stream answers and show errors."""

from proxy.services.wire_format import Refusal
from proxy.wire.types import Tree

DELTAS = ("delta.text", "delta.partial_json", "completion")
NESTED = ("delta.partial_json",)


def ends(event: Tree) -> bool:
    """Whether an event ends the block of text under way."""
    kind = event.get("type") if isinstance(event, dict) else None
    return kind in ("content_block_stop", "message_stop", "error")


def refusal(refusal: Refusal) -> Tree:
    """The shape that https://docs.anthropic.com/en/api/errors documents; clients show `error.message`."""
    return {
        "type": "error",
        "error": {
            "type": "permission_error",
            "message": refusal.message,
            "details": {"error_code": refusal.code},
        },
        "request_id": refusal.reference,
    }

import pytest

from proxy.services.anthropic_events import ends, refusal
from proxy.services.wire_format import Refusal
from proxy.wire.types import Tree


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ({"type": "content_block_delta", "delta": {"text": "a"}}, False),
        ({"type": "content_block_start"}, False),
        ({"type": "content_block_stop"}, True),
        ({"type": "message_stop"}, True),
        ({"type": "error"}, True),
        ({}, False),
        ("error", False),
    ],
)
def test_a_text_ends_with_its_block(event: Tree, expected: bool) -> None:
    assert ends(event) is expected


def test_a_refusal_is_an_error_as_the_service_writes_them() -> None:
    assert refusal(Refusal("Non.", "REF1", "nir")) == {
        "type": "error",
        "error": {"type": "permission_error", "message": "Non.", "details": {"error_code": "nir"}},
        "request_id": "REF1",
    }

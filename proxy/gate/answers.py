"""Answers on their way back: streamed as they come, with words put back where some were replaced."""

from collections.abc import Callable

from mitmproxy import http

from proxy.gate.passage import Forward
from proxy.redaction.ledger import Ledger
from proxy.restoration.framing import framing
from proxy.restoration.stream import StreamRestorer
from proxy.restoration.whole import restore_json
from proxy.wire.media import Media

LONGEST_WHOLE = 16_000_000
"""Bytes of an answer in one piece that is held back to be restored; a longer one passes with its placeholders."""


def prepare(flow: http.HTTPFlow, passage: Forward, tell: Callable[[str], None] | None) -> None:
    """Choose how the answer's body goes back. Called when its headers are there and its body is not."""
    response = _response(flow)
    response.headers.pop("alt-svc", None)  # HTTP/3 would go round the proxy
    content_type = response.headers.get("content-type", "")
    if not _concerns(passage, tell):
        response.stream = True
    elif (cut := framing(content_type)) is not None:
        response.headers.pop("content-length", None)
        if flow.request.is_http11:  # by the client's version: the service may speak another
            response.headers["transfer-encoding"] = "chunked"
        response.stream = StreamRestorer(passage.answer, _ledger(passage), cut, tell)
    else:
        response.stream = not _is_whole(response, content_type)


def restore(flow: http.HTTPFlow, passage: Forward, tell: Callable[[str], None] | None) -> None:
    """Put words back in the answer's body, which is there in full."""
    response = _response(flow)
    if _concerns(passage, tell) and response.raw_content:
        response.content = restore_json(response.raw_content, passage.answer, _ledger(passage), tell)


def _response(flow: http.HTTPFlow) -> http.Response:
    assert flow.response is not None  # noqa: S101 - mitmproxy calls these hooks with an answer
    return flow.response


def _concerns(passage: Forward, tell: Callable[[str], None] | None) -> bool:
    return tell is not None or (passage.ledger is not None and len(passage.ledger) > 0)


def _ledger(passage: Forward) -> Ledger:
    assert passage.ledger is not None  # noqa: S101 - `_concerns` said so
    return passage.ledger


def _is_whole(response: http.Response, content_type: str) -> bool:
    length = response.headers.get("content-length", "")
    short = not length.isdigit() or int(length) <= LONGEST_WHOLE
    return Media.parse(content_type).is_json and not response.headers.get("content-encoding") and short

import json

import pytest
from mitmproxy import http
from mitmproxy.test import tflow

from detectors.finding import Category
from proxy.gate.answers import LONGEST_WHOLE, prepare, restore
from proxy.gate.passage import Forward
from proxy.redaction.ledger import Ledger
from proxy.restoration.stream import StreamRestorer
from proxy.services.registry import find

NAME = "Hélène Lefèvre"
LEDGER = Ledger("AB2N")
PLACEHOLDER = LEDGER.placeholder(Category.PERSON, NAME)
ANSWER = find("openai", "/v1/chat/completions")[1].answer
REPLACED = Forward(b"{}", LEDGER, ANSWER)


def answered(body: bytes = b"", version: str = "HTTP/1.1", **headers: str) -> http.HTTPFlow:
    flow = tflow.tflow(resp=True)
    assert flow.response is not None
    flow.response.http_version = version
    flow.response.headers = http.Headers([(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()])
    flow.response.raw_content = body
    return flow


@pytest.mark.parametrize("passage", [Forward(None), Forward(b"{}", Ledger(), ANSWER)])
@pytest.mark.parametrize("content_type", ["text/event-stream", "application/json", "text/html", ""])
def test_where_nothing_was_replaced_the_answer_streams_untouched(passage: Forward, content_type: str) -> None:
    flow = answered(content_type=content_type)
    prepare(flow, passage, None)
    assert flow.response.stream is True
    assert flow.response.headers["content-type"] == content_type


@pytest.mark.parametrize("version", ["HTTP/1.1", "HTTP/2.0"])
def test_a_stream_of_events_is_restored_as_it_passes_and_has_no_length_any_more(version: str) -> None:
    flow = answered(content_type="text/event-stream", content_length="12")
    flow.request.http_version = version
    prepare(flow, REPLACED, None)
    stream = flow.response.stream
    assert isinstance(stream, StreamRestorer)
    assert b"".join(stream(f'data: {{"a":"{PLACEHOLDER}"}}\n\n'.encode())).decode() == f'data: {{"a":"{NAME}"}}\n\n'
    assert "content-length" not in flow.response.headers
    assert flow.response.headers.get("transfer-encoding") == ("chunked" if version == "HTTP/1.1" else None)


@pytest.mark.parametrize(
    ("headers", "held"),
    [
        ({"content_type": "application/json"}, True),
        ({"content_type": "application/json; charset=utf-8", "content_length": str(LONGEST_WHOLE)}, True),
        ({"content_type": "application/json", "content_length": str(LONGEST_WHOLE + 1)}, False),
        ({"content_type": "application/json", "content_encoding": "gzip"}, False),
        ({"content_type": "text/html"}, False),
    ],
)
def test_only_json_of_a_bounded_length_is_held_back_whole(headers: dict[str, str], held: bool) -> None:
    flow = answered(**headers)
    prepare(flow, REPLACED, None)
    assert flow.response.stream is not held


def test_an_answer_in_one_piece_comes_back_with_words_and_its_true_length() -> None:
    body = json.dumps({"choices": [{"message": {"content": f"Chère {PLACEHOLDER}"}}]}).encode()
    flow = answered(body, content_type="application/json", content_length=str(len(body)))
    restore(flow, REPLACED, None)
    assert json.loads(flow.response.content)["choices"][0]["message"]["content"] == f"Chère {NAME}"
    assert flow.response.headers["content-length"] == str(len(flow.response.raw_content))


def test_the_conversation_is_learnt_even_where_nothing_was_replaced() -> None:
    told: list[str] = []
    answer = find("chatgpt", "/backend-api/f/conversation")[1].answer
    flow = answered(content_type="text/event-stream")
    prepare(flow, Forward(b"{}", Ledger(), answer), told.append)
    flow.response.stream(b'data: {"conversation_id":"6f2c-1"}\n\n')
    assert told == ["6f2c-1"]


def test_the_way_round_the_proxy_is_not_offered() -> None:
    flow = answered(alt_svc='h3=":443"', content_type="text/html")
    prepare(flow, Forward(None), None)
    assert "alt-svc" not in flow.response.headers

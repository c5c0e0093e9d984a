"""Tunnels that are not what they say: other names inside, other protocols, no TLS. Nothing leaves, all is written."""

import pytest

from proxy.composition import Paravent
from proxy.demo.stand_in import Received
from proxy.reasons import ADVICE, ReasonCode
from tests.wire import tunnel
from tests.wire.kit import LETTER, asking, decisions

_AI, _OTHER = "api.openai.com", "intranet.example.org"


def _post(host: str, target: str = "/v1/chat/completions") -> bytes:
    body = asking(LETTER)
    head = f"POST {target} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    return head.encode() + body


@pytest.mark.parametrize(
    ("address", "sni", "host"),
    [
        (_AI, "", "chatgpt.com"),
        (_AI, "", _OTHER),
        (_AI, _OTHER, _AI),
        (_AI, "chatgpt.com", _AI),
        (_AI, None, _OTHER),
        (_OTHER, _AI, _AI),
        (_OTHER, _AI, _OTHER),
        ("192.0.2.1", _AI, _AI),
    ],
)
async def test_names_that_differ_are_refused(
    address: str, sni: str | None, host: str, paravent: Paravent, received: list[Received]
) -> None:
    answer = await tunnel.exchange(await tunnel.opened(paravent.port, address, sni), _post(host))
    _refused(answer, b"421", ReasonCode.HOST_MISMATCH, paravent, received)


@pytest.mark.parametrize(
    ("target", "host"),
    [(f"http://{_AI}/v1/chat/completions", _OTHER), (f"http://{_OTHER}/", _AI), (f"http://{_AI}/", "chatgpt.com")],
)
async def test_names_that_differ_are_refused_without_tls_too(
    target: str, host: str, paravent: Paravent, received: list[Received]
) -> None:
    answer = await tunnel.exchange(await tunnel.direct(paravent.port), _post(host, target))
    _refused(answer, b"421", ReasonCode.HOST_MISMATCH, paravent, received)


@pytest.mark.parametrize("sent", [b"\0\1\2", b"SSH-2.0-x\r\n", b"\x17\x03\x03", b"<xml>\n"], ids=repr)
@pytest.mark.parametrize("tls", [True, False], ids=["in TLS", "bare"])
async def test_bytes_that_are_not_http_are_refused(
    sent: bytes, tls: bool, paravent: Paravent, received: list[Received]
) -> None:
    ends = await (tunnel.opened(paravent.port, _AI, alpn=()) if tls else tunnel.bare(paravent.port, _AI))
    answer = await tunnel.exchange(ends, sent + LETTER.encode() + b"\n\n")
    _refused(answer, b"503", ReasonCode.NOT_HTTP, paravent, received)


@pytest.mark.parametrize("protocol", ["http/1.1", "h2"])
async def test_bytes_that_break_the_promised_protocol_reach_nobody(
    protocol: str, paravent: Paravent, received: list[Received]
) -> None:
    ends = await tunnel.opened(paravent.port, _AI, alpn=(protocol,))
    await tunnel.exchange(ends, b"\0\1\2" + LETTER.encode() + b"\r\n\r\n")
    assert received == []


@pytest.mark.parametrize("second", ["Content-Length: 6", "Transfer-Encoding: chunked"])
async def test_a_body_of_two_lengths_is_refused(second: str, paravent: Paravent, received: list[Received]) -> None:
    head = f"POST / HTTP/1.1\r\nHost: {_AI}\r\nContent-Length: 5\r\n{second}\r\nConnection: close\r\n\r\n"
    ends = await tunnel.opened(paravent.port, _AI)
    answer = await tunnel.exchange(ends, head.encode() + b"0\r\n\r\n" + _post(_AI))
    assert b" 400 " in answer.partition(b"\r\n")[0]
    assert received == []


def _refused(answer: bytes, status: bytes, code: ReasonCode, paravent: Paravent, received: list[Received]) -> None:
    assert received == []
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.split()[1] == status
    assert f"x-paravent-code: {code}".encode() in head
    assert ADVICE[code].partition(".")[0] in body.decode()
    line = decisions(paravent)[-1]
    assert (line["reason"], line["action"]) == (code, "block")
    assert f"x-paravent-reference: {line['id']}".encode() in head

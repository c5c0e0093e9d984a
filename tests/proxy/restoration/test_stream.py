import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proxy.redaction.ledger import Ledger
from proxy.restoration.framing import ServerSentEvents
from proxy.restoration.stream import StreamRestorer
from proxy.restoration.text import escaped, plain, restore
from tests.proxy.restoration.streams import (
    LEDGER,
    NAME,
    ONE,
    QUOTED,
    STREAMS,
    TWO,
    Stream,
    anthropic,
    chat,
    chatgpt,
    decoded,
    encoded,
    read_chat,
    through,
)

EACH = pytest.mark.parametrize("stream", STREAMS.values(), ids=STREAMS)
PIECES = st.lists(
    st.sampled_from(
        [ONE, TWO, ONE[:6], ONE[6:], TWO[:3], TWO[3:], ONE[1:-1], "[", "N", "bonjour ", "\n", "é", '"', "\\n"]
    ),
    min_size=1,
    max_size=12,
)


@EACH
@settings(max_examples=40, deadline=None)
@given(pieces=PIECES, end=st.sampled_from(["\n", "\r\n"]), cuts=st.lists(st.integers(0, 10_000), max_size=20))
def test_what_the_client_reads_is_the_whole_text_restored(
    stream: Stream, pieces: list[str], end: str, cuts: list[int]
) -> None:
    data = encoded(stream, stream.send(pieces), end)
    expected = restore("".join(pieces), LEDGER, escaped if stream.nested else plain)
    assert stream.read(decoded(through(stream, data, cuts))) == expected


@EACH
def test_a_stream_that_comes_byte_by_byte_reads_the_same(stream: Stream) -> None:
    data = encoded(stream, stream.send([f"Chère {ONE[:4]}", f"{ONE[4:]}, vous et {TWO[:-1]}", "] : "]))
    assert through(stream, data, range(len(data))) == through(stream, data, [])


@EACH
def test_where_nothing_was_replaced_every_byte_stays(stream: Stream) -> None:
    data = encoded(stream, stream.send([f"Chère {ONE[:4]}", f"{ONE[4:]}, [", "vous."]))
    assert through(stream, data, range(0, len(data), 7), Ledger()) == data


@EACH
def test_words_put_back_in_tool_arguments_leave_them_valid(stream: Stream) -> None:
    if stream.nested:
        arguments = json.dumps({"patient": TWO, "motif": f"suivi de {ONE}"}, ensure_ascii=False)
        data = encoded(stream, stream.send([arguments[i : i + 3] for i in range(0, len(arguments), 3)]))
        read = json.loads(stream.read(decoded(through(stream, data, []))))
        assert read == {"patient": QUOTED, "motif": f"suivi de {NAME}"}


def test_a_stream_cut_short_anywhere_loses_nothing() -> None:
    data = encoded(STREAMS["chat"], chat(["Chère [NO", "M_1_AB2", "N", "[TEL"]))
    ends = [at for at in range(len(data)) if data[:at].endswith((b"}\n", b"]\n", b"}", b"\n\n"))]
    for at in (at for at in range(len(data)) if at not in ends):
        complete = data[: data.rfind(b"\n\n", 0, at) + 2] if b"\n\n" in data[:at] else b""
        shown = through(STREAMS["chat"], data[:at], [])
        rest = data[len(complete) : at]
        assert shown.endswith(rest)
        text = read_chat(decoded(shown.removesuffix(rest)))
        assert text == restore(read_chat(decoded(complete)), LEDGER)


def test_what_is_held_back_comes_before_what_ends_the_stream() -> None:
    chunks = encoded(STREAMS["chat"], [*chat(["signé [NOM"])[:1], "[DONE]"])
    shown = through(STREAMS["chat"], chunks, [])
    assert read_chat(decoded(shown)) == "signé [NOM"
    assert shown.endswith(b"data: [DONE]\n\n")
    half = through(STREAMS["chat"], chunks.replace(b"data: [DONE]\n\n", b"event: fi"), [])
    assert (read_chat(decoded(half)), half.endswith(b"\n\nevent: fi")) == ("signé [NOM", True)


@pytest.mark.parametrize(
    "event",
    [
        b": ping\n\n",
        b"event: ping\nid: 3\nretry: 10\n\n",
        b"data: [DONE]\n\n",
        b"data: une ligne\ndata: une autre\n\n",
        b'data: {"a": 1.50, "b":\ndata:  "c"}\n\n',
        b"data: 7\n\n",
        b'data: {"a":1,"a":2}\n\n',
        b"data: \xff\n\n",
        b"\n",
    ],
)
def test_an_event_with_nothing_to_restore_keeps_its_bytes(event: bytes) -> None:
    assert through(STREAMS["chat"], event, range(len(event))) == event


def test_a_named_event_keeps_its_name_and_its_multi_line_data_becomes_one_line() -> None:
    event = f'event: delta\nid: 7\ndata: {{"choices": [{{"delta":\ndata: {{"content": "{ONE}"}}}}]}}\n\n'.encode()
    assert through(STREAMS["chat"], event, []) == (
        f'event: delta\nid: 7\ndata: {{"choices":[{{"delta":{{"content":"{NAME}"}}}}]}}\n\n'.encode()
    )


@pytest.mark.parametrize("leaf", ["thinking", "signature"])
def test_signed_thinking_comes_back_to_the_service_as_it_was_written(leaf: str) -> None:
    stream = STREAMS["anthropic"]
    data = encoded(stream, anthropic([f"Pour {ONE}"], f"{leaf}_delta", leaf))
    assert through(stream, data, []) == data


def test_the_conversation_is_told_as_soon_as_its_event_is_there() -> None:
    told: list[str] = []
    restorer = StreamRestorer(STREAMS["chatgpt"].answer, LEDGER, ServerSentEvents(), told.append)
    restorer(encoded(STREAMS["chatgpt"], chatgpt(["bonjour"])[:2]))
    assert told == ["6f2c-1"]


def test_a_long_answer_takes_time_in_proportion() -> None:
    pieces = [f"Chère {ONE}, ", "votre rendez-vous "] * 8_000
    data = encoded(STREAMS["chat"], chat(pieces))
    assert len(data) > 1_000_000
    started = time.process_time()
    shown = through(STREAMS["chat"], data, range(0, len(data), 100))
    assert time.process_time() - started < 6
    assert read_chat(decoded(shown)).count(NAME) == 8_000


def test_one_long_line_in_small_pieces_takes_time_in_proportion() -> None:
    data = encoded(STREAMS["chat"], chat(["x" * 1_000_000]))
    started = time.process_time()
    through(STREAMS["chat"], data, range(0, len(data), 10))
    assert time.process_time() - started < 3

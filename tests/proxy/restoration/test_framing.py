import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.restoration.framing import Frame, Framing, JsonLines, ServerSentEvents, framing

LINES = st.sampled_from(
    [b'data: {"a":1}', b"data:x", b"data", b"event: delta", b": ping", b"id: 7", b"", b"15:[]", b'"x"', b"\xff"]
)
STREAMS = st.lists(st.tuples(LINES, st.sampled_from([b"\n", b"\r\n"])), max_size=12).map(
    lambda lines: b"".join(map(b"".join, lines))
)


def frames(cutter: Framing, *pieces: bytes) -> list[Frame]:
    return [frame for piece in pieces for frame in cutter.feed(piece)] + list(cutter.finish())


@pytest.mark.parametrize(
    ("content_type", "expected"),
    [
        ("text/event-stream", ServerSentEvents),
        ("Text/Event-Stream; charset=utf-8", ServerSentEvents),
        ("application/x-ndjson", JsonLines),
        ("text/x-component", JsonLines),
        ("application/json", type(None)),
        ("text/html", type(None)),
        ("", type(None)),
    ],
)
def test_the_content_type_says_how_a_stream_is_cut(content_type: str, expected: type) -> None:
    assert type(framing(content_type)) is expected


@pytest.mark.parametrize(
    ("event", "text", "rewritten"),
    [
        (b'data: {"a":1}\n\n', b'{"a":1}', b"data: []\n\n"),
        (b'data:{"a":1}\r\n\r\n', b'{"a":1}', b"data: []\r\n\r\n"),
        (b'event: delta\nid: 7\ndata: {"a":1}\n\n', b'{"a":1}', b"event: delta\nid: 7\ndata: []\n\n"),
        (b'data: {"a":\ndata: 1}\n\n', b'{"a":\n1}', b"data: []\n\n"),
        (b": ping\n\n", None, None),
        (b"event: end\n\n", None, None),
        (b"\n", None, None),
    ],
)
def test_a_server_sent_event_gives_its_data_and_keeps_its_fields(
    event: bytes, text: bytes | None, rewritten: bytes | None
) -> None:
    (frame,) = frames(ServerSentEvents(), event)
    assert (frame.raw, frame.text) == (event, text)
    assert rewritten is None or frame.with_text(b"[]") == rewritten


@pytest.mark.parametrize(
    ("line", "text", "rewritten"),
    [
        (b'{"a":1}\n', b'{"a":1}', b"[]\n"),
        (b'15:{"a":1}\r\n', b'{"a":1}', b"15:[]\r\n"),
        (b'0:"mot"\n', b'"mot"', b"0:[]\n"),
        (b"bonjour\n", None, None),
        (b"\n", None, None),
    ],
)
def test_a_line_gives_its_json_and_keeps_its_mark(line: bytes, text: bytes | None, rewritten: bytes | None) -> None:
    (frame,) = frames(JsonLines(), line)
    assert (frame.raw, frame.text) == (line, text)
    assert rewritten is None or frame.with_text(b"[]") == rewritten


@pytest.mark.parametrize("cutter", [ServerSentEvents, JsonLines])
@given(stream=STREAMS, size=st.integers(1, 7), tail=st.sampled_from([b"", b"data: {", b'15:["a']))
def test_no_byte_is_lost_however_the_stream_is_cut(
    cutter: type[Framing], stream: bytes, size: int, tail: bytes
) -> None:
    data = stream + tail
    whole = frames(cutter(), data)
    assert b"".join(frame.raw for frame in whole) == data
    assert frames(cutter(), *(data[i : i + size] for i in range(0, len(data), size))) == whole


def test_an_event_is_given_as_soon_as_it_ends() -> None:
    cutter = ServerSentEvents()
    assert list(cutter.feed(b"data: 1\n")) == []
    assert [frame.text for frame in cutter.feed(b"\ndata: 2")] == [b"1"]
    assert [frame.text for frame in cutter.finish()] == [b"2"]
    assert list(cutter.finish()) == []


def test_a_frame_never_shows_its_bytes() -> None:
    assert "Lefèvre" not in repr(Frame("Lefèvre".encode(), "Lefèvre".encode(), b"", b""))

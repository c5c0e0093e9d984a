from contextlib import suppress
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.facts import Obstacle
from proxy.reasons import ReasonCode
from proxy.wire import multipart_form
from proxy.wire.errors import WireError
from proxy.wire.tree import strings
from proxy.wire.types import Binary, Tree

FIELD = b'Content-Disposition: form-data; name="note"'
FILE = b'Content-Disposition: form-data; name="file"; filename="lettre.txt"'


def form(*parts: bytes, boundary: bytes = b"b", end: bytes = b"\r\n--b--\r\n") -> bytes:
    return b"".join(b"\r\n--" + boundary + b"\r\n" + part for part in parts)[2:] + end


def part(content: bytes, head: bytes = FIELD, *more: bytes) -> bytes:
    return b"\r\n".join([head, *more, b"", content])


def refusal(data: bytes, boundary: str = "b") -> ReasonCode:
    with pytest.raises(WireError) as caught:
        multipart_form.loads(boundary, data)
    return caught.value.reason


def content(data: bytes) -> object:
    (first,) = cast("list[dict[str, Tree]]", multipart_form.loads("b", data))
    return first["content"]


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30).filter(lambda t: "--b" not in t)
NAMES = st.text(st.characters(codec="utf-8", exclude_characters='\0\\%"\r\n', min_codepoint=32), max_size=15)
PARTS = st.fixed_dictionaries(
    {"name": NAMES, "filename": st.none() | NAMES, "type": st.just("text/plain"), "content": TEXTS}
)


@given(st.lists(PARTS, max_size=4))
def test_what_is_written_is_read_back(parts: list[Tree]) -> None:
    assert multipart_form.loads("b", multipart_form.dumps("b", parts)) == parts


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_and_nothing_else(data: bytes) -> None:
    with suppress(WireError):
        multipart_form.loads("b", data)


def test_a_browsers_form_is_read_part_by_part() -> None:
    data = form(part(b"Bonjour"), part(b"\x89PNG\0", FILE.replace(b"lettre.txt", b"a.png"), b"Content-Type: image/png"))
    assert multipart_form.loads("b", data) == [
        {"name": "note", "filename": None, "type": None, "content": "Bonjour"},
        {"name": "file", "filename": "a.png", "type": "image/png", "content": Binary(b"\x89PNG\0", Obstacle.IMAGE)},
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (form(part("Léa".encode())), "Léa"),
        (form(part(b"")), ""),
        (form(part(b"a\r\n--c\r\nb")), "a\r\n--c\r\nb"),
        (form(part(b"Bonjour", FILE, b"Content-Type: text/plain")), "Bonjour"),
        (form(part("Léa".encode("latin-1"), FILE, b"Content-Type: text/plain; charset=latin1")), "Léa"),
        (form(part(b'{"a":1}', FILE, b"Content-Type: application/json")), '{"a":1}'),
        (form(part(b"Bonjour", FILE, b"Content-Transfer-Encoding: 8bit", b"Content-Type: text/csv")), "Bonjour"),
        (form(part(b"Bonjour", FILE)), Binary(b"Bonjour", Obstacle.FILE)),
        (form(part(b"%PDF", FILE, b"Content-Type: application/pdf")), Binary(b"%PDF", Obstacle.FILE)),
        (form(part(b"RIFF", FILE, b"Content-Type: audio/wav")), Binary(b"RIFF", Obstacle.AUDIO)),
        (form(part(b"\xff", FILE, b"Content-Type: text/plain")), Binary(b"\xff", Obstacle.FILE)),
        (form(part(b"\xff")), Binary(b"\xff", Obstacle.BINARY)),
        (form(part(b"C\0a\0m\0")), Binary(b"C\0a\0m\0", Obstacle.BINARY)),
        (
            form(part(b"+AEM-", FILE, b"Content-Type: text/plain; charset=utf-7")),
            Binary(b"+AEM-", Obstacle.FILE),
        ),
    ],
)
def test_a_part_is_text_where_it_says_so_and_is(data: bytes, expected: object) -> None:
    assert content(data) == expected


@pytest.mark.parametrize(
    ("data", "boundary"),
    [
        (b"", "b"),
        (b"preamble" + form(part(b"x")), "b"),
        (b"note=x", "b"),
        (form(part(b"x"), end=b""), "b"),
        (form(part(b"x"), end=b"\r\n--b"), "b"),
        (form(part(b"x"), end=b"\r\n--b-"), "b"),
        (form(part(b"x")).replace(b"\r\n", b"\n"), "b"),
        (form(part(b"x"), boundary=b"bb", end=b"\r\n--bb--\r\n"), "b"),
        (form(part(b"x")), ""),
        (form(part(b"x")), "b\n"),
        (form(part(b"x")), "other"),
        (form(b"Content-Type: text/plain\r\n\r\nx"), "b"),
        (form(b"\r\nx"), "b"),
        (form(part(b"x", b"Content-Disposition: form-data")), "b"),
        (form(part(b"x", b'Content-Disposition: attachment; name="a"')), "b"),
        (form(part(b"x", FIELD, b" folded: yes")), "b"),
        (form(part(b"x", FIELD, b"Content-Length: 2")), "b"),
        (form(part(b"x", b'Content-Disposition: form-data; name="\xff"')), "b"),
        (form(part(b"x", b"X-Long: " + b"a" * 5_000, FIELD)), "b"),
        (form(part(b"x", *[b"X-More: a"] * 9, FIELD)), "b"),
        (form(*[part(b"x")] * (multipart_form.MAX_PARTS + 1)), "b"),
    ],
)
def test_a_form_that_readers_disagree_on_is_refused(data: bytes, boundary: str) -> None:
    assert refusal(data, boundary) is ReasonCode.BODY_UNREADABLE


@pytest.mark.parametrize("encoding", [b"base64", b"quoted-printable", b"BASE64", b"gzip"])
def test_a_part_with_an_encoding_of_its_own_is_refused(encoding: bytes) -> None:
    data = form(part(b"Qm9uam91cg==", FIELD, b"Content-Transfer-Encoding: " + encoding))
    assert refusal(data) is ReasonCode.ENCODING_UNKNOWN


@pytest.mark.parametrize(
    "data",
    [
        b"preamble: Camille\r\n" + form(part(b"x")),
        form(part(b"x")) + b"epilogue: Camille",
        form(part(b"x", FIELD, b"X-Note: Camille")),
        form(part(b"x", FIELD + b"; filename*=UTF-8''Camille.txt")),
        form(part(b"x", FIELD + b"; note=Camille")),
    ],
)
def test_what_is_not_read_does_not_survive(data: bytes) -> None:
    written = multipart_form.dumps("b", multipart_form.loads("b", data))
    assert written == form(part(b"x"))


def test_several_parts_of_one_name_are_all_kept() -> None:
    parts = multipart_form.loads("b", form(part(b"1"), part(b"2")))
    assert [text for path, text in strings(parts) if path[-1] == "content"] == ["1", "2"]


def test_a_form_of_no_part_is_read() -> None:
    assert multipart_form.loads("b", b"--b--\r\n") == []


def test_text_is_written_back_in_its_own_charset() -> None:
    data = form(part("Léa".encode("latin-1"), FILE, b"Content-Type: text/plain; charset=latin1"))
    assert multipart_form.dumps("b", multipart_form.loads("b", data)) == data


@pytest.mark.parametrize("name", ['a"b', "a\r\nX-Evil: 1", "é", "a b"])
def test_a_name_cannot_write_a_header(name: str) -> None:
    parts: Tree = [{"name": name, "filename": name, "type": "text/plain", "content": "x"}]
    written = multipart_form.dumps("b", parts)
    assert multipart_form.loads("b", written) == parts
    assert b"\r\nX-Evil" not in written

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.facts import Obstacle
from proxy.reasons import ReasonCode
from proxy.wire import body
from proxy.wire.errors import WireError
from proxy.wire.tree import strings
from proxy.wire.types import Binary, Tree

FORM = "application/x-www-form-urlencoded"
PARTS = (
    b'--b\r\nContent-Disposition: form-data; name="prompt"\r\n\r\nBonjour\r\n'
    b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n\x89\r\n'
    b"--b--\r\n"
)
READABLE = [
    ("application/json", b' {"a" : "x", "n": 1.50}\n', {"a": "x", "n": 1.5}),
    ("application/json; charset=UTF-8", b'"x"', "x"),
    ("application/vnd.api+json", b"[1]", [1]),
    ("application/x-ndjson", b'{"a":"x"}\n\n{"a":"y"}', [{"a": "x"}, {"a": "y"}]),
    ("application/jsonl", b'"x"\r\n"y"\r\n', ["x", "y"]),
    (FORM, b"a=x&b=%C3%A9+y", [["a", "x"], ["b", "é y"]]),
    ("text/plain", b"Bonjour", "Bonjour"),
    ("text/plain;charset=UTF-8", b'{"a":"x"}', {"a": "x"}),
    ("text/plain", b"{pas du JSON", "{pas du JSON"),
    ("text/plain; charset=iso-8859-1", "é".encode("latin-1"), "é"),
    ("text/html", b"<p>x</p>", "<p>x</p>"),
    ("application/graphql", b"query { a }", "query { a }"),
    ("", b'{"a":"x"}', {"a": "x"}),
    ("", b"Bonjour", "Bonjour"),
    ("application/json, text/plain", b'{"a":"x"}', {"a": "x"}),
    ("application/octet-stream", b"Bonjour", "Bonjour"),
]


@pytest.mark.parametrize(("content_type", "data", "tree"), READABLE)
def test_a_body_is_opened_by_what_it_is(content_type: str, data: bytes, tree: Tree) -> None:
    assert body.read(content_type, data).tree == tree


@pytest.mark.parametrize(("content_type", "data"), [(kind, data) for kind, data, _ in READABLE])
def test_an_unchanged_body_is_identical_to_the_byte(content_type: str, data: bytes) -> None:
    assert body.read(content_type, data).encode({}) == data


@pytest.mark.parametrize(("content_type", "data"), [(kind, data) for kind, data, _ in READABLE])
def test_changing_one_leaf_of_a_body_changes_only_it(content_type: str, data: bytes) -> None:
    opened = body.read(content_type, data)
    leaves = dict(strings(opened.tree))
    for path in leaves:
        written = opened.encode({path: "autre"})
        assert dict(strings(body.read(content_type, written).tree)) == leaves | {path: "autre"}


@given(st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=5), st.text(st.characters(codec="utf-8"))))
def test_any_object_survives_a_change_of_one_of_its_leaves(tree: dict[str, str]) -> None:
    tree["leaf"] = "x"
    opened = body.read("application/json", json.dumps(tree).encode())
    assert json.loads(opened.encode({("leaf",): "é"})) == tree | {"leaf": "é"}


@pytest.mark.parametrize(
    ("content_type", "data", "obstacle"),
    [
        ("image/png", b"\x89PNG", Obstacle.IMAGE),
        ("audio/webm", b"text", Obstacle.AUDIO),
        ("application/pdf", b"%PDF-1.7", Obstacle.FILE),
        ("application/octet-stream", b"\0\1\2", Obstacle.BINARY),
        ("application/grpc-web", b"\xff\xfe\0", Obstacle.BINARY),
        ("", "Camille".encode("utf-16"), Obstacle.BINARY),
        ("", "Camille".encode("utf-16-le"), Obstacle.BINARY),
        ("text/html; charset=utf-7", b"+AEM-", Obstacle.BINARY),
    ],
)
def test_bytes_that_hold_no_text_are_said_to_be_so(content_type: str, data: bytes, obstacle: Obstacle) -> None:
    opened = body.read(content_type, data)
    assert (opened.tree, opened.encode({})) == (Binary(data, obstacle), data)


@pytest.mark.parametrize(
    ("content_type", "data", "reason"),
    [
        ("application/json", b"Bonjour", ReasonCode.JSON_INVALID),
        ("application/json", b'{"a":1,"a":2}', ReasonCode.JSON_DUPLICATE_KEY),
        ("application/json", b"\xff\xfe{\0}\0", ReasonCode.UNICODE_INVALID),
        ("application/json; charset=iso-8859-1", b'{"a":"x"}', ReasonCode.UNICODE_INVALID),
        ("application/json; charset=utf-7", b'{"a":"+AEM-"}', ReasonCode.UNICODE_INVALID),
        ("application/x-ndjson", b'{"a":1}\n{"a":', ReasonCode.JSON_INVALID),
        ("text/plain", b'{"a":1,"a":2}', ReasonCode.JSON_DUPLICATE_KEY),
        ("text/plain", b'["\\ud83d"]', ReasonCode.UNICODE_INVALID),
        ("text/plain", b"C\0a\0m\0", ReasonCode.UNICODE_INVALID),
        ("text/plain", b"\xff", ReasonCode.UNICODE_INVALID),
        ("text/plain; charset=rot13", b"Pnzvyyr", ReasonCode.UNICODE_INVALID),
        (FORM, b"a=%", ReasonCode.ENCODING_INVALID),
        ("multipart/form-data", PARTS, ReasonCode.BODY_UNREADABLE),
        ("multipart/form-data; boundary=c", PARTS, ReasonCode.BODY_UNREADABLE),
    ],
)
def test_a_body_that_is_not_what_it_claims_is_refused(content_type: str, data: bytes, reason: ReasonCode) -> None:
    with pytest.raises(WireError) as caught:
        body.read(content_type, data)
    assert caught.value.reason is reason


@given(st.sampled_from([*(kind for kind, _, _ in READABLE), "multipart/form-data; boundary=b"]), st.binary(max_size=99))
def test_any_body_is_opened_or_refused_and_nothing_else(content_type: str, data: bytes) -> None:
    with suppress(WireError):
        body.read(content_type, data).encode({})


@pytest.mark.parametrize("content_type", ["application/json", "multipart/form-data; boundary=b", FORM, "", "image/png"])
def test_an_empty_body_stays_empty(content_type: str) -> None:
    opened = body.read(content_type, b"")
    assert (opened.tree, opened.encode({})) == (None, b"")


def test_a_multipart_form_is_always_written_anew() -> None:
    opened = body.read("multipart/form-data; boundary=b", PARTS + b"epilogue")
    assert (opened.original, opened.encode({})) == (None, PARTS)
    assert opened.encode({(0, "content"): "Salut"}) == PARTS.replace(b"Bonjour", b"Salut")


def test_words_that_the_charset_cannot_write_are_refused_without_being_told() -> None:
    opened = body.read("text/plain; charset=latin1", b"Bonjour")
    with pytest.raises(WireError) as caught:
        opened.encode({(): "œuvre de Camille"})
    assert "Camille" not in repr(caught.value)


def test_a_body_never_shows_what_it_holds() -> None:
    assert "Camille" not in repr(body.read("application/json", b'{"nom":"Camille"}'))

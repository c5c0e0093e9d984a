import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.reasons import ReasonCode
from proxy.wire import strict_json
from proxy.wire.errors import WireError
from proxy.wire.types import Tree

TEXTS = st.text(st.characters(codec="utf-8"))
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
TREES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(TEXTS, inner, max_size=5),
    max_leaves=20,
)


def refusal(data: bytes) -> ReasonCode:
    with pytest.raises(WireError) as caught:
        strict_json.loads(data)
    return caught.value.reason


@given(TREES)
def test_what_is_written_is_read_back(tree: Tree) -> None:
    assert strict_json.loads(strict_json.dumps(tree).encode()) == tree


@given(TREES)
def test_what_others_write_is_read(tree: Tree) -> None:
    assert strict_json.loads(json.dumps(tree, indent=1).encode()) == tree


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_and_nothing_else(data: bytes) -> None:
    with suppress(WireError):
        strict_json.loads(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", ReasonCode.JSON_INVALID),
        (b'{"a": 1', ReasonCode.JSON_INVALID),
        (b'{"a": 1} {"b": 2}', ReasonCode.JSON_INVALID),
        (b'{"a": 1} x', ReasonCode.JSON_INVALID),
        (b"{'a': 1}", ReasonCode.JSON_INVALID),
        (b'{"a": 1,}', ReasonCode.JSON_INVALID),
        (b'// note\n{"a": 1}', ReasonCode.JSON_INVALID),
        (b'{"a": "1\n2"}', ReasonCode.JSON_INVALID),
        (b"NaN", ReasonCode.JSON_INVALID),
        (b"[Infinity]", ReasonCode.JSON_INVALID),
        (b"[-Infinity]", ReasonCode.JSON_INVALID),
        (b"[1e999]", ReasonCode.JSON_INVALID),
        (b"1" * 5_000, ReasonCode.JSON_INVALID),
        (b'\xef\xbb\xbf{"a": 1}', ReasonCode.JSON_INVALID),
        ('{"a": 1}'.encode("utf-16"), ReasonCode.UNICODE_INVALID),
        ('{"a": 1}'.encode("utf-16-le"), ReasonCode.JSON_INVALID),
        ('{"a": 1}'.encode("utf-32-be"), ReasonCode.JSON_INVALID),
        ('{"a": "é"}'.encode("latin-1"), ReasonCode.UNICODE_INVALID),
        (b'{"a": 1, "a": 2}', ReasonCode.JSON_DUPLICATE_KEY),
        (b'{"a": 1, "\\u0061": 2}', ReasonCode.JSON_DUPLICATE_KEY),
        (b'[{"x": {"a": 1, "b": 2, "a": 1}}]', ReasonCode.JSON_DUPLICATE_KEY),
        (b'["\\ud83d"]', ReasonCode.UNICODE_INVALID),
        (b'{"\\udc00": 1}', ReasonCode.UNICODE_INVALID),
        (b'["\\udc00\\ud83d"]', ReasonCode.UNICODE_INVALID),
        (b"[" * 66 + b"]" * 66, ReasonCode.JSON_TOO_DEEP),
        (b"[" * 200_000, ReasonCode.JSON_TOO_DEEP),
        (b'{"a":' * 200_000, ReasonCode.JSON_TOO_DEEP),
        (b"[" + b"1," * strict_json.MAX_LEAVES + b"1]", ReasonCode.TOO_LARGE),
    ],
)
def test_what_two_readers_could_read_differently_is_refused(data: bytes, reason: ReasonCode) -> None:
    assert refusal(data) is reason


@pytest.mark.parametrize(
    ("data", "tree"),
    [
        (b' {"a" : [1, 2.5, null, true]}\r\n', {"a": [1, 2.5, None, True]}),
        (b'{"a": 1, "A": 2}', {"a": 1, "A": 2}),
        (b'[{"a": 1}, {"a": 2}]', [{"a": 1}, {"a": 2}]),
        (b'"\\ud83d\\ude00"', "😀"),
        (b"[" * 64 + b"]" * 64, json.loads("[" * 64 + "]" * 64)),
        (b'{"": ""}', {"": ""}),
    ],
)
def test_unusual_but_plain_json_is_read(data: bytes, tree: Tree) -> None:
    assert strict_json.loads(data) == tree


def test_accents_are_written_as_they_are() -> None:
    assert strict_json.dumps({"é": "à"}) == '{"é":"à"}'


@pytest.mark.parametrize(
    ("data", "trees"),
    [(b'{"a":1}\n{"a":2}\n', [{"a": 1}, {"a": 2}]), (b'\r\n"x"\r\n\n[1]', ["x", [1]]), (b"\n", [])],
)
def test_lines_are_read_one_by_one(data: bytes, trees: list[Tree]) -> None:
    assert strict_json.loads_lines(data) == trees


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"a":1}\n{"a":', ReasonCode.JSON_INVALID),
        (b"1,2\n3", ReasonCode.JSON_INVALID),
        (b"1\n" * (strict_json.MAX_LEAVES + 1), ReasonCode.TOO_LARGE),
        (b"[1,2]\n" * (strict_json.MAX_LEAVES // 2), ReasonCode.TOO_LARGE),
    ],
)
def test_lines_are_held_to_the_same_bounds_together(data: bytes, reason: ReasonCode) -> None:
    with pytest.raises(WireError) as caught:
        strict_json.loads_lines(data)
    assert caught.value.reason is reason

from contextlib import suppress
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.reasons import ReasonCode
from proxy.wire import forms
from proxy.wire.errors import WireError
from proxy.wire.types import Tree

TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
NAMES = TEXTS.filter(bool)


@given(st.lists(st.tuples(NAMES, TEXTS).map(list), max_size=6))
def test_what_is_written_is_read_back(pairs: Tree) -> None:
    assert forms.loads(forms.dumps(pairs)) == pairs


@given(st.lists(NAMES, max_size=5), st.lists(st.tuples(NAMES, TEXTS).map(list), max_size=4))
def test_a_target_is_read_as_it_was_written(path: list[str], query: Tree) -> None:
    written = "/" + "/".join(quote(part, safe="") for part in path) + "?" + forms.dumps(query).decode()
    assert forms.target(written) == {"path": path, "query": query}


@given(st.binary(max_size=100))
def test_any_bytes_are_read_or_refused_and_nothing_else(data: bytes) -> None:
    with suppress(WireError):
        forms.loads(data)


@pytest.mark.parametrize(
    ("data", "pairs"),
    [
        (b"", []),
        (b"a=1&b=2", [["a", "1"], ["b", "2"]]),
        (b"a=1&a=2", [["a", "1"], ["a", "2"]]),
        (b"a=b=c", [["a", "b=c"]]),
        (b"a", [["a", ""]]),
        (b"&&a=&", [["a", ""]]),
        (b"=x", [["", "x"]]),
        (b"q=L%C3%A9a+Exemple", [["q", "Léa Exemple"]]),
        (b"q=1%2B1", [["q", "1+1"]]),
        (b"q=%2541", [["q", "%41"]]),
        (b"a=1;b=2", [["a", "1;b=2"]]),
    ],
)
def test_a_form_is_a_list_of_pairs_in_order(data: bytes, pairs: list[list[str]]) -> None:
    assert forms.loads(data) == pairs


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"q=%u00e9", ReasonCode.ENCODING_INVALID),
        (b"q=100%", ReasonCode.ENCODING_INVALID),
        (b"q=%4", ReasonCode.ENCODING_INVALID),
        (b"%zz=1", ReasonCode.ENCODING_INVALID),
        (b"q=%E9", ReasonCode.UNICODE_INVALID),
        (b"q=%ED%A0%BD", ReasonCode.UNICODE_INVALID),
        ("q=é".encode(), ReasonCode.UNICODE_INVALID),
        (b"a&" * (forms.MAX_FIELDS + 1), ReasonCode.TOO_LARGE),
    ],
)
def test_what_two_readers_could_read_differently_is_refused(data: bytes, reason: ReasonCode) -> None:
    with pytest.raises(WireError) as caught:
        forms.loads(data)
    assert caught.value.reason is reason


@pytest.mark.parametrize(
    ("path", "tree"),
    [
        ("/", {"path": [], "query": []}),
        ("/a//b/", {"path": ["a", "b"], "query": []}),
        ("/a%2Fb+c?q=L%C3%A9a+x", {"path": ["a/b+c"], "query": [["q", "Léa x"]]}),
        ("/a?b?c=d", {"path": ["a"], "query": [["b?c", "d"]]}),
        ("/a?", {"path": ["a"], "query": []}),
    ],
)
def test_a_target_is_its_path_and_its_query(path: str, tree: Tree) -> None:
    assert forms.target(path) == tree


@pytest.mark.parametrize(
    ("text", "plus", "plain"), [("a+b", True, "a b"), ("a+b", False, "a+b"), ("%C3%A9", False, "é"), ("", True, "")]
)
def test_percent_decoding_is_done_once(text: str, plus: bool, plain: str) -> None:
    assert forms.unquote(text, plus=plus) == plain


@pytest.mark.parametrize("field", ["f" * 100_000, "a&" * 4_000, "%41" * 30_000])
def test_large_forms_are_read(field: str) -> None:
    assert forms.pairs(field)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.install import merging

_LEAVES = st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(["a", "b"])
_LISTS = st.lists(st.sampled_from(["x", "y", "z"]), unique=True)
_TREES = st.recursive(
    _LEAVES | _LISTS, lambda inner: st.dictionaries(st.sampled_from("abcd"), inner, max_size=3), max_leaves=8
)
_OBJECTS = st.dictionaries(st.sampled_from("abcd"), _TREES, max_size=4)


@pytest.mark.parametrize(
    ("theirs", "ours", "expected"),
    [
        ({}, {"a": 1}, {"a": 1}),
        ({"b": 2}, {"a": 1}, {"b": 2, "a": 1}),
        ({"a": {"b": 2}}, {"a": {"c": 3}}, {"a": {"b": 2, "c": 3}}),
        ({"a": ["x"]}, {"a": ["x", "y"]}, {"a": ["x", "y"]}),
        ({"a": "theirs"}, {"a": "ours"}, {"a": "ours"}),
        ({"a": "text"}, {"a": {"b": 1}}, {"a": {"b": 1}}),
    ],
)
def test_ours_is_laid_over_theirs(theirs: object, ours: object, expected: object) -> None:
    assert merging.merged(theirs, ours) == expected


@pytest.mark.parametrize(
    ("was", "since", "expected"),
    [
        ({}, {"p": {"ours": 1, "Others": True}}, {"p": {"Others": True}}),
        ({"p": {"had": 1}}, {"p": {"had": 1, "ours": 1}, "new": 2}, {"p": {"had": 1}, "new": 2}),
        ({"p": {"ours": 0}}, {"p": {"ours": 1}, "new": 2}, {"p": {"ours": 0}, "new": 2}),
        ({}, {"p": {"ours": "changed"}}, {"p": {"ours": "changed"}}),
        ({}, {"p": "changed"}, {"p": "changed"}),
        ({"p": {}}, {"p": {"ours": 1}}, {"p": {}}),
    ],
)
def test_only_ours_is_taken_out_of_what_others_changed_since(was: object, since: object, expected: object) -> None:
    assert merging.without(since, {"p": {"ours": 1}}, was) == expected


@pytest.mark.parametrize(("was", "expected"), [(["a"], ["a", "c"]), (["a", "b"], ["a", "b", "c"])])
def test_an_entry_that_was_there_before_stays_in_a_list(was: list[str], expected: list[str]) -> None:
    assert merging.without({"l": ["a", "b", "c"]}, {"l": ["b"]}, {"l": was}) == {"l": expected}


@given(_OBJECTS, _OBJECTS)
def test_laying_ours_over_theirs_twice_is_laying_it_once(theirs: dict[str, object], ours: dict[str, object]) -> None:
    once = merging.merged(theirs, ours)
    assert merging.merged(once, ours) == once


@given(_OBJECTS, _OBJECTS)
def test_what_was_laid_over_can_be_taken_out(theirs: dict[str, object], ours: dict[str, object]) -> None:
    assert merging.without(merging.merged(theirs, ours), ours, theirs) == theirs


@given(_OBJECTS, _OBJECTS)
def test_what_others_added_since_stays(theirs: dict[str, object], ours: dict[str, object]) -> None:
    now = merging.merged(theirs, ours)
    assert isinstance(now, dict)
    assert merging.without(now | {"since": 1}, ours, theirs) == theirs | {"since": 1}


@given(_OBJECTS)
def test_what_is_written_is_read_back(tree: dict[str, object]) -> None:
    assert merging.read(merging.written(tree)) == tree


@pytest.mark.parametrize("content", [b"", b"[1]", b"{", b'"text"'])
def test_what_is_no_object_is_an_error(content: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json has its own kind of it
        merging.read(content)

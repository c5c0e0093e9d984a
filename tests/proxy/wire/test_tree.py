import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.prompt import Path
from proxy.wire import strict_json
from proxy.wire.tree import opened, replaced, strings
from proxy.wire.types import Tree

TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=15,
)


@given(TREES, st.data())
def test_changing_a_leaf_changes_only_it(tree: Tree, data: st.DataObject) -> None:
    leaves = dict(strings(tree))
    if not leaves:
        return
    path = data.draw(st.sampled_from(list(leaves)))
    assert dict(strings(replaced(tree, {path: "autre"}))) == leaves | {path: "autre"}


@given(TREES)
def test_changing_nothing_gives_the_same_tree(tree: Tree) -> None:
    assert replaced(tree, {}) == tree
    assert replaced(tree, dict(strings(tree))) == tree


@given(TREES)
def test_the_original_is_left_alone(tree: Tree) -> None:
    before = strict_json.dumps(tree)
    replaced(tree, dict.fromkeys(dict(strings(tree)), "autre"))
    assert strict_json.dumps(tree) == before


def test_a_path_leads_into_json_held_by_a_string() -> None:
    tree: Tree = {"arguments": json.dumps({"nom": "Camille", "jours": [1, 2], "note": json.dumps({"a": "b"})})}
    changed = replaced(tree, {("arguments", "nom"): "[NOM_1]", ("arguments", "note", "a"): 'c"'})
    (_, arguments), *_ = strings(changed)
    assert json.loads(arguments) == {
        "nom": "[NOM_1]",
        "jours": [1, 2],
        "note": json.dumps({"a": 'c"'}, separators=(",", ":")),
    }


@pytest.mark.parametrize(
    ("tree", "path"),
    [
        ({"a": "x"}, ("b",)),
        ({"a": "x"}, ("a", "b")),
        ({"a": '{"b": "x"}'}, ("a", "c")),
        (["x"], (1,)),
        (["x"], (-1,)),
        (["x"], ("0",)),
        ({"a": 1}, ("a", "b")),
        (None, ("a",)),
    ],
)
def test_a_change_that_leads_nowhere_is_never_forgotten(tree: Tree, path: Path) -> None:
    with pytest.raises(KeyError):
        replaced(tree, {path: "y"})


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('{"a": 1}', {"a": 1}),
        (' \n["a"]', ["a"]),
        ('"a"', None),
        ("12", None),
        ("", None),
        ("{presque", None),
        ('{"a": 1, "a": 2}', None),
        ("[1] et la suite", None),
    ],
)
def test_only_whole_objects_and_arrays_are_opened(text: str, inside: Tree) -> None:
    nested = opened(text)
    assert (nested and nested.inside) == inside


def test_what_is_opened_never_shows_in_a_representation() -> None:
    assert "Camille" not in repr(opened('{"nom": "Camille"}'))


def test_every_string_is_given_with_its_path() -> None:
    tree: Tree = {"a": ["x", {"b": "y"}], "c": 1, "d": None}
    assert list(strings(tree)) == [(("a", 0), "x"), (("a", 1, "b"), "y")]

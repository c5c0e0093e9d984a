import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from policies.values import Path, Tree, read, spell


def tree(text: str) -> Tree:
    return read(yaml.compose(text, Loader=yaml.SafeLoader))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: mot", {"a": "mot"}),
        ("a: true\nb: false", {"a": True, "b": False}),
        ("a: 'yes'\nb: \"no\"", {"a": "yes", "b": "no"}),
        ("a: none", {"a": "none"}),
        ("a: « b »\nc: '“d”'\ne: “f” et “g”", {"a": "« b »", "c": "“d”", "e": "“f” et “g”"}),
        ("a: -3\nb: 0\nc: 10", {"a": -3, "b": 0, "c": 10}),
        ("a: '010'", {"a": "010"}),
        ("a: [b, {c: d}]", {"a": ["b", {"c": "d"}]}),
        ("a: >-\n  deux\n  lignes", {"a": "deux lignes"}),
        ("a: {}\nb: []\nc: ''", {"a": {}, "b": [], "c": ""}),
    ],
)
def test_values_are_what_is_written(text: str, value: dict[str, Any]) -> None:
    assert tree(text).value == value
    assert not tree(text).complaints


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        *((f"a: {word}", (1, 4), "true ou false") for word in ["yes", "No", "on", "OFF", "True", "FALSE"]),
        *((f"a: {word}", (1, 4), "entier") for word in ["010", "0x1F", "1_000", "190:20", "+1", "9" * 5000]),
        *((f"a: {word}", (1, 4), 'écrivez "08:30"') for word in ["8:30"]),
        *((f"a: {word}", (1, 4), "typographiques") for word in ["“b”", "“b c”"]),
        *((f"a: {word}", (1, 4), "guillemets") for word in ["1.5", ".inf", "="]),
        *((f"a: {word}", (1, 4), "un jour") for word in ["2025-10-23 10:00:00", "2025-10-23T10:00:00Z"]),
        *((f"a: {word}", (1, 4), "valeur vide") for word in ["~", "null"]),
        ("a:\nb: c", (1, 3), "valeur vide"),
        ("a: b\nc: d\na: e", (3, 1), "ligne 1"),
        ("a:\n  b: c\n  b: c", (3, 3), "ligne 2"),
        ("<<: {a: b}", (1, 1), "recopiez"),
        ("yes: b", (1, 1), "true ou false"),
        ("1: b", (1, 1), "simple mot"),
        ("? [a]\n: b", (1, 3), "simple mot"),
        ('a: "\\e[31m"', (1, 4), "contrôle"),
        ('a: "\\uD800"', (1, 4), "contrôle"),
    ],
)
def test_what_could_be_read_two_ways_is_refused_at_its_place(text: str, place: tuple[int, int], word: str) -> None:
    (complaint,) = tree(text).complaints

    assert (complaint.line, complaint.column) == place
    assert word in complaint.message
    assert len(complaint.message) < 120


def test_every_value_and_key_has_its_place() -> None:
    read_tree = tree("a: b\nc:\n  - d\n  - {e: f}")

    assert read_tree.places[()] == (1, 1)
    assert read_tree.places[("a",)] == (1, 4)
    assert read_tree.places[("c", 0)] == (3, 5)
    assert read_tree.places[("c", 1, "e")] == (4, 9)
    assert read_tree.keys[("c", 1, "e")] == (4, 6)


def test_several_things_are_said_at_once() -> None:
    assert [complaint.line for complaint in tree("a: yes\nb: ~\nc: d\nc: e").complaints] == [1, 2, 4]


JSON = st.recursive(
    st.booleans()
    | st.integers(-999_999_999, 999_999_999)
    | st.text(st.characters(codec="ascii", min_codepoint=32, max_codepoint=126)),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.text(st.characters(codec="ascii", min_codepoint=32, max_codepoint=126)), inner)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from("abc"), JSON))
def test_quoted_values_come_back_as_they_were(value: dict[str, Any]) -> None:
    assert tree(json.dumps(value)).value == value


@pytest.mark.parametrize(
    ("path", "spelled"),
    [
        ((), ""),
        (("rules", 0, "when", "tier"), "rules[0].when.tier"),
        (("a" * 100,), "a" * 39 + "…"),
    ],
)
def test_a_path_is_spelled_as_people_write_it(path: Path, spelled: str) -> None:
    assert spell(path) == spelled

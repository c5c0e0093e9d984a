"""Objects and the places of their strings, from text that need not be valid."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.fields.objects import Node, from_json, from_xml


def strings(text: str, nodes: list[Node]) -> list[tuple[str, str, str]]:
    return [
        (n.name, key, text[slice(*span)].strip("\\")) for n in nodes for key in n.strings for span in n.strings[key]
    ]


@pytest.mark.parametrize(
    "text",
    [
        '{"name": [{"family": "Lefèvre", "given": ["Hélène", "Marie"]}]}',
        "{'name': [{'family': 'Lefèvre', 'given': ['Hélène', 'Marie']}]}",
        '{"name":[{"family":"Lefèvre","given":["Hélène","Marie',
        'Voici : "name":[{"family":"Lefèvre","given":["Hélène","Marie"]}]',
        r'{"x":"{\"name\":[{\"family\":\"Lefèvre\",\"given\":[\"Hélène\",\"Marie\"]}]}"}',
    ],
)
def test_strings_are_known_by_their_key_and_their_object(text: str) -> None:
    assert strings(text, from_json(text)) == [
        ("name", "family", "Lefèvre"),
        ("name", "given", "Hélène"),
        ("name", "given", "Marie"),
    ]


def test_an_element_with_a_value_is_a_string_of_the_one_around() -> None:
    text = '<name><family value="Lefèvre"/></name>'
    assert strings(text, from_xml(text)) == [("name", "family", "Lefèvre")]


def test_an_object_knows_those_around_it() -> None:
    innermost = from_json('{"a":{"b":{"c":"d"}}}')[-1]
    assert [node.name for node in innermost.ancestors()] == ["b", "a", "", ""]


@given(st.text(alphabet="{}[]:,\"'\\\\an <>=/", max_size=300))
def test_places_lie_inside_any_text(text: str) -> None:
    for node in [*from_json(text), *from_xml(text)]:
        for spans in node.strings.values():
            assert all(0 <= start <= end <= len(text) for start, end in spans)

"""Elements of XML with their places, broken or not."""

from hypothesis import given
from hypothesis import strategies as st

from detectors.fields.markup import elements


def test_an_element_knows_those_around_it_its_attributes_and_its_words() -> None:
    text = "<a><n:b x=\"1\" y='2'/><c>mot</c></a><d>"
    found = [
        (e.path, {k: text[slice(*v)] for k, v in e.attributes.items()}, text[slice(*e.words)]) for e in elements(text)
    ]
    assert found == [
        (("a",), {}, ""),
        (("a", "b"), {"x": "1", "y": "2"}, ""),
        (("a", "c"), {}, "mot"),
        (("d",), {}, ""),
    ]


def test_a_missing_end_closes_with_the_element_around() -> None:
    assert [e.path for e in elements("<a><b><c></a><d>")] == [("a",), ("a", "b"), ("a", "b", "c"), ("d",)]


@given(st.text(alphabet="<>/ab=\"' x", max_size=300))
def test_places_lie_inside_any_text(text: str) -> None:
    for element in elements(text):
        for start, end in [element.words, *element.attributes.values()]:
            assert 0 <= start <= end <= len(text)

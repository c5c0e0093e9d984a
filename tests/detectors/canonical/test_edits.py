import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.canonical.edits import Edit, Layer

LAYER = Layer("Mme He\u0301lène !", [Edit(4, 4, ""), Edit(5, 7, "é"), Edit(11, 13, "")])
MIRROR = Layer("le \u202enaeJ\u202c !", [Edit(3, 9, "Jean", mirrored=True)])


def test_edits_make_a_new_text() -> None:
    assert LAYER.text == "Mme Hélène"
    assert MIRROR.text == "le Jean !"


@pytest.mark.parametrize(
    ("start", "end", "before"),
    [
        (0, 3, (0, 3)),
        (5, 6, (5, 7)),
        (4, 6, (4, 7)),
        (6, 10, (7, 11)),
        (0, 10, (0, 11)),
    ],
)
def test_a_span_goes_back_to_what_it_stands_for(start: int, end: int, before: tuple[int, int]) -> None:
    assert LAYER.back(start, end) == before


@pytest.mark.parametrize(
    ("start", "end", "before"),
    [(3, 7, (3, 9)), (3, 4, (7, 9)), (6, 7, (3, 5)), (4, 6, (5, 7)), (2, 5, (2, 9)), (5, 8, (3, 10)), (8, 9, (10, 11))],
)
def test_a_mirrored_run_goes_back_letter_by_letter_its_controls_at_its_ends(
    start: int, end: int, before: tuple[int, int]
) -> None:
    assert MIRROR.back(start, end) == before


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text("ab ", max_size=20))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return text, [Edit(start, end, draw(st.text("XY", max_size=3))) for start, end in pairs if start < end]


@given(edited())
def test_every_place_goes_back_inside_the_text_and_in_order(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    layer = Layer(text, edits)
    spans = [layer.back(place, place + 1) for place in range(len(layer.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    assert all(text[start:end] == layer.text[i] for i, (start, end) in enumerate(spans) if layer.text[i] not in "XY")

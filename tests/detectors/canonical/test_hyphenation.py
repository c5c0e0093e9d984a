import pytest

from detectors.canonical.edits import Layer
from detectors.canonical.hyphenation import edits


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Lefè-\nvre", "Lefèvre"),
        ("Lefe\u0300-\r\n  vre", "Lefe\u0300vre"),
        ("Lefè\u00ad\nvre", "Lefèvre"),
        ("Lefè¬\nvre", "Lefèvre"),
        ("Marie-\nThérèse", "Marie-Thérèse"),
    ],
)
def test_the_halves_of_a_word_are_joined(text: str, folded: str) -> None:
    assert Layer(text, edits(text)).text == folded


@pytest.mark.parametrize("text", ["HTA\n- diabète", "12-\n14", "fin -\nsuite", "a-b", "-\na", "mot-\n12"])
def test_lists_and_ranges_stay(text: str) -> None:
    assert not edits(text)

import pytest

from detectors.canonical.edits import Layer
from detectors.canonical.spelling import edits


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("D comme Denise, U comme Ursule, R comme Raoul", "DUR"),
        ("nom d comme denise u comme ursule et p comme paul.", "nom DUP."),
        ("Delta Uniform Papa Oscar", "DUPO"),
        ("N pour Nicolas - O pour Oscar - Y pour Yves", "NOY"),
    ],
)
def test_a_spelled_name_is_written(text: str, folded: str) -> None:
    assert Layer(text, edits(text)).text == folded


@pytest.mark.parametrize(
    "text",
    [
        "un patient comme Denise",
        "grade C comme prévu",
        "Alpha bloquant, écho",
        "hotel oscar",
        "à donner pour Oscar",
        "a pour b",
    ],
)
def test_ordinary_words_spell_nothing(text: str) -> None:
    assert not edits(text)

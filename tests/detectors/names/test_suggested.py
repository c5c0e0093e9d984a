import pytest

from detectors.names.suggested import suggested
from detectors.names.words import Words


@pytest.mark.parametrize(
    ("text", "seen", "kept"),
    [
        ("vu avec Vasseur ce jour", "Vasseur", ["Vasseur"]),
        ("dossier de Zoltan Kermarrec", "Zoltan Kermarrec", ["Zoltan Kermarrec"]),
        ("vu par Durand J. hier", "Durand", ["Durand J."]),
        ("la Troponine est normale", "Troponine", []),
        ("maladie de Vasseur", "Vasseur", []),
        ("Xyloq monte", "Xyloq", []),
        ("Écarteur de Gosset", "Écarteur de Gosset", []),
        ("vu avec Alexa ce jour", "Alexa", []),
    ],
)
def test_what_a_model_sees_is_kept_when_the_gazetteer_agrees(text: str, seen: str, kept: list[str]) -> None:
    words, start = Words(text), text.index(seen)
    found = suggested(words, [(start, start + len(seen))])
    assert [text[words.starts[name.start] : name.cut] for name in found] == kept

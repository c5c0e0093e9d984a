import pytest

from detectors.canonical.edits import Layer
from detectors.canonical.entities import edits


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("H&eacute;l&egrave;ne", "Hélène"),
        ("H&#233;l&#xE8;ne", "Hélène"),
        ("H&#233l&eacutene", "Hélène".replace("è", "é")),
        ("a&nbsp;b &lt;5", "a\u00a0b <5"),
        ("&amp;eacute;", "&eacute;"),
    ],
)
def test_entities_are_read(text: str, folded: str) -> None:
    assert Layer(text, edits(text)).text == folded


@pytest.mark.parametrize("text", ["Durand & co;", "R&D", "a&b=c&d", "&inconnu;", "&"])
def test_an_ampersand_alone_is_no_entity(text: str) -> None:
    assert not edits(text)

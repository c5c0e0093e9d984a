import pytest

from detectors.canonical.edits import Layer
from detectors.canonical.tags import edits

HIDDEN = "".join(chr(0xE0000 + ord(char)) for char in "Dupont")


def test_text_hidden_in_tags_is_read() -> None:
    text = f"bonjour{HIDDEN}"
    assert Layer(text, edits(text)).text == "bonjourDupont"


@pytest.mark.parametrize(
    "text",
    [
        "Du\U000e0041pont",
        "Du\U000e0078\U000e0078\U000e0078pont",
        "\N{WAVING BLACK FLAG}\U000e0067\U000e0062\U000e0065\U000e007f",
        "é",
    ],
)
def test_flags_and_lone_tags_hold_no_text(text: str) -> None:
    assert not edits(text)
